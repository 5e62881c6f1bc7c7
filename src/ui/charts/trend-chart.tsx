"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { Unit } from "@/domain/metrics/metric-id";
import { ChartFrame } from "@/ui/charts/chart-frame";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** What happened on a day: the period it lies in, by its key, and how far into it (0 its beginning, 1 its end). */
export interface TrendEvent {
  readonly key: string;
  readonly at: number;
  readonly name: string;
}

/** What the drawing needs; all of it can be sent from the server. */
export interface TrendPlotProps {
  /** "NPS". */
  name: string;
  unit: Unit;
  points: readonly TrendPoint[];
  /** The scale's ends: −100 and 100, 0 and 100, 1 and 7. */
  min: number;
  max: number;
  /** The axis begins here instead of near the values. */
  from?: number;
  goal?: { value: number; label: string } | null;
  /** The periods read and compared, by their first and last key: two bars on the time axis. */
  current?: { from: string; to: string } | null;
  previous?: { from: string; to: string } | null;
  /** What happened, as marks with their names. */
  events?: readonly TrendEvent[];
}

// The library is heavy, so it comes on its own and only where a trend is shown. The frame holds its place.
const TrendPlot = dynamic(() => import("@/ui/charts/trend-plot").then((module) => module.TrendPlot), { ssr: false });

/**
 * A number over time: line, 95 % band, gaps where nobody answered, series breaks that nothing crosses, a running period dashed,
 * rough periods hollow, the goal dotted. Read by keyboard with the arrow keys; the same numbers as a table on a button.
 */
export function TrendChart({
  caption,
  fileName,
  height = 242,
  className,
  ...plot
}: TrendPlotProps & { caption: string; fileName: string; height?: number; className?: string }) {
  const t = useTranslations("ui.chart");
  const rows = plot.points.map((point) => [
    point.title,
    point.valueText,
    point.betweenText,
    point.countText,
    [
      point.breakBefore?.label,
      ...(plot.events ?? []).flatMap((event) => (event.key === point.key ? [event.name] : [])),
      point.rough ? t("few") : "",
      point.partial ? t("soFar") : "",
    ]
      .filter(Boolean)
      .join(" · "),
  ]);
  return (
    <ChartFrame
      caption={caption}
      fileName={fileName}
      height={height}
      needsScript
      className={className}
      table={{
        columns: [
          { label: t("period") },
          { label: plot.name, numeric: true },
          { label: t("sure") },
          { label: t("answers"), numeric: true },
          { label: t("note") },
        ],
        rows,
      }}
    >
      {plot.points.some(({ value }) => value !== null) ? (
        <TrendPlot {...plot} />
      ) : (
        <p dir="auto" className="grid h-full place-items-center text-muted-foreground">
          {t("nothing")}
        </p>
      )}
    </ChartFrame>
  );
}
