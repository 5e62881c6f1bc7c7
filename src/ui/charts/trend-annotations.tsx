"use client";

import { useTranslations } from "next-intl";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { isolated } from "@/ui/charts/isolate-text";
import type { TrendPlotProps } from "@/ui/charts/trend-chart";
import type { Run, TrendPoint } from "@/ui/charts/trend-runs";

const INK = "var(--color-foreground)";
const MUTED = "var(--color-muted-foreground)";

interface Text {
  x: number;
  y: number;
  children: string;
  anchor?: "start" | "middle" | "end";
  bold?: boolean;
  fill?: string;
}

function Text({ x, y, children, anchor = "start", bold, fill = MUTED }: Text) {
  return (
    <text x={x} y={y} textAnchor={anchor} fontSize={12} fontWeight={bold ? 600 : 400} fill={fill}>
      {isolated(children)}
    </text>
  );
}

/** Room for the word for the band, in points. */
const WORD_WIDTH = 90;

/**
 * What stands beside the line: series breaks as two upright hairlines with a bold label, the goal dotted with its label at the
 * end edge, the running period's number, the bars of the compared periods, the word for the band.
 */
export function TrendAnnotations({
  points,
  runs,
  goal,
  current,
  previous,
  cutAt,
}: Pick<TrendPlotProps, "goal" | "current" | "previous"> & {
  points: readonly TrendPoint[];
  runs: readonly Run[];
  /** Where the axis of a rate begins when it does not begin at 0. */
  cutAt: string | null;
}) {
  const t = useTranslations("ui.chart");
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const at = (i: number) => xScale(points[i]?.key ?? "") ?? Number.NaN;
  const end = area.x + area.width;
  const bottom = area.y + area.height;
  const step = points.length > 1 ? at(1) - at(0) : 24;
  const index = (key: string) => points.findIndex((point) => point.key === key);
  const goalY = goal ? (yScale(goal.value) ?? null) : null;
  const last = points.at(-1);
  const lastY = last?.partial && last.value !== null ? (yScale(last.value) ?? null) : null;
  // Two labels at the end edge never lie on each other: the number gives way.
  const numberY =
    lastY === null ? null : goalY !== null && Math.abs(lastY - goalY) < 18 ? goalY + (lastY < goalY ? -18 : 18) : lastY;
  const periods = [
    { span: previous, fill: "var(--color-same-mark)" },
    { span: current, fill: INK },
  ];
  const first = runs.find((run) => run.end - run.start >= 2);
  // Below the band as far as the word reaches, so that no line runs through it.
  const beside = first ? points.slice(first.start, first.end + 1).filter((_, i) => i * step < WORD_WIDTH) : [];
  const lows = beside.flatMap(({ low }) => (low === null ? [] : [yScale(low) ?? bottom]));
  const wordY = lows.length > 0 ? Math.max(...lows) : null;
  return (
    <g>
      {cutAt === null ? null : (
        <Text x={area.x - 40} y={12}>
          {t("axisFrom", { value: cutAt })}
        </Text>
      )}
      {points.map((point, i) => {
        if (!point.breakBefore || i === 0) return null;
        const x = (at(i - 1) + at(i)) / 2;
        const side = x > area.x + area.width * 0.72 ? "end" : x < area.x + area.width * 0.28 ? "start" : "middle";
        return (
          <g key={point.key}>
            {[-2.5, 2.5].map((shift) => (
              <line
                key={shift}
                x1={x + shift}
                x2={x + shift}
                y1={area.y - 8}
                y2={bottom}
                stroke={INK}
                strokeWidth={1}
              />
            ))}
            <Text x={x} y={area.y - 30} anchor={side} bold fill={INK}>
              {point.breakBefore.label}
            </Text>
            {point.breakBefore.note ? (
              <Text x={x} y={area.y - 14} anchor={side}>
                {point.breakBefore.note}
              </Text>
            ) : null}
          </g>
        );
      })}
      {goal && goalY !== null ? (
        <g>
          <line x1={area.x} x2={end} y1={goalY} y2={goalY} stroke={INK} strokeDasharray="1 3" strokeLinecap="round" />
          <Text x={end + 6} y={goalY + 4} bold fill={INK}>
            {goal.label}
          </Text>
        </g>
      ) : null}
      {last && numberY !== null ? (
        <g>
          <Text x={end + 6} y={numberY + 4} bold fill="var(--color-chart-1)">
            {t("valueSoFar", { value: last.valueText })}
          </Text>
        </g>
      ) : null}
      {first && wordY !== null && wordY + 16 < bottom && at(first.end) - at(first.start) > WORD_WIDTH ? (
        <Text x={at(first.start)} y={wordY + 15} fill="var(--color-chart-1)">
          {t("interval")}
        </Text>
      ) : null}
      {periods.map(({ span, fill }) => {
        if (!span || index(span.from) < 0 || index(span.to) < 0) return null;
        const x = Math.max(area.x, at(index(span.from)) - step / 2 + 2);
        const width = Math.min(end, at(index(span.to)) + step / 2 - 2) - x;
        return <rect key={fill} x={x} y={bottom + 5} width={Math.max(2, width)} height={3} fill={fill} />;
      })}
      {runs.map((run) => {
        // A lone period has no line and no band: its interval is an upright.
        const point = points[run.start];
        if (run.start !== run.end || point?.low == null || point.high == null) return null;
        const x = at(run.start);
        return (
          <line
            key={point.key}
            x1={x}
            x2={x}
            y1={yScale(point.high)}
            y2={yScale(point.low)}
            stroke="var(--color-chart-1)"
            strokeOpacity={0.4}
            strokeWidth={2}
          />
        );
      })}
    </g>
  );
}
