"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { Unit } from "@/domain/metrics/metric-id";
import { ChartFrame } from "@/ui/charts/chart-frame";

/** One side's number at a step, and the words for it. `value` null: nobody answered, or too few. */
export interface AlignedReading {
  /** The days of the calendar: "8 – 14 Sep 2026". */
  readonly title: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly valueText: string;
  readonly betweenText: string;
  readonly countText: string;
  readonly rough: boolean;
}

/** Both sides at the same step, counted from the first of each; null where a side has ended. */
export interface AlignedPoint {
  readonly key: string;
  /** On the axis: "3". */
  readonly label: string;
  /** "Week 3". */
  readonly title: string;
  readonly sides: readonly [current: AlignedReading | null, previous: AlignedReading | null];
}

/** What the drawing needs; all of it can be sent from the server. */
export interface AlignedTrend {
  /** "NPS". */
  readonly name: string;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly names: readonly [current: string, previous: string];
  /** "Week": the head of the table's first column. */
  readonly stepHead: string;
  readonly points: readonly AlignedPoint[];
}

// The library is heavy, so it comes on its own; the frame holds its place.
const AlignedPlot = dynamic(() => import("@/ui/charts/aligned-plot").then((module) => module.AlignedPlot), {
  ssr: false,
});

/**
 * Two trends on one axis, step by step from the first of each: both lines with their 95 % bands and their names beside them,
 * gaps where nobody answered, rough values hollow. Read by keyboard with the arrow keys; the same numbers as a table.
 */
export function AlignedChart({
  caption,
  fileName,
  className,
  ...plot
}: AlignedTrend & { caption: string; fileName: string; className?: string }) {
  const t = useTranslations("ui.chart");
  const { names, points } = plot;
  const cells = (reading: AlignedReading | null) =>
    reading === null
      ? ["—", "", ""]
      : [
          reading.rough ? `${reading.valueText} (${t("few")})` : reading.valueText,
          reading.betweenText,
          reading.countText,
        ];
  return (
    <ChartFrame
      caption={caption}
      fileName={fileName}
      height={242}
      needsScript
      className={className}
      table={{
        columns: [
          { label: plot.stepHead },
          ...names.flatMap((name) => [
            { label: name, numeric: true },
            { label: t("sureOf", { name }) },
            { label: t("answersOf", { name }), numeric: true },
          ]),
        ],
        rows: points.map(({ title, sides }) => [title, ...cells(sides[0]), ...cells(sides[1])]),
      }}
    >
      <AlignedPlot {...plot} />
    </ChartFrame>
  );
}
