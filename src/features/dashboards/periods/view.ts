import type { ListedPeriod } from "@/db/queries/periods/find-period";
import { formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { shortName } from "@/features/dashboards/describe-number";
import { serializeMetricQuery } from "@/features/dashboards/input";
import type { Effect, Restatement } from "@/features/dashboards/periods/attribute-changes";
import { type BothReadings, wasUnsettled } from "@/features/dashboards/periods/compare-numbers";
import type { PeriodComparison } from "@/features/dashboards/periods/compare-period";
import type { CalendarPeriod } from "@/features/dashboards/periods/list-closable";
import type { PeriodWords } from "@/features/dashboards/periods/period-words";
import { decimalsOfBoth, sayReading } from "@/features/dashboards/periods/say-reading";
import type { AskedSeries } from "@/features/dashboards/pool-series";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { sayStep } from "@/platform/i18n/metric-words";
import { sayInstant } from "@/platform/i18n/say-days";

/** The page of closed periods. */
export function toPeriodsView(
  words: PeriodWords,
  found: {
    readonly slug: string;
    readonly zone: string;
    readonly mayClose: boolean;
    readonly periods: readonly ListedPeriod[];
    readonly closable: readonly CalendarPeriod[];
    readonly running: { readonly id: string; readonly fileName: string } | null;
  },
) {
  const { p, locale } = words;
  const { slug, mayClose, running, zone } = found;
  return {
    slug,
    mayClose,
    basis: p("basis", { zone }),
    running: running && {
      text: p("refused.import", { file: running.fileName }),
      href: `/w/${slug}/imports/${running.id}`,
    },
    choices: found.closable.map(({ kind, from, to }) => ({
      value: `${kind} ${from}`,
      label: describeDays({ from, to }, locale),
      group: p(`kinds.${kind}`),
    })),
    periods: found.periods.map((one) => ({
      id: one.period.id,
      href: `/w/${slug}/periods/${one.period.id}`,
      name: describeDays({ from: one.period.fromDay, to: one.period.toDay }, locale),
      ...sayClosing(words, one),
      changed: one.changed === 0 ? p("unchanged") : p("changed", { n: one.changed }),
      note: one.period.note,
    })),
  };
}

/** One closed period. */
export function toPeriodView(
  words: PeriodWords,
  found: PeriodComparison & {
    readonly slug: string;
    readonly listed: ListedPeriod;
    readonly dimensions: readonly string[];
    readonly by: string | null;
    readonly mayClose: boolean;
    readonly mayRead: boolean;
  },
) {
  const { p, locale } = words;
  const { slug, listed, numbers, by } = found;
  const { period } = listed;
  const days = { from: period.fromDay, to: period.toDay };
  const name = describeDays(days, locale);
  const here = `/w/${slug}/periods/${period.id}`;
  const differ = numbers.filter(({ differs }) => differs).length;
  return {
    slug,
    id: period.id,
    title: p(period.reopenedAt === null ? "one.title" : "one.reopenedTitle", { name }),
    ...sayClosing(words, listed),
    note: period.note,
    basis: p("basis", { zone: period.zone }),
    summary: differ === 0 ? p("one.same") : p("one.differ", { n: differ, of: numbers.length }),
    by,
    cuts: [null, ...found.dimensions].map((dimension) => ({
      label: dimension ?? p("one.total"),
      href: dimension === null ? here : `${here}?by=${encodeURIComponent(dimension)}`,
      current: dimension === by,
    })),
    rows: numbers.map((one) => describeRow(words, one, { slug, by, days, outlines: found.outlines })),
    changes: found.restatements.map((one) => describeChange(words, one, found)),
    records: found.records.map(({ record, added, changed }) => p(`records.${record}`, { added, changed })),
    reopenable: found.mayClose && period.reopenedAt === null,
  };
}

/** "Closed on 3 Dec 2026, 09:40 by Ada", and why it was opened again. */
function sayClosing({ p, locale }: PeriodWords, { period, closedBy }: ListedPeriod) {
  const at = (instant: Date | null) => (instant ? sayInstant(instant, period.zone, locale) : "");
  return {
    closed: p("closedOn", { at: at(period.closedAt), by: closedBy ?? p("somebody") }),
    reopened:
      period.reopenedAt === null
        ? null
        : p("reopenedOn", { at: at(period.reopenedAt), reason: period.reopenReason ?? "" }),
  };
}

function describeRow(
  words: PeriodWords,
  one: BothReadings,
  {
    slug,
    by,
    days,
    outlines,
  }: {
    readonly slug: string;
    readonly by: string | null;
    readonly days: { readonly from: string; readonly to: string };
    readonly outlines: PeriodComparison["outlines"];
  },
) {
  const { metric, scale, closed, today, differs } = one;
  const { p, locale } = words;
  const ownDays = one.days.from === days.from && one.days.to === days.to;
  const asked = {
    ...(one.surveyId ? { survey: one.surveyId } : {}),
    ...(one.surveyId && one.questionId && !one.questionId.startsWith("@") ? { question: one.questionId } : {}),
    ...one.days,
    filters: by === null ? {} : { [by]: one.value },
  };
  const decimals = decimalsOfBoth(metric, closed, today);
  const step =
    closed?.value !== null && closed?.value !== undefined && today?.value !== null && today?.value !== undefined
      ? today.value - closed.value
      : null;
  return {
    key: `${metric} ${one.surveyId} ${one.questionId} ${one.value} ${one.days.from}`,
    label: shortName(words, metric),
    where: placeOf(words, one, outlines),
    value: by === null ? null : one.value,
    days: ownDays ? null : describeDays(one.days, locale),
    href: `/w/${slug}/explain/${metric}?${serializeMetricQuery(asked)}`,
    closed: closed ? sayReading(words, metric, scale, closed, decimals) : null,
    today: today ? sayReading(words, metric, scale, today, decimals) : null,
    differs,
    difference:
      closed && today && wasUnsettled(metric, closed)
        ? p("one.unsettled")
        : differs
          ? sayDifference(words, one, step, decimals)
          : p("one.noDifference"),
  };
}

function sayDifference(
  words: PeriodWords,
  { metric, closed, today }: BothReadings,
  step: number | null,
  decimals: number,
) {
  const { p } = words;
  if (closed === null) return p("one.new");
  if (today === null) return p("one.gone");
  const answers = today.suppressed || closed.suppressed ? 0 : today.n - closed.n;
  const more = answers === 0 ? "" : formatNumber(answers, { locale: words.locale, signed: true });
  const value = step === null || Math.abs(step) < 1e-9 ? "" : sayStep(words, METRICS[metric].unit, step, decimals);
  return [value, more === "" ? "" : p("one.n", { n: more })].filter((part) => part !== "").join(" · ") || "—";
}

/** Of which survey, and of which question where it has several of the metric. */
function placeOf({ p }: PeriodWords, one: BothReadings, outlines: PeriodComparison["outlines"]): string {
  if (one.surveyId === null) return one.scale === null ? "" : p("one.all");
  const outline = outlines.find(({ id }) => id === one.surveyId);
  const name = outline?.name ?? one.surveyName ?? "";
  const same = (outline?.series ?? []).filter(({ metric }) => metric === one.metric);
  const several = new Set(same.map(({ questionId }) => questionId)).size > 1;
  const title = several ? titleOf(same, one.questionId) : "";
  return title === "" ? name : `${name} · ${title}`;
}

function titleOf(series: readonly Pick<AskedSeries, "questionId" | "title">[], questionId: string | null): string {
  return series.findLast((one) => one.questionId === questionId)?.title ?? "";
}

function describeChange(
  words: PeriodWords,
  one: Restatement,
  found: PeriodComparison & { readonly slug: string; readonly listed: ListedPeriod; readonly mayRead: boolean },
) {
  const { p, locale } = words;
  const { slug, listed, mayRead } = found;
  const { zone } = listed.period;
  const survey = found.outlines.find(({ id }) => id === one.surveyId)?.name ?? p("one.goneSurvey");
  const gone = one.cause === "deleted" || one.cause === "import_undone";
  return {
    key: `${one.cause} ${one.first?.getTime()} ${one.surveyId} ${one.importId} ${one.effects[0]?.metric}`,
    at: one.first ? sayInstant(one.first, zone, locale) : "",
    what: p(`causes.${one.cause}`, { n: one.n, file: one.fileName ?? p("one.goneFile") }),
    survey,
    importHref: one.importId && mayRead ? `/w/${slug}/imports/${one.importId}` : null,
    answers:
      mayRead && !gone
        ? one.responseIds.map((id, place) => ({
            href: `/w/${slug}/surveys/${one.surveyId}/answers?response=${id}`,
            label: String(place + 1),
          }))
        : [],
    effects: one.effects.map((effect) => sayEffect(words, effect)),
  };
}

function sayEffect(words: PeriodWords, { metric, scale, before, after }: Effect): string {
  const decimals = decimalsOfBoth(metric, before, after);
  const [was, is] = [before, after].map((reading) => sayReading(words, metric, scale, reading, decimals));
  const name = shortName(words, metric);
  const same = before.value === after.value;
  return words.p(same ? "one.effectSame" : "one.effect", {
    name,
    before: was?.text ?? "",
    after: is?.text ?? "",
    beforeN: before.n,
    afterN: after.n,
  });
}
