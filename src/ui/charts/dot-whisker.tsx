import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { CSSProperties, ReactNode } from "react";
import { formatNumber, formatValue } from "@/domain/metrics/display";
import type { Unit } from "@/domain/metrics/metric-id";
import { columnWidth } from "@/ui/charts/column-width";
import { SaveMenu } from "@/ui/charts/save-menu";
import { type Whisker, whiskerAxis } from "@/ui/charts/whisker-axis";
import { cn } from "@/ui/cn";
import { RowsLink } from "@/ui/rows-link";
import { VerdictChip } from "@/ui/verdict-chip";
import type { Assessment, Direction } from "@/ui/verdict-tone";

/** One segment: its dot and whisker, and its words. */
export interface WhiskerRow extends Whisker {
  key: string;
  label: string;
  valueText: string;
  countText: string;
  /** "between 34 and 42", read aloud and in the hint; or why there is no value. */
  betweenText?: string;
  rough?: boolean;
  direction?: Direction;
  assessment?: Assessment;
  /** What is clear without having changed: fills the dot as a verdict does, and adds no word. */
  tone?: Assessment;
  /** "−3.3 pts", beside the verdict. */
  changeText?: string;
  href?: string;
  /** Where what was counted is listed; and where that of it which the value is the share of, with how many it is of how many. */
  countHref?: string | undefined;
  valueHref?: string | undefined;
  valueTitle?: string;
  /** A little room above: a new group begins. */
  gap?: boolean;
}

const COLOR = {
  better: "var(--color-better-mark)",
  worse: "var(--color-worse-mark)",
  same: "var(--color-same-mark)",
};
const HEIGHT = 24;
/** On a phone many names take two lines, which fill their row: a little room keeps them apart. */
const NARROW_GAP = "@max-[28rem]:pt-1";
/** The same, in the drawing. */
const GAP = 4;
/** Heads of counts with more letters are read aloud on narrow screens and shown as the sign for a number of cases. */
const LONG_HEAD = 9;
const N = "n";

/**
 * Segments as dots with whiskers, one below the other on one axis, in a real table: label, drawing, value, verdict, count. Filled:
 * clear after the correction for all segments; hollow: not. `zero` draws the line of no difference. The order is the caller's.
 */
export function DotWhisker({
  caption,
  segmentHead,
  valueHead,
  countHead: ownCountHead,
  unit,
  rows,
  min,
  max,
  zero,
  note,
  className,
}: {
  caption: string;
  segmentHead: string;
  valueHead: string;
  countHead?: string;
  unit: Unit;
  rows: readonly WhiskerRow[];
  min: number;
  max: number;
  /** The values are differences. */
  zero?: boolean;
  note?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const countHead = ownCountHead ?? t("answers");
  const axis = whiskerAxis(rows, { min, max, zero });
  const whole = axis.ticks.every(Number.isInteger);
  const tick = (value: number) =>
    unit === "percent" && !zero
      ? formatValue(value, unit, { locale, decimals: whole ? 0 : 1 })
      : formatNumber(value, { locale, signed: zero || unit === "points", decimals: whole ? 0 : 1 });
  // Where room is short every other mark is named, and zero is one of them; of many without a zero, the two ends.
  const zeroAt = axis.ticks.indexOf(0);
  const step = zeroAt < 0 && axis.ticks.length > 4 ? axis.ticks.length - 1 : 2;
  const shown = Math.max(0, zeroAt) % step;
  const compared = rows.some((row) => row.assessment);
  // A column is as wide as its longest text, so that nothing in it wraps and dots stay beside their names.
  const valueWidth = columnWidth(
    valueHead,
    rows.map((row) => row.valueText),
    { least: 3.25, headRoom: 1.25 },
  );
  const counts = rows.map((row) => row.countText);
  const wide = columnWidth(countHead, counts, { least: 3.75, headRoom: 0.5 });
  const long = countHead.length > LONG_HEAD;
  const countWidths: CSSProperties & Record<"--wide" | "--narrow", string> = {
    "--wide": wide,
    // Where room is short a long head would leave none for the drawing.
    "--narrow": long ? columnWidth(N, counts, { least: 2.5, headRoom: 0.5 }) : wide,
  };
  const lines = (height: number) => (
    <>
      {axis.ticks.map((value) => (
        <line
          key={value}
          x1={`${axis.place(value)}%`}
          x2={`${axis.place(value)}%`}
          // Through the gap above, where there is one.
          y1={-GAP}
          y2={height}
          stroke={zero && value === 0 ? "var(--color-input)" : "var(--color-grid)"}
        />
      ))}
    </>
  );
  return (
    <figure className={cn("@container min-w-0", className)}>
      <div className="flex items-start justify-between gap-4">
        <figcaption className="min-w-0 pt-1 text-muted-foreground text-xs">{caption}</figcaption>
        <div data-unsaved="" className="-me-2 shrink-0 print:hidden">
          <SaveMenu fileName={caption} />
        </div>
      </div>
      <table className="mt-1.5 w-full table-fixed border-collapse text-xs">
        <thead className="text-muted-foreground">
          <tr>
            <th
              scope="col"
              className={cn(
                "pe-2 text-start font-normal",
                // Without verdicts there is room for names on one line.
                compared ? "w-[26%] @min-[40rem]:w-[22%]" : "w-1/3 @min-[40rem]:w-[26%]",
              )}
            >
              <span className="sr-only">{segmentHead}</span>
            </th>
            <th scope="col" className="align-bottom font-normal">
              <span className="sr-only">{t("lowToHigh")}</span>
              <svg width="100%" height={20} aria-hidden="true" className="block overflow-visible">
                {axis.ticks.map((value, i) => (
                  <text
                    key={value}
                    className={i % step === shown ? undefined : "@max-[32rem]:hidden"}
                    x={`${axis.place(value)}%`}
                    y={13}
                    textAnchor="middle"
                    direction="ltr"
                    fontSize={12}
                    fill="var(--color-muted-foreground)"
                  >
                    {tick(value)}
                  </text>
                ))}
              </svg>
            </th>
            <th scope="col" className="whitespace-nowrap ps-3 text-end font-normal" style={{ width: valueWidth }}>
              {valueHead}
            </th>
            {compared ? (
              <th
                scope="col"
                className={cn(
                  "w-18.5 ps-3 text-start font-normal",
                  locale === "de" ? "@min-[40rem]:w-60" : "@min-[40rem]:w-48",
                )}
              >
                {t("change")}
              </th>
            ) : null}
            <th
              scope="col"
              className="w-(--narrow) @min-[28rem]:w-(--wide) whitespace-nowrap ps-1 text-end font-normal"
              style={countWidths}
            >
              {long ? (
                <>
                  <span aria-hidden="true" className="@min-[28rem]:hidden">
                    {N}
                  </span>
                  <span className="@max-[28rem]:sr-only">{countHead}</span>
                </>
              ) : (
                countHead
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const tone = row.tone ?? row.assessment;
            const clear = tone === "better" || tone === "worse";
            const color = clear ? COLOR[tone] : COLOR.same;
            const height = row.gap ? HEIGHT + 8 : HEIGHT;
            const y = height - HEIGHT / 2;
            return (
              <tr key={row.key} className="break-inside-avoid">
                <th
                  scope="row"
                  className={cn(NARROW_GAP, "pe-2 text-start align-bottom", clear ? "font-semibold" : "font-normal")}
                  title={row.label}
                >
                  {/* A name may take two lines, close together, so that the rows keep their height. */}
                  <span className="flex min-h-6 items-center leading-3">
                    {row.href ? (
                      <Link
                        href={row.href}
                        prefetch={false}
                        scroll={false}
                        className="line-clamp-2 min-h-6 min-w-6 content-center -outline-offset-2 hover:underline"
                      >
                        <bdi>{row.label}</bdi>
                      </Link>
                    ) : (
                      <bdi className="line-clamp-2">{row.label}</bdi>
                    )}
                  </span>
                </th>
                <td className={cn("relative p-0", NARROW_GAP)} title={row.betweenText}>
                  <svg width="100%" height={height} aria-hidden="true" className="block overflow-visible">
                    {lines(height)}
                    {row.value === null || row.low === null || row.high === null ? null : (
                      <>
                        <line
                          x1={`${axis.place(row.low)}%`}
                          x2={`${axis.place(row.high)}%`}
                          y1={y}
                          y2={y}
                          stroke={color}
                          strokeWidth={2}
                          strokeDasharray={row.rough ? "2 3" : undefined}
                        />
                        <circle
                          cx={`${axis.place(row.value)}%`}
                          cy={y}
                          r={4.5}
                          fill={clear ? color : "var(--color-background)"}
                          stroke={color}
                          strokeWidth={2}
                        />
                      </>
                    )}
                  </svg>
                  {row.betweenText ? (
                    // Without a dot the reason, or the counts, stand in its place.
                    <span
                      className={
                        row.value === null
                          ? // Where it has no room it lies over the dash beside it, which says less.
                            "absolute inset-x-0 bottom-1 truncate bg-background px-2 text-muted-foreground @max-[40rem]:end-auto @max-[40rem]:w-max @max-[40rem]:max-w-[calc(100%+2.5rem)]"
                          : "sr-only"
                      }
                    >
                      {row.betweenText}
                    </span>
                  ) : null}
                </td>
                <td className="whitespace-nowrap ps-3 text-end align-bottom leading-6">
                  <RowsLink href={row.valueHref} title={row.valueTitle}>
                    <bdi dir="ltr" className={cn(clear && "font-semibold")}>
                      {row.valueText}
                    </bdi>
                  </RowsLink>
                </td>
                {compared ? (
                  <td className="ps-3 align-bottom">
                    <span className="flex h-6 items-center gap-1.5">
                      <VerdictChip direction={row.direction ?? null} assessment={row.assessment ?? null} yields />
                      <bdi className="whitespace-nowrap text-muted-foreground @max-[40rem]:sr-only">
                        {row.changeText}
                      </bdi>
                    </span>
                  </td>
                ) : null}
                <td className="whitespace-nowrap ps-2 text-end align-bottom text-muted-foreground leading-6">
                  {row.countHref ? (
                    <Link
                      href={row.countHref}
                      prefetch={false}
                      aria-label={t("showAnswers", {
                        count: row.countText,
                        head: locale === "en" ? countHead.toLowerCase() : countHead,
                        label: row.label,
                      })}
                      className="inline-block min-h-6 min-w-6 underline decoration-border underline-offset-3 hover:decoration-current"
                    >
                      <bdi dir="ltr">{row.countText}</bdi>
                    </Link>
                  ) : (
                    <bdi dir="ltr">{row.countText}</bdi>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {note ? <p className="mt-2 text-muted-foreground text-xs">{note}</p> : null}
    </figure>
  );
}
