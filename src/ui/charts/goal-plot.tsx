"use client";

import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { axisTicks } from "@/ui/charts/axis-ticks";
import { GoalAnnotations } from "@/ui/charts/goal-annotations";
import type { FanPoint, GoalPlotProps } from "@/ui/charts/goal-chart";
import { PLAIN_AXIS, READING, valueAxis } from "@/ui/charts/plot-look";
import { type TrendPoint, trendRows, trendRuns } from "@/ui/charts/trend-runs";

const INK = "var(--color-chart-1)";
const FAN = [
  { key: "nearly", opacity: 0.12 },
  { key: "most", opacity: 0.16 },
  { key: "half", opacity: 0.22 },
] as const;

/** The drawing of `GoalChart`; loaded on its own because of the chart library. */
export function GoalPlot(props: GoalPlotProps) {
  const { name, unit, locale, points, fan, path, min, max, ticks, words } = props;
  const runs = trendRuns(points);
  const weeks = trendRows(points, runs).map((row, i) => ({ ...row, at: points[i]?.at ?? 0 }));
  const rows = [...weeks, ...fan.map((one) => ({ ...one, ahead: one }))].sort((a, b) => a.at - b.at);
  const values = points.flatMap((point) => [point.value, point.low, point.high]).filter((n): n is number => n !== null);
  const edges = fan.flatMap(({ nearly }) => nearly);
  const axis = axisTicks([...values, ...edges, path.from.value, path.to.value], { min, max });
  const first = Math.min(points[0]?.at ?? path.from.at, path.from.at);
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  const still = { isAnimationActive: false, activeDot: false, connectNulls: false, legendType: "none" } as const;
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 320 }}>
      <ComposedChart
        data={rows}
        margin={{
          top: points.some((point, i) => i > 0 && point.breakBefore) ? 44 : 22,
          right: 104,
          bottom: 0,
          left: 0,
        }}
        title={name}
        desc={words.keys}
      >
        <CartesianGrid vertical={false} stroke="var(--color-grid)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[first - 3, Math.max(path.to.at, points.at(-1)?.at ?? 0)]}
          allowDataOverflow
          ticks={ticks.map(({ at }) => at)}
          interval="equidistantPreserveStart"
          minTickGap={14}
          {...PLAIN_AXIS}
          height={34}
          tickMargin={16}
          tickFormatter={(at: number) => labels.get(at) ?? ""}
        />
        <YAxis width={44} {...valueAxis(axis, unit, locale)} />
        {runs.map((run, r) =>
          run.start === run.end ? null : (
            <Area
              key={`band${run.start}`}
              dataKey={`band${r}`}
              stroke="none"
              fill="var(--color-band)"
              fillOpacity={1}
              {...still}
            />
          ),
        )}
        {FAN.map(({ key, opacity }) => (
          <Area key={key} dataKey={key} stroke="none" fill={INK} fillOpacity={opacity} {...still} />
        ))}
        <GoalAnnotations {...props} />
        <Line dataKey="ahead.value" stroke={INK} strokeWidth={2} strokeDasharray="5 4" dot={false} {...still} />
        {runs.map((run, r) => (
          <Line
            key={`dashed${run.start}`}
            dataKey={`dashed${r}`}
            stroke={INK}
            strokeWidth={2}
            strokeDasharray="3 4"
            dot={(dot) => <Dot {...dot} key={dot.key} />}
            {...still}
          />
        ))}
        {runs.map((run, r) => (
          <Line
            key={`line${run.start}`}
            dataKey={`line${r}`}
            stroke={INK}
            strokeWidth={2}
            dot={(dot) => <Dot {...dot} key={dot.key} />}
            {...still}
          />
        ))}
        <Tooltip
          {...READING}
          content={({ active, payload }) => (
            <Reading active={active} payload={payload} name={name} soFar={words.soFar} />
          )}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function Dot(props: { cx?: number; cy?: number; value?: unknown; payload?: { point?: TrendPoint } }) {
  const { cx, cy, value, payload } = props;
  if (cx === undefined || cy === undefined || value === null || value === undefined) return null;
  const hollow = payload?.point?.rough || payload?.point?.partial;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={hollow ? 3.5 : 2.5}
      fill={hollow ? "var(--color-background)" : INK}
      stroke={INK}
      strokeWidth={hollow ? 2 : 0}
    />
  );
}

interface Reading {
  active: boolean;
  payload: readonly unknown[] | undefined;
  name: string;
  soFar: string;
}

function Reading({ active, payload, name, soFar }: Reading) {
  const first = payload?.[0];
  const row = first && typeof first === "object" && "payload" in first ? first.payload : null;
  const { point, ahead } = (row ?? {}) as { point?: TrendPoint; ahead?: FanPoint };
  const said = point
    ? [
        `${point.title}${point.partial ? `, ${soFar}` : ""}`,
        `${name} ${point.valueText}`,
        point.betweenText,
        point.countText,
      ]
    : ahead
      ? [ahead.title, `${name} ${ahead.valueText}`, ahead.likelyText]
      : [];
  return (
    <div role="status" aria-live="polite">
      {active && said.length > 0 ? (
        <div className="max-w-72 rounded-md bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-pop">
          {said.map((line, place) => (
            <p key={line} className={place === 1 ? "font-semibold text-base" : "text-muted-foreground"}>
              {line}
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
}
