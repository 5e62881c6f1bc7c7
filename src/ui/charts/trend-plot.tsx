"use client";

import { useLocale, useTranslations } from "next-intl";
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { axisTicks } from "@/ui/charts/axis-ticks";
import { durationAxis } from "@/ui/charts/duration-axis";
import { namedAxis, READING, valueAxis } from "@/ui/charts/plot-look";
import { TrendAnnotations } from "@/ui/charts/trend-annotations";
import type { TrendPlotProps } from "@/ui/charts/trend-chart";
import { TrendEvents } from "@/ui/charts/trend-events";
import { type TrendPoint, type TrendRow, trendRows, trendRuns } from "@/ui/charts/trend-runs";

const INK = "var(--color-chart-1)";

function Dot(props: { cx?: number; cy?: number; value?: unknown; payload?: TrendRow; few: boolean; active?: boolean }) {
  const { cx, cy, payload, few, active } = props;
  if (cx === undefined || cy === undefined || payload?.point.value === null || props.value === null) return null;
  const hollow = payload?.point.rough || payload?.point.partial;
  if (!hollow && !few && !active) return null;
  return hollow ? (
    <circle cx={cx} cy={cy} r={active ? 4.5 : 3.5} fill="var(--color-background)" stroke={INK} strokeWidth={2} />
  ) : (
    <circle cx={cx} cy={cy} r={active ? 4.5 : 2.5} fill={INK} />
  );
}

function Reading({ active, payload, name }: { active?: boolean; payload?: readonly unknown[]; name: string }) {
  const t = useTranslations("ui.chart");
  const first = payload?.[0];
  const row =
    first && typeof first === "object" && "payload" in first ? (first.payload as { point?: TrendPoint }) : null;
  const point = row?.point;
  return (
    <div role="status" aria-live="polite">
      {active && point ? (
        <div className="rounded-md bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-pop">
          <p className="text-muted-foreground">
            {point.partial ? t("titleSoFar", { title: point.title }) : point.title}
          </p>
          <p className="font-semibold text-base">{point.value === null ? "—" : `${name} ${point.valueText}`}</p>
          <p>{point.betweenText}</p>
          <p className="text-muted-foreground">
            {point.countText}
            {point.rough ? ` · ${t("few")}` : ""}
          </p>
        </div>
      ) : null}
    </div>
  );
}

/** The drawing of `TrendChart`; loaded on its own because of the chart library. */
export function TrendPlot({
  name,
  unit,
  points,
  min,
  max,
  from,
  goal,
  current,
  previous,
  events = [],
}: TrendPlotProps) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const runs = trendRuns(points);
  const rows = trendRows(points, runs);
  const values = points.flatMap((point) => [point.value, point.low, point.high]).filter((n): n is number => n !== null);
  const shown = goal ? [...values, goal.value] : values;
  const axis = unit === "minutes" && from === 0 ? durationAxis(shown) : axisTicks(shown, { min, max, from });
  const upright = valueAxis(axis, unit, locale);
  const last = points.at(-1);
  const soFar = last?.partial ? t("valueSoFar", { value: last.valueText }).length : 0;
  const few = points.length <= 62;
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 240 }}>
      <ComposedChart
        data={rows}
        margin={{
          top: points.some((point, i) => i > 0 && point.breakBefore) ? 44 : events.length > 0 ? 36 : 22,
          // A duration is a longer word than a score.
          right: goal || soFar ? Math.max(92, 10 + 7 * soFar) : 16,
          bottom: 0,
          left: 0,
        }}
        title={name}
        desc={t("keys", { name })}
      >
        <CartesianGrid vertical={false} stroke="var(--color-grid)" />
        <XAxis {...namedAxis(points)} height={34} tickMargin={16} />
        <YAxis width={44} {...upright} />
        {runs.map((run, r) =>
          run.start === run.end ? null : (
            <Area
              key={`band${run.start}`}
              dataKey={`band${r}`}
              type="linear"
              stroke="none"
              fill="var(--color-band)"
              fillOpacity={1}
              isAnimationActive={false}
              activeDot={false}
              connectNulls={false}
              legendType="none"
            />
          ),
        )}
        <TrendEvents points={points} events={events} />
        <TrendAnnotations
          points={points}
          runs={runs}
          goal={goal}
          current={current}
          previous={previous}
          cutAt={axis.cut && unit === "percent" ? upright.tickFormatter(axis.low) : null}
        />
        {runs.map((run, r) => (
          <Line
            key={`dashed${run.start}`}
            dataKey={`dashed${r}`}
            type="linear"
            stroke={INK}
            strokeWidth={2}
            strokeDasharray="3 4"
            isAnimationActive={false}
            activeDot={(dot) => <Dot {...dot} few active />}
            dot={(dot) => <Dot {...dot} key={dot.key} few={few} />}
          />
        ))}
        {runs.map((run, r) => (
          <Line
            key={`line${run.start}`}
            dataKey={`line${r}`}
            type="linear"
            stroke={INK}
            strokeWidth={2}
            isAnimationActive={false}
            activeDot={(dot) => <Dot {...dot} few active />}
            dot={(dot) => <Dot {...dot} key={dot.key} few={few || run.start === run.end} />}
          />
        ))}
        <Tooltip
          {...READING}
          content={({ active, payload }) => <Reading active={active} payload={payload} name={name} />}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
