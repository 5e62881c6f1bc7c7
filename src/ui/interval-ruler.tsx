import { cn } from "@/ui/cn";
import { type RulerInput, rulerGeometry } from "@/ui/ruler-geometry";
import type { Assessment } from "@/ui/verdict-tone";

const MARK = { better: "var(--color-better-mark)", worse: "var(--color-worse-mark)", same: "var(--color-same-mark)" };
const INK = { better: "var(--color-better)", worse: "var(--color-worse)", same: "var(--color-foreground)" };

/**
 * The signature under a headline number: bar = the interval, upright = the value, dotted = the value before, flag = the goal;
 * hollow when the number is rough. Without numbers it is a dashed line. Decorative unless `label` says it in words, because
 * the words stand beside it. It is never mirrored: numbers grow to the right in every language.
 */
export function IntervalRuler({
  rough,
  tone,
  label,
  className,
  height = 16,
  ...input
}: Partial<RulerInput> & {
  rough?: boolean;
  tone?: Assessment;
  label?: string;
  className?: string;
  height?: number;
}) {
  const { value, low, high } = input;
  const at =
    value === undefined || low === undefined || high === undefined
      ? null
      : rulerGeometry({ ...input, value, low, high });
  const key = tone === "better" || tone === "worse" ? tone : "same";
  const middle = height / 2;
  return (
    <svg
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : true}
      width="100%"
      height={height}
      className={cn("block overflow-visible", className)}
    >
      <line
        x1="0"
        x2="100%"
        y1={middle}
        y2={middle}
        stroke="var(--color-border)"
        strokeDasharray={at ? undefined : "3 3"}
        shapeRendering="crispEdges"
      />
      {at ? (
        <>
          <rect
            x={`${at.low}%`}
            width={`${Math.max(at.width, 0.5)}%`}
            y={middle - 3}
            height={6}
            rx={1}
            fill={rough ? "var(--color-background)" : MARK[key]}
            fillOpacity={rough ? 1 : 0.38}
            stroke={rough ? MARK[key] : undefined}
          />
          {at.before === null ? null : (
            <line
              x1={`${at.before}%`}
              x2={`${at.before}%`}
              y1={middle - 6}
              y2={middle + 6}
              stroke="var(--color-subtle-foreground)"
              strokeDasharray="2 2"
            />
          )}
          {at.goal === null ? null : (
            <svg x={`${at.goal}%`} y={middle - 8} overflow="visible" aria-hidden="true">
              <path d="M0 15V1" stroke="var(--color-foreground)" strokeWidth="1.5" />
              <path d="M0 1h5L3.5 3.5 5 6H0z" fill="var(--color-foreground)" />
            </svg>
          )}
          <svg x={`${at.value}%`} y={middle - 6} overflow="visible" aria-hidden="true">
            {rough ? (
              <rect
                x={-2}
                width={4}
                y={0.5}
                height={11}
                rx={1}
                fill="var(--color-background)"
                stroke="var(--color-foreground)"
              />
            ) : (
              <rect x={-1.5} width={3} height={12} rx={1} fill={INK[key]} />
            )}
          </svg>
        </>
      ) : null}
    </svg>
  );
}
