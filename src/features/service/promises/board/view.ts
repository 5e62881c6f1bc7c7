import type { PromiseRow } from "@/db/queries/promises/list-promises";
import {
  COUNTS_BELOW,
  changeFigures,
  formatMinutes,
  formatNumber,
  formatValue,
  precisionOf,
} from "@/domain/metrics/display";
import { PROMISE_MEASURES } from "@/domain/promises/measure";
import type { BoardQuery } from "@/features/service/promises/board/input";
import type { Attainment, BoardNumbers } from "@/features/service/promises/board/read-board";
import type { AttainmentWeek } from "@/features/service/promises/board/read-weeks";
import type { PromiseWords } from "@/features/service/promises/describe-policy";
import { type MetricWords, sayBetween } from "@/platform/i18n/metric-words";
import { sayDay, sayDays, sayInstant, sayTick } from "@/platform/i18n/say-days";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** What the page of promises is said with. */
export type BoardWords = PromiseWords & MetricWords;

/** A row of attainment, in words. */
export interface AttainmentRow {
  readonly key: string;
  readonly name: string;
  /** "93.0%"; in counts while there are few. */
  readonly share: string;
  readonly rough: boolean;
  readonly between: string;
  readonly kept: { readonly text: string; readonly href: string };
  readonly missed: { readonly text: string; readonly href: string };
  readonly verdict: Attainment["verdict"];
  readonly change: string;
  readonly nameHref?: string;
}

/** The sentence the page leads with, and the line below it. */
export function sayBoard({ total, range, compared }: BoardNumbers, words: BoardWords): { title: string; lead: string } {
  const { t, locale } = words;
  const { reading, before, change, verdict, kept } = total;
  const lead = t("page.lead", {
    ...{ days: sayDays(range.from, range.to, locale), before: sayDays(compared.from, compared.to, locale) },
  });
  const number = (value: number) => formatNumber(value, { locale });
  if (reading.value === null) return { title: t("page.verdictNone"), lead };
  const n = number(reading.n);
  if (reading.n < COUNTS_BELOW) return { title: t("page.verdictFew", { kept: number(kept), n }), lead };
  const figures = changeFigures(reading.value, before.value, change.difference, "percent", locale);
  const gaps = { value: figures.current, n, before: figures.previous };
  if (verdict.assessment === "better") return { title: t("page.verdictBetter", gaps), lead };
  if (verdict.assessment === "worse") return { title: t("page.verdictWorse", gaps), lead };
  return { title: t("page.verdictSame", { value: figures.current, n }), lead };
}

/** One row: share, interval, counts that open their promises, and what changed. */
export function sayAttainment(
  {
    key,
    name,
    nameHref,
    hrefs,
  }: {
    readonly key: string;
    readonly name: string;
    readonly nameHref?: string;
    readonly hrefs: { readonly kept: string; readonly missed: string };
  },
  { kept, missed, reading, before, change, verdict }: Attainment,
  words: BoardWords,
): AttainmentRow {
  const { t, metrics, locale } = words;
  const number = (value: number) => formatNumber(value, { locale });
  const precision = precisionOf(reading, "percent");
  const figures = changeFigures(reading.value, before.value, change.difference, "percent", locale);
  const few = precision === "none" || precision === "counts";
  const counts = precision === "none" ? "—" : t("table.fewAnswers", { kept: number(kept), n: number(kept + missed) });
  return {
    ...{ key, name, nameHref, rough: precision === "rough", verdict: few ? NO_VERDICT : verdict },
    share: few ? counts : figures.current,
    between: few ? "" : sayBetween(words, reading.interval, "percent"),
    kept: { text: number(kept), href: hrefs.kept },
    missed: { text: number(missed), href: hrefs.missed },
    change: few || change.difference === null ? "" : metrics("points", { step: figures.difference }),
  };
}

/** Attainment week by week. */
export function attainmentPoints(words: BoardWords, weeks: readonly AttainmentWeek[]): TrendPoint[] {
  const { t, locale } = words;
  const number = (value: number) => formatNumber(value, { locale });
  return weeks.map(({ from, to, kept, reading, partial }) => ({
    key: from,
    label: sayTick(from, locale),
    title: from === to ? sayDay(from, locale) : sayDays(from, to, locale),
    ...{ value: reading.value, low: reading.interval?.low ?? null, high: reading.interval?.high ?? null },
    valueText: formatValue(reading.value, "percent", { locale }),
    betweenText: reading.value === null ? t("page.verdictNone") : sayBetween(words, reading.interval, "percent"),
    countText: t("table.fewAnswers", { kept: number(kept), n: number(reading.n) }),
    rough: precisionOf(reading, "percent") !== "plain",
    partial,
  }));
}

/** A filter in words: "Channel: chat", "Policy: Gold". */
export function sayFilter(
  { dimension, value }: BoardQuery["filter"][number],
  policies: readonly { readonly id: string; readonly name: string }[],
  { t }: BoardWords,
): string {
  const target = dimension === "target" ? PROMISE_MEASURES.find((one) => one === value) : undefined;
  const policy = policies.find(({ id }) => id === value)?.name;
  return t("filter.on", {
    dimension: t(`dimensions.${dimension}`),
    value: target === undefined ? (policy ?? value) : t(`targets.${target}`),
  });
}

const NO_VERDICT: Attainment["verdict"] = { verdict: null, assessment: null };

/** A promise of a list, in words. */
export interface PromiseLine {
  readonly key: string;
  readonly href: string;
  readonly id: string;
  readonly subject: string;
  readonly promise: string;
  readonly policy: string;
  readonly who: string;
  readonly where: string;
  /** "in 20 min", "3 h late", "40 min left", "took 2 h". */
  readonly when: string;
  readonly moment: string;
  readonly late: boolean;
}

/** One promise: what was promised, who has it, and how long it still has, or how late it is. */
export function sayPromise(
  row: PromiseRow,
  {
    words,
    slug,
    zone,
    now,
  }: { readonly words: BoardWords; readonly slug: string; readonly zone: string; readonly now: Date },
): PromiseLine {
  const { t, locale } = words;
  const target = formatMinutes(row.targetMinutes, locale);
  const { when, late } = sayWhen(row, words, now);
  const at = row.endedAt ?? row.dueAt;
  return {
    key: `${row.interactionId} ${row.measure} ${row.ordinal}`,
    href: `/w/${slug}/customers/service/interactions/${row.interactionId}`,
    ...{ id: row.externalId, subject: row.subject === "" ? t("live.noSubject") : row.subject, policy: row.policy },
    promise: `${t(`targets.${row.measure}`)} ${t("live.ofTarget", { time: target })}, ${t(`live.${row.time}`)}`,
    who: [row.agent ?? t("live.nobody"), row.team].filter(Boolean).join(" · "),
    where: [row.channel, row.priority].filter(Boolean).join(" · "),
    ...{ when, late, moment: at === null ? "" : sayInstant(at, zone, locale) },
  };
}

function sayWhen(
  { state, dueAt, startedAt, endedAt, leftSeconds }: PromiseRow,
  { t, locale }: BoardWords,
  now: Date,
): { when: string; late: boolean } {
  const time = (milliseconds: number) => formatMinutes(Math.max(0, milliseconds) / 60_000, locale);
  if (endedAt !== null)
    return { when: t("live.took", { time: time(+endedAt - +startedAt) }), late: state === "breached" };
  if (leftSeconds !== null) {
    const left = formatMinutes(Math.abs(leftSeconds) / 60, locale);
    return { when: t(leftSeconds < 0 ? "live.late" : "live.left", { time: left }), late: leftSeconds < 0 };
  }
  if (dueAt === null) return { when: t("live.never"), late: false };
  if (dueAt < now) return { when: t("live.late", { time: time(+now - +dueAt) }), late: true };
  return { when: t("live.in", { time: time(+dueAt - +now) }), late: false };
}
