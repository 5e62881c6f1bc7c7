"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatValue } from "@/domain/metrics/display";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { isolated } from "@/ui/charts/isolate-text";
import { shareRows } from "@/ui/charts/share-rows";
import { type CurveTone, TONES } from "@/ui/charts/survival-tones";
import { cn } from "@/ui/cn";

/** Where a curve stands from a time on: shares 0…1. */
export interface CurveStep {
  readonly time: number;
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A point that is read aloud and stands in the table. */
export interface CurveReading {
  readonly time: number;
  readonly shareText: string;
  readonly betweenText: string;
  /** Customers counted at this point. */
  readonly countText: string;
}

export interface SurvivalLine {
  readonly key: string;
  readonly name: string;
  readonly tone: CurveTone;
  /** "1,402 customers". */
  readonly countText: string;
  readonly steps: readonly CurveStep[];
  /** One for each mark of the axis. */
  readonly readings: readonly CurveReading[];
}

/** Marks of the time axis: where they stand, and what they say. */
export interface TimeMark {
  readonly time: number;
  readonly label: string;
  readonly title: string;
}

const TOP = 8;
const PLOT = 208;
const AXIS = 24;

/**
 * How long customers stay: steps with their 95 % bands, each line named at its end and drawn in its own dash, and the
 * customers counted at each mark of the axis below. Drawn without a script; arrow keys walk along the marks.
 */
export function SurvivalChart({
  caption,
  fileName,
  lines,
  marks,
  end,
  floor,
  floorText,
  timeHead,
  countedHead,
  className,
}: {
  caption: string;
  fileName: string;
  lines: readonly SurvivalLine[];
  marks: readonly TimeMark[];
  /** Where the axis ends, in the unit of times. */
  end: number;
  /** The lowest share drawn, 0…0.9; above 0 the axis says so. */
  floor: number;
  /** "Axis from 60%", where it does not begin at 0. */
  floorText: string | null;
  timeHead: string;
  /** "customers counted at this point" */
  countedHead: string;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const [at, setAt] = useState<number | null>(null);
  const x = (time: number) => (100 * Math.min(time, end)) / Math.max(1, end);
  const y = (share: number) => TOP + PLOT * (1 - (Math.max(floor, share) - floor) / (1 - floor));
  const rows = shareRows(floor);
  const ends = spread(lines.map((line) => y(line.steps.at(-1)?.share ?? 1)));
  const step = (by: number) =>
    setAt((now) => Math.min(marks.length - 1, Math.max(0, now === null ? (by > 0 ? 0 : marks.length - 1) : now + by)));
  const mark = at === null ? null : marks[at];
  return (
    <ChartFrame
      caption={caption}
      fileName={fileName}
      height={TOP + PLOT + AXIS}
      className={className}
      table={{
        columns: [
          { label: timeHead },
          ...lines.flatMap(({ name }) => [
            { label: name, numeric: true },
            { label: t("sureOf", { name }) },
            { label: `${name}: ${countedHead}`, numeric: true },
          ]),
        ],
        rows: marks.map(({ title }, i) => [
          title,
          ...lines.flatMap(({ readings }) => {
            const one = readings[i];
            return one ? [one.shareText, one.betweenText, one.countText] : ["—", "", ""];
          }),
        ]),
      }}
      below={<Counted lines={lines} marks={marks} end={end} head={countedHead} floorText={floorText} />}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing that is walked along with the arrow keys is no control */}
      <div
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: so is its focus
        tabIndex={0}
        aria-label={t("keys", { name: caption })}
        className="absolute inset-0 rounded-sm"
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
        onPointerMove={({ clientX, currentTarget }) => {
          const box = currentTarget.getBoundingClientRect();
          const time = ((clientX - box.left - 40) / Math.max(1, box.width - 40 - (box.width < 500 ? 8 : 120))) * end;
          const near = marks.reduce(
            (best, one, i) => (Math.abs(one.time - time) < Math.abs((marks[best]?.time ?? 0) - time) ? i : best),
            0,
          );
          setAt(near);
        }}
        onKeyDown={(event) => {
          if (event.key !== "ArrowRight" && event.key !== "ArrowLeft" && event.key !== "Escape") return;
          event.preventDefault();
          if (event.key === "Escape") setAt(null);
          else step(event.key === "ArrowRight" ? 1 : -1);
        }}
      >
        <div className="pr-2 pl-10 sm:pr-30">
          <svg
            data-chart=""
            width="100%"
            height={TOP + PLOT + AXIS}
            role="img"
            aria-label={caption}
            className="block overflow-visible"
          >
            {rows.map((share) => (
              <line
                key={share}
                x1="0"
                x2="100%"
                y1={y(share)}
                y2={y(share)}
                stroke="var(--color-grid)"
                shapeRendering="crispEdges"
              />
            ))}
            {rows.map((share) => (
              <text
                key={share}
                x={-8}
                y={y(share) + 4}
                textAnchor="end"
                fontSize={12}
                fill="var(--color-muted-foreground)"
              >
                {formatValue(100 * share, "percent", { locale, decimals: 0 })}
              </text>
            ))}
            <svg
              width="100%"
              height={TOP + PLOT}
              viewBox={`0 0 100 ${TOP + PLOT}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              {lines.map((line) => (
                <path key={line.key} d={bandPath(line.steps, x, y)} fill={TONES[line.tone].mark} fillOpacity={0.16} />
              ))}
              {lines.map((line) => (
                <path
                  key={line.key}
                  d={stepPath(line.steps, x, y)}
                  fill="none"
                  stroke={TONES[line.tone].mark}
                  strokeWidth={2}
                  strokeDasharray={TONES[line.tone].dash}
                  vectorEffect="non-scaling-stroke"
                />
              ))}
            </svg>
            {mark ? (
              <line
                x1={`${x(mark.time)}%`}
                x2={`${x(mark.time)}%`}
                y1={TOP}
                y2={TOP + PLOT}
                stroke="var(--color-subtle-foreground)"
                strokeDasharray="2 2"
              />
            ) : null}
            {marks.map(({ time, label }) => (
              <text
                key={time}
                x={`${x(time)}%`}
                y={TOP + PLOT + 17}
                textAnchor="middle"
                fontSize={12}
                fill="var(--color-muted-foreground)"
              >
                {isolated(label)}
              </text>
            ))}
            {lines.map((line, i) => (
              <text
                key={line.key}
                className="max-sm:hidden"
                x="100%"
                dx={8}
                y={(ends[i] ?? 0) + 4}
                fontSize={12}
                fontWeight={600}
                fill={TONES[line.tone].text}
              >
                {isolated(line.name.length > 18 ? `${line.name.slice(0, 17)}…` : line.name)}
              </text>
            ))}
          </svg>
        </div>
        <div role="status" aria-live="polite">
          {mark && at !== null ? (
            <div
              className={cn(
                "pointer-events-none absolute top-1 z-10 max-w-64 rounded-md bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-pop",
                x(mark.time) > 50 ? "left-12" : "right-4",
              )}
            >
              <p className="text-muted-foreground">{mark.title}</p>
              {lines.map(({ key, name, readings }) => {
                const one = readings[at];
                return one ? (
                  <p key={key} className="mt-0.5">
                    <span className="font-semibold">
                      <bdi>{name}</bdi>: {one.shareText}
                    </span>{" "}
                    {one.betweenText} · {one.countText}
                  </p>
                ) : null;
              })}
            </div>
          ) : null}
        </div>
      </div>
    </ChartFrame>
  );
}

/** The customers counted at each mark, line by line, under the axis they belong to. */
function Counted({
  lines,
  marks,
  end,
  head,
  floorText,
}: {
  lines: readonly SurvivalLine[];
  marks: readonly TimeMark[];
  end: number;
  head: string;
  floorText: string | null;
}) {
  return (
    <div className="mt-1 text-xs">
      <p className="text-muted-foreground">
        {head}
        {floorText ? ` · ${floorText}` : ""}
      </p>
      {lines.map((line) => (
        <div key={line.key} dir="ltr" className="relative mr-2 h-4 sm:mr-30 sm:ml-10">
          <span className="sm:absolute sm:left-full sm:ml-5 sm:max-w-25" style={{ color: TONES[line.tone].text }}>
            <span className="block truncate font-medium">
              <bdi>{line.name}</bdi>
              <span className="sm:hidden">, {line.countText}</span>
            </span>
          </span>
          {marks.map((mark, i) => (
            <span
              key={mark.time}
              className="absolute -translate-x-1/2 text-muted-foreground max-sm:hidden"
              style={{ left: `${(100 * Math.min(mark.time, end)) / Math.max(1, end)}%` }}
            >
              {line.readings[i]?.countText ?? ""}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

function stepPath(steps: readonly CurveStep[], x: (time: number) => number, y: (share: number) => number): string {
  let path = `M0 ${y(1)}`;
  for (const { time, share } of steps) path += `H${x(time)}V${y(share)}`;
  return path;
}

function bandPath(steps: readonly CurveStep[], x: (time: number) => number, y: (share: number) => number): string {
  const known = steps.filter((step) => step.low !== null && step.high !== null);
  if (known.length === 0) return "";
  let path = `M${x(known[0]?.time ?? 0)} ${y(known[0]?.high ?? 1)}`;
  for (const { time, high } of known) path += `H${x(time)}V${y(high ?? 1)}`;
  for (const [i, { low }] of [...known.entries()].reverse()) path += `V${y(low ?? 1)}H${x(known[i]?.time ?? 0)}`;
  return `${path}Z`;
}

/** Names keep 15 px from each other, whatever lies behind them. */
function spread(places: readonly number[]): number[] {
  const order = places.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let last = Number.NEGATIVE_INFINITY;
  const found = places.map(() => 0);
  for (const { y, i } of order) {
    last = Math.max(y, last + 15);
    found[i] = last;
  }
  const over = Math.max(0, last - (TOP + PLOT));
  return found.map((y) => y - over);
}
