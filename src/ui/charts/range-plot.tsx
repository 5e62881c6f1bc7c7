"use client";

import { useLocale } from "next-intl";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  useXAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import { axisTicks } from "@/ui/charts/axis-ticks";
import { isolated } from "@/ui/charts/isolate-text";
import { namedAxis, READING, valueAxis } from "@/ui/charts/plot-look";
import type { RangeMark, RangePlotProps, RangePoint } from "@/ui/charts/range-chart";

const STILL = { isAnimationActive: false, activeDot: false, connectNulls: false, legendType: "none" } as const;
const LETTER = 6.6;

/** The drawing of `RangeChart`; loaded on its own because of the chart library. */
export function RangePlot({ name, unit, points, marks, min, max, words }: RangePlotProps) {
  const locale = useLocale();
  const rows = points.map((point) => ({
    key: point.key,
    point,
    value: point.value,
    smoothed: point.smoothed,
    band: point.low === null || point.high === null ? null : [point.low, point.high],
  }));
  const shown = points.flatMap(({ value, smoothed, low, high }) => [value, smoothed, low, high]);
  const axis = axisTicks(
    shown.filter((one) => one !== null),
    { min, max },
  );
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 300 }}>
      <ComposedChart data={rows} margin={{ top: 20 + 16 * marks.length, right: 16, bottom: 0, left: 0 }} title={name}>
        <CartesianGrid vertical={false} stroke="var(--color-grid)" />
        <XAxis {...namedAxis(points)} height={34} tickMargin={16} />
        <YAxis width={52} {...valueAxis(axis, unit, locale)} />
        <Area dataKey="band" stroke="none" fill="var(--color-band)" fillOpacity={1} {...STILL} />
        <Line
          dataKey="value"
          stroke="none"
          dot={(dot) => <Dot {...dot} key={dot.key} />}
          isAnimationActive={false}
          activeDot={false}
          legendType="none"
        />
        <Line dataKey="smoothed" stroke="var(--color-chart-1)" strokeWidth={2} dot={false} {...STILL} connectNulls />
        <Marks marks={marks} />
        <Tooltip
          {...READING}
          content={({ active, payload }) => <Reading active={active} payload={payload} words={words} />}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function Dot({
  cx,
  cy,
  value,
  payload,
}: {
  cx?: number;
  cy?: number;
  value?: unknown;
  payload?: { point?: RangePoint };
}) {
  if (cx === undefined || cy === undefined || value === null || value === undefined) return null;
  return payload?.point?.out ? (
    <circle cx={cx} cy={cy} r={4} fill="var(--color-chart-1)" />
  ) : (
    <circle cx={cx} cy={cy} r={3} fill="var(--color-background)" stroke="var(--color-chart-6)" strokeWidth={1.5} />
  );
}

/** Each upright with its words on a line of its own, so that none lies on another. */
function Marks({ marks }: { marks: readonly RangeMark[] }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!area || !x) return null;
  const end = area.x + area.width;
  return (
    <g>
      {marks.map(({ key, label }, place) => {
        const at = Number(x(key));
        if (!Number.isFinite(at)) return null;
        const y = area.y - 8 - 16 * (marks.length - 1 - place);
        const turned = at + LETTER * label.length > end;
        return (
          <g key={`${key} ${label}`}>
            <line
              x1={at}
              x2={at}
              y1={y - 10}
              y2={area.y + area.height}
              stroke="var(--color-foreground)"
              strokeDasharray="2 3"
            />
            <text
              x={at + (turned ? -5 : 5)}
              y={y}
              textAnchor={turned ? "end" : "start"}
              fontSize={12}
              fontWeight={600}
              fill="var(--color-foreground)"
            >
              {isolated(label)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Reading({
  active,
  payload,
  words,
}: {
  active: boolean;
  payload: readonly unknown[] | undefined;
  words: RangePlotProps["words"];
}) {
  const first = payload?.[0];
  const row = first && typeof first === "object" && "payload" in first ? first.payload : null;
  const { point } = (row ?? {}) as { point?: RangePoint };
  return (
    <div role="status" aria-live="polite">
      {active && point ? (
        <div className="rounded-md bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-pop">
          <p className="text-muted-foreground">{point.title}</p>
          <p className="font-semibold text-base">{`${words.value} ${point.valueText}`}</p>
          {point.smoothed === null ? null : <p>{`${words.smoothed} ${point.smoothedText}`}</p>}
          {point.low === null ? null : <p>{`${words.range} ${point.rangeText}`}</p>}
          <p className="text-muted-foreground">{point.countText}</p>
        </div>
      ) : null}
    </div>
  );
}
