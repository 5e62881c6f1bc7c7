"use client";

import Link from "next/link";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { isolated } from "@/ui/charts/isolate-text";
import { waterfallSteps } from "@/ui/charts/waterfall-steps";

/** A bar: an end that stands on the floor, or a change that hangs between two levels. */
export interface WaterfallBar {
  readonly key: string;
  readonly label: string;
  readonly kind: "end" | "change";
  readonly amount: number;
  readonly amountText: string;
  /** Where the rows behind the step are listed, and how that is read aloud. */
  readonly href?: string | null;
  readonly linkLabel?: string;
}

const FILL = { end: "var(--color-foreground)", up: "var(--color-better-mark)", down: "var(--color-worse-mark)" };
/** Room for two rows of amounts. */
const TOP = 34;
const BOTTOM = 24;

/**
 * How an amount moved from one end to the other: ends in ink, what came up, what went down, in steps. Where the axis is cut
 * so that the steps can be seen, both ends show teeth and the caption says from where.
 */
export function WaterfallChart({
  caption,
  fileName,
  bars,
  stepHead,
  amountHead,
  cutText,
  height = 214,
}: {
  caption: string;
  fileName: string;
  bars: readonly WaterfallBar[];
  stepHead: string;
  amountHead: string;
  /** "Axis is cut at €1.1m, as the teeth show.", said only where it is. */
  cutText: string;
  height?: number;
}) {
  const { floor, ceiling, steps } = waterfallSteps(bars);
  const plot = height - TOP - BOTTOM;
  const y = (amount: number) => TOP + plot * (1 - (amount - floor) / Math.max(1e-9, ceiling - floor));
  const slot = 100 / Math.max(1, bars.length);
  const base = TOP + plot;
  return (
    <ChartFrame
      caption={caption}
      fileName={fileName}
      height={height}
      table={{
        columns: [{ label: stepHead }, { label: amountHead, numeric: true }],
        rows: bars.map(({ label, amountText }) => [label, amountText]),
      }}
      below={floor > 0 ? <p className="mt-1 text-muted-foreground text-xs">{cutText}</p> : null}
    >
      <svg
        data-chart=""
        width="100%"
        height={height}
        role="img"
        aria-label={caption}
        className="block overflow-visible"
      >
        {steps.map(({ bar, low, high, after }, i) => {
          const [left, wide] = [(i + 0.14) * slot, 0.72 * slot];
          const tall = Math.max(1, y(low) - y(high));
          const fill = bar.kind === "end" ? FILL.end : bar.amount < 0 ? FILL.down : FILL.up;
          return (
            <g key={bar.key}>
              <rect
                x={`${left}%`}
                width={`${wide}%`}
                y={y(high)}
                height={tall}
                fill={fill}
                fillOpacity={bar.kind === "end" ? 0.86 : 1}
              />
              {bar.kind === "end" && floor > 0 ? (
                <svg
                  x={`${left}%`}
                  y={base - 10}
                  width={`${wide}%`}
                  height={8}
                  viewBox="0 0 48 8"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <path
                    d="M0 6 6 1 12 6 18 1 24 6 30 1 36 6 42 1 48 6"
                    fill="none"
                    stroke="var(--color-background)"
                    strokeWidth={2.5}
                    vectorEffect="non-scaling-stroke"
                  />
                </svg>
              ) : null}
              {i < steps.length - 1 ? (
                <line
                  x1={`${left + wide}%`}
                  x2={`${left + slot}%`}
                  y1={y(after)}
                  y2={y(after)}
                  stroke="var(--color-subtle-foreground)"
                  strokeDasharray="2 2"
                />
              ) : null}
              <text
                x={`${(i + 0.5) * slot}%`}
                y={y(high) - 6}
                textAnchor="middle"
                fontSize={12}
                fontWeight={600}
                fill="var(--color-foreground)"
                // On a phone neighbours would touch: every other one stands a row higher.
                className={i % 2 === 1 ? "max-sm:-translate-y-3.5" : undefined}
              >
                {bar.amountText}
              </text>
              <text
                x={`${(i + 0.5) * slot}%`}
                y={height - 6}
                textAnchor="middle"
                fontSize={12}
                fill="var(--color-muted-foreground)"
              >
                {isolated(bar.label)}
              </text>
            </g>
          );
        })}
      </svg>
      {bars.map(({ key, href, linkLabel }, i) =>
        href ? (
          <Link
            key={key}
            href={href}
            prefetch={false}
            aria-label={linkLabel}
            title={linkLabel}
            className="absolute inset-y-0 rounded-sm hover:bg-foreground/5"
            style={{ left: `${i * slot}%`, width: `${slot}%` }}
          />
        ) : null,
      )}
    </ChartFrame>
  );
}
