"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { GoalPlotProps } from "@/ui/charts/goal-chart";
import { isolated } from "@/ui/charts/isolate-text";

const INK = "var(--color-foreground)";
const MUTED = "var(--color-muted-foreground)";
/** About the width of one letter at 12 px. */
const LETTER = 6.4;
const LANE = 30;

/**
 * What stands in a goal's chart beside its lines: where the forecast begins, the straight path with the goal at its end, the
 * baseline at its beginning, series breaks as two hairlines, and what was done as dotted uprights with their names below.
 */
export function GoalAnnotations({ points, fan, path, events, words }: GoalPlotProps) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  const at = (day: number) => Number(x(day));
  const height = (value: number) => Number(y(value));
  const [left, end, bottom] = [area.x, area.x + area.width, area.y + area.height];
  const ahead = fan[0];
  const last = fan.at(-1);
  const goalY = height(path.to.value);
  const lastY = last ? height(last.value) : null;
  // Two labels of two lines at the end edge never lie on each other: the forecast's gives way.
  const expectedY = lastY === null ? null : Math.abs(lastY - goalY) < 36 ? goalY + (lastY < goalY ? -36 : 36) : lastY;
  return (
    <g>
      {ahead ? (
        <g>
          <rect
            x={at(ahead.at)}
            y={area.y}
            width={Math.max(0, end - at(ahead.at))}
            height={area.height}
            fill="var(--color-muted)"
            fillOpacity={0.55}
          />
          <Text x={at(ahead.at) + 8} y={area.y + 14}>
            {words.forecast}
          </Text>
        </g>
      ) : null}
      {points.map((point, i) => {
        const before = points[i - 1];
        if (!point.breakBefore || !before) return null;
        const middle = (at(before.at) + at(point.at)) / 2;
        return (
          <g key={point.key}>
            {[-2.5, 2.5].map((shift) => (
              <line key={shift} x1={middle + shift} x2={middle + shift} y1={area.y - 8} y2={bottom} stroke={INK} />
            ))}
            <Text x={middle} y={area.y - 14} anchor={middle > end - 120 ? "end" : "middle"} bold>
              {point.breakBefore.label}
            </Text>
          </g>
        );
      })}
      <line
        x1={at(path.from.at)}
        y1={height(path.from.value)}
        x2={at(path.to.at)}
        y2={goalY}
        stroke={INK}
        strokeWidth={1.5}
        strokeDasharray="1 4"
        strokeLinecap="round"
      />
      <circle cx={at(path.from.at)} cy={height(path.from.value)} r={3} fill={INK} />
      <Text x={Math.max(left + 4, at(path.from.at) - 6)} y={height(path.from.value) + 18} bold halo>
        {path.from.label}
      </Text>
      <circle cx={at(path.to.at)} cy={goalY} r={4} fill="var(--color-background)" stroke={INK} strokeWidth={2} />
      <Text x={end + 8} y={goalY} bold>
        {path.to.label}
      </Text>
      <Text x={end + 8} y={goalY + 15}>
        {path.to.note}
      </Text>
      {expectedY === null ? null : (
        <Text x={end + 8} y={expectedY + 4} bold fill="var(--color-chart-1)">
          {words.expected}
        </Text>
      )}
      {lanesOf(
        events.map(({ at: day, label, note }) => ({
          from: at(day),
          width: LETTER * Math.max(label.length, note.length) + 12,
        })),
      ).map((lane, place) => {
        const event = events[place];
        if (!event) return null;
        const middle = at(event.at);
        const top = bottom - LANE * (lane + 1);
        const turned = middle + LETTER * event.label.length > end;
        return (
          <g key={`${event.at} ${event.label}`}>
            <line x1={middle} x2={middle} y1={top} y2={bottom} stroke={INK} strokeDasharray="2 2" />
            <Text x={middle + (turned ? -5 : 5)} y={top + 11} anchor={turned ? "end" : "start"} bold halo>
              {event.label}
            </Text>
            <Text x={middle + (turned ? -5 : 5)} y={top + 25} anchor={turned ? "end" : "start"} halo>
              {event.note}
            </Text>
          </g>
        );
      })}
    </g>
  );
}

/** On which line above the axis each label stands, so that none lies on another; the first to begin stands lowest. */
function lanesOf(labels: readonly { readonly from: number; readonly width: number }[]): number[] {
  const ends: number[] = [];
  return labels.map(({ from, width }) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = from + width;
    return lane;
  });
}

function Text({
  x,
  y,
  anchor = "start",
  bold,
  halo,
  fill,
  children,
}: {
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  bold?: boolean;
  /** Stands out from lines that run behind it. */
  halo?: boolean;
  fill?: string;
  children: string;
}) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fontSize={12}
      fontWeight={bold ? 600 : 400}
      fill={fill ?? (bold ? INK : MUTED)}
      {...(halo ? { stroke: "var(--color-background)", strokeWidth: 3, paintOrder: "stroke" } : {})}
    >
      {isolated(children)}
    </text>
  );
}
