"use client";

import { usePlotArea, useXAxisScale } from "recharts";
import { isolated } from "@/ui/charts/isolate-text";
import { placeLabels } from "@/ui/charts/place-labels";
import type { TrendEvent } from "@/ui/charts/trend-chart";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** About the width of one bold letter at 12 px. */
const LETTER = 6.9;
const ROW = 14;
const ROWS = 2;
/** Room past the end of the drawing, above the words for its last value. */
const BESIDE = 80;
/** So many of the newest have their names. */
const NAMED = 5;
/** A narrower drawing has the marks alone: the names stand beside the chart. */
const NAMED_FROM = 480;

/** What happened, as dotted uprights on their day, with their names above where they find room. */
export function TrendEvents({ points, events }: { points: readonly TrendPoint[]; events: readonly TrendEvent[] }) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  if (!area || !xScale) return null;
  const at = (i: number) => xScale(points[i]?.key ?? "") ?? Number.NaN;
  const step = points.length > 1 ? at(1) - at(0) : 0;
  const marks = events.flatMap((event) => {
    const i = points.findIndex((point) => point.key === event.key);
    const x = at(i) + (event.at - 0.5) * step;
    return Number.isFinite(x) ? [{ ...event, x, width: event.name.length * LETTER }] : [];
  });
  // Where a series breaks, both rows are its own.
  const breaks = points.flatMap((point, i) => (point.breakBefore && i > 0 ? [(at(i - 1) + at(i)) / 2] : []));
  const taken = breaks.flatMap((x) => [0, 1].map((row) => ({ row, from: x - 90, to: x + 90 })));
  const room = { from: area.x, to: area.x + area.width + BESIDE, rows: area.width < NAMED_FROM ? 0 : ROWS };
  const first = Math.max(0, marks.length - NAMED);
  const labels = placeLabels(marks.slice(first), room, taken);
  return (
    <g>
      {marks.map(({ key, name, x }, i) => {
        const label = labels[i - first];
        const top = label ? area.y - 6 - label.row * ROW : area.y;
        return (
          <g key={`${key} ${name}`}>
            <line
              x1={x}
              x2={x}
              y1={top}
              y2={area.y + area.height}
              stroke="var(--color-muted-foreground)"
              strokeDasharray="1 3"
              strokeLinecap="round"
            />
            {label ? (
              <text
                x={label.anchor === "start" ? x - 2 : x + 2}
                y={top - 2}
                textAnchor={label.anchor}
                fontSize={12}
                fontWeight={600}
                fill="var(--color-foreground)"
              >
                {isolated(name)}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}
