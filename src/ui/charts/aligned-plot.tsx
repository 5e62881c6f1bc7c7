"use client";

import { useLocale, useTranslations } from "next-intl";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  Line,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import type { AlignedPoint, AlignedReading, AlignedTrend } from "@/ui/charts/aligned-chart";
import { axisTicks } from "@/ui/charts/axis-ticks";
import { isolated } from "@/ui/charts/isolate-text";
import { namedAxis, READING, valueAxis } from "@/ui/charts/plot-look";

/** The side that is looked at first is solid and strong, the other dashed and grey: never by colour alone. */
const SIDES = [
  { ink: "var(--color-chart-1)", words: "var(--color-chart-1)", dash: undefined, band: 0.16 },
  { ink: "var(--color-same-mark)", words: "var(--color-muted-foreground)", dash: "6 4", band: 0.2 },
] as const;

/** The other side is drawn first, so that the first one lies above it. */
const ORDER = [1, 0] as const;

interface Row {
  readonly key: string;
  readonly point: AlignedPoint;
  readonly line0: number | null;
  readonly line1: number | null;
  readonly band0: [number, number] | null;
  readonly band1: [number, number] | null;
}

/** The drawing of `AlignedChart`; loaded on its own because of the chart library. */
export function AlignedPlot({ name, unit, points, min, max, names }: AlignedTrend) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const values = points
    .flatMap(({ sides }) => sides.flatMap((side) => (side ? [side.value, side.low, side.high] : [])))
    .filter((one): one is number => one !== null);
  const axis = axisTicks(values, { min, max });
  const few = points.length <= 31;
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 240 }}>
      <ComposedChart
        data={points.map(rowOf)}
        margin={{ top: 26, right: 16, bottom: 0, left: 0 }}
        title={name}
        desc={t("keys", { name })}
      >
        <CartesianGrid vertical={false} stroke="var(--color-grid)" />
        <XAxis {...namedAxis(points)} height={28} tickMargin={10} />
        <YAxis width={44} {...valueAxis(axis, unit, locale)} />
        {ORDER.map((side) => (
          <Area
            key={`band${side}`}
            dataKey={`band${side}`}
            type="linear"
            stroke="none"
            fill={SIDES[side].ink}
            fillOpacity={SIDES[side].band}
            isAnimationActive={false}
            activeDot={false}
            connectNulls={false}
            legendType="none"
          />
        ))}
        {ORDER.map((side) => (
          <Line
            key={`line${side}`}
            dataKey={`line${side}`}
            type="linear"
            stroke={SIDES[side].ink}
            strokeWidth={2}
            strokeDasharray={SIDES[side].dash}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={(dot) => <Dot {...dot} side={side} shown />}
            dot={(dot) => <Dot {...dot} key={dot.key} side={side} shown={few || isAlone(points, dot.index, side)} />}
          />
        ))}
        <ZIndexLayer zIndex={DefaultZIndexes.label}>
          <EndLabels points={points} names={names} />
        </ZIndexLayer>
        <Tooltip
          {...READING}
          content={({ active, payload }) => <Readings active={active} payload={payload} names={names} />}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function rowOf(point: AlignedPoint): Row {
  const [a, b] = point.sides;
  const band = (side: AlignedReading | null): [number, number] | null =>
    side && side.low !== null && side.high !== null ? [side.low, side.high] : null;
  return { key: point.key, point, line0: a?.value ?? null, line1: b?.value ?? null, band0: band(a), band1: band(b) };
}

/** A value without a neighbour has no line, so it is drawn as a dot however many there are. */
function isAlone(points: readonly AlignedPoint[], place: number, side: 0 | 1): boolean {
  const known = (at: number) => points[at]?.sides[side]?.value != null;
  return !known(place - 1) && !known(place + 1);
}

function Dot(props: { cx?: number; cy?: number; payload?: Row; side: 0 | 1; shown: boolean }) {
  const { cx, cy, payload, side, shown } = props;
  const reading = payload?.point.sides[side];
  if (cx === undefined || cy === undefined || !reading || reading.value === null) return null;
  if (!shown && !reading.rough) return null;
  const { ink } = SIDES[side];
  return reading.rough ? (
    <circle cx={cx} cy={cy} r={3.5} fill="var(--color-background)" stroke={ink} strokeWidth={2} />
  ) : (
    <circle cx={cx} cy={cy} r={2.5} fill={ink} />
  );
}

/** Each line's name at its last value: above the upper one, below the lower one, so that they never meet. */
function EndLabels({ points, names }: Pick<AlignedTrend, "points" | "names">) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const ends = ([0, 1] as const).map((side) => {
    const last = points.findLast((point) => point.sides[side]?.value != null);
    const reading = last?.sides[side];
    if (!last || !reading || reading.value === null) return null;
    const [x, y] = [xScale(last.key), yScale(reading.value)];
    return x === undefined || y === undefined ? null : { side, x, y };
  });
  const [a, b] = ends;
  const firstIsUpper = !a || !b || a.y <= b.y;
  return (
    <g>
      {ends.map((end) => {
        if (!end) return null;
        const above = (end.side === 0) === firstIsUpper;
        const y = above ? Math.max(area.y - 8, end.y - 12) : Math.min(area.y + area.height - 4, end.y + 20);
        return (
          <text
            key={end.side}
            x={Math.min(end.x, area.x + area.width)}
            y={y}
            textAnchor="end"
            fontSize={12}
            fontWeight={600}
            fill={SIDES[end.side].words}
            stroke="var(--color-background)"
            strokeWidth={4}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {isolated(names[end.side])}
          </text>
        );
      })}
    </g>
  );
}

function Readings({
  active,
  payload,
  names,
}: {
  active?: boolean;
  payload?: readonly unknown[];
  names: AlignedTrend["names"];
}) {
  const t = useTranslations("ui.chart");
  const first = payload?.[0];
  const row = first && typeof first === "object" && "payload" in first ? (first.payload as Partial<Row>) : null;
  const point = row?.point;
  return (
    <div role="status" aria-live="polite">
      {active && point ? (
        <div className="rounded-md bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-pop">
          <p className="text-muted-foreground">{point.title}</p>
          {point.sides.map((reading, side) =>
            reading === null ? null : (
              <div key={names[side]} className="mt-1">
                <p className="font-semibold">
                  {names[side]}: {reading.valueText}
                </p>
                <p>{[reading.betweenText, reading.countText].filter(Boolean).join(" · ")}</p>
                <p className="text-muted-foreground">
                  {reading.title}
                  {reading.rough ? ` · ${t("few")}` : ""}
                </p>
              </div>
            ),
          )}
        </div>
      ) : null}
    </div>
  );
}
