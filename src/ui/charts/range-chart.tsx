"use client";

import dynamic from "next/dynamic";
import type { Unit } from "@/domain/metrics/metric-id";
import { ChartFrame } from "@/ui/charts/chart-frame";

/** One week: its value as a dot, the smoothed line, and where that usually is. */
export interface RangePoint {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly value: number | null;
  readonly smoothed: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly out: boolean;
  readonly valueText: string;
  readonly smoothedText: string;
  readonly rangeText: string;
  readonly countText: string;
}

/** A week that something is said of, upright in the chart. */
export interface RangeMark {
  readonly key: string;
  readonly label: string;
}

export interface RangePlotProps {
  readonly name: string;
  readonly unit: Unit;
  readonly points: readonly RangePoint[];
  readonly marks: readonly RangeMark[];
  readonly min: number;
  readonly max: number;
  readonly words: { readonly value: string; readonly smoothed: string; readonly range: string };
}

const RangePlot = dynamic(() => import("@/ui/charts/range-plot").then((module) => module.RangePlot), { ssr: false });

/** A number's weeks against its usual range, with the week in which it left. The same as a table on a button. */
export function RangeChart({
  caption,
  fileName,
  columns,
  className,
  ...plot
}: RangePlotProps & {
  caption: string;
  fileName: string;
  columns: readonly [week: string, value: string, smoothed: string, range: string, count: string];
  className?: string;
}) {
  return (
    <ChartFrame
      caption={caption}
      fileName={fileName}
      height={300}
      needsScript
      className={className}
      table={{
        columns: columns.map((label, place) => ({ label, numeric: place > 0 })),
        rows: plot.points.map((one) => [one.title, one.valueText, one.smoothedText, one.rangeText, one.countText]),
      }}
    >
      <RangePlot {...plot} />
    </ChartFrame>
  );
}
