"use client";

import dynamic from "next/dynamic";
import type { Unit } from "@/domain/metrics/metric-id";
import { ChartFrame } from "@/ui/charts/chart-frame";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** A day on the axis, counted from 1970, so that past and future lie on one straight scale. */
type At = number;

/** What is likely on a day to come: the line, and 50, 80 and 95 of 100 outcomes about it. */
export interface FanPoint {
  readonly at: At;
  readonly title: string;
  readonly value: number;
  readonly half: readonly [number, number];
  readonly most: readonly [number, number];
  readonly nearly: readonly [number, number];
  readonly valueText: string;
  readonly likelyText: string;
}

/** What the drawing of a goal needs; all of it can be sent from the server. */
export interface GoalPlotProps {
  /** "CSAT". */
  readonly name: string;
  readonly unit: Unit;
  readonly locale: string;
  readonly min: number;
  readonly max: number;
  readonly points: readonly (TrendPoint & { readonly at: At })[];
  readonly fan: readonly FanPoint[];
  /** The straight path from the baseline to the goal. */
  readonly path: {
    readonly from: { readonly at: At; readonly value: number; readonly label: string };
    readonly to: { readonly at: At; readonly value: number; readonly label: string; readonly note: string };
  };
  /** What was done, by its first day. */
  readonly events: readonly { readonly at: At; readonly label: string; readonly note: string }[];
  readonly ticks: readonly { readonly at: At; readonly label: string }[];
  readonly words: {
    readonly forecast: string;
    readonly expected: string;
    readonly keys: string;
    readonly soFar: string;
  };
}

const GoalPlot = dynamic(() => import("@/ui/charts/goal-plot").then((module) => module.GoalPlot), { ssr: false });

/**
 * A goal on its time line: weeks with their interval, series breaks, the straight path, what was done, and the fan of likely
 * outcomes up to the deadline. Read by keyboard with the arrow keys; the same numbers as a table on a button.
 */
export function GoalChart({
  caption,
  fileName,
  columns,
  rough,
  className,
  ...plot
}: GoalPlotProps & {
  caption: string;
  fileName: string;
  /** Names of the table's five columns. */
  columns: readonly [string, string, string, string, string];
  rough: string;
  className?: string;
}) {
  const { points, fan, events, words } = plot;
  const weeks = points.map((point) => [
    point.title,
    point.valueText,
    point.betweenText,
    point.countText,
    [point.breakBefore?.label, point.rough ? rough : "", point.partial ? words.soFar : ""].filter(Boolean).join(" · "),
  ]);
  const ahead = fan.map((one) => [one.title, one.valueText, one.likelyText, "", words.forecast]);
  const done = events.map((event) => [event.note, "", "", "", event.label]);
  return (
    <ChartFrame
      caption={caption}
      fileName={fileName}
      height={340}
      needsScript
      className={className}
      table={{
        columns: columns.map((label, place) => ({ label, numeric: place === 1 || place === 3 })),
        rows: [...weeks, ...ahead, ...done],
      }}
    >
      <GoalPlot {...plot} />
    </ChartFrame>
  );
}
