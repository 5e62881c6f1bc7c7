import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BandWords } from "@/ui/charts/band-words";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { GROUP_MARK, type GroupTone, type ScoreBand } from "@/ui/charts/group-tone";

/** One point of the scale and how often it was given. */
export interface ScoreBar {
  score: string;
  count: number;
  countText: string;
  shareText: string;
  tone: GroupTone;
  /** Where these answers are listed. */
  href?: string;
}

const TOP = 18;
const BOTTOM = 26;

/**
 * How often each score was given: one bar a score with its count on top, coloured and bracketed by the scale's three bands,
 * which stand in words below. Pure SVG in percentages: it needs no JavaScript, and its text never shrinks.
 */
export function DistributionChart({
  caption,
  fileName,
  bars,
  bands,
  scoreHead,
  height = 152,
  className,
}: {
  caption: string;
  fileName: string;
  bars: readonly ScoreBar[];
  bands: readonly ScoreBand[];
  scoreHead?: string;
  height?: number;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const slot = 100 / Math.max(1, bars.length);
  const floor = height - BOTTOM;
  const name = (tone: GroupTone) => bands.find((band) => band.tone === tone)?.name ?? "";
  return (
    <ChartFrame
      caption={caption}
      fileName={fileName}
      height={height}
      className={className}
      table={{
        columns: [
          { label: scoreHead ?? t("score") },
          { label: t("group") },
          { label: t("answers"), numeric: true },
          { label: t("share"), numeric: true },
        ],
        rows: bars.map((bar) => [bar.score, name(bar.tone), bar.countText, bar.shareText]),
      }}
      below={<BandWords bands={bands} className="mt-1.5" />}
    >
      <svg
        data-chart=""
        width="100%"
        height={height}
        role={bars.some((bar) => bar.href) ? "group" : "img"}
        aria-label={caption}
        className="block overflow-visible"
      >
        {bars.map((bar, i) => {
          const tall = bar.count === 0 ? 0 : Math.max(2, (bar.count / most) * (floor - TOP));
          const middle = `${(i + 0.5) * slot}%`;
          return (
            <BarLink key={bar.score} bar={bar}>
              <rect
                x={`${(i + 0.1) * slot}%`}
                width={`${0.8 * slot}%`}
                y={floor - tall}
                height={tall}
                fill={GROUP_MARK[bar.tone]}
              />
              <text x={middle} y={floor - tall - 6} textAnchor="middle" fontSize={12} fill="var(--color-foreground)">
                {bar.countText}
              </text>
              <text x={middle} y={floor + 17} textAnchor="middle" fontSize={12} fill="var(--color-muted-foreground)">
                {bar.score}
              </text>
              <rect
                x={`${(bars[i - 1]?.tone === bar.tone ? i : i + 0.1) * slot}%`}
                width={`${
                  ((bars[i + 1]?.tone === bar.tone ? 1 : 0.9) - (bars[i - 1]?.tone === bar.tone ? 0 : 0.1)) * slot
                }%`}
                y={floor + 23}
                height={2}
                fill={GROUP_MARK[bar.tone]}
              />
            </BarLink>
          );
        })}
        <line x1="0" x2="100%" y1={floor} y2={floor} stroke="var(--color-input)" shapeRendering="crispEdges" />
      </svg>
    </ChartFrame>
  );
}

/** A bar with its count, which leads to its answers where there is a way. */
function BarLink({ bar, children }: { bar: ScoreBar; children: ReactNode }) {
  const t = useTranslations("ui.chart");
  if (bar.href === undefined) return <g>{children}</g>;
  return (
    <a
      href={bar.href}
      aria-label={t("barAnswers", { score: bar.score, count: bar.countText })}
      className="hover:opacity-80"
    >
      {children}
    </a>
  );
}
