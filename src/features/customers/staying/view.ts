import { soFar } from "@/db/queries/staying/read-churn-inputs";
import { ALPHA, compareRates, type Verdict, verdictOf } from "@/domain/metrics/change";
import { annualChurn } from "@/domain/metrics/churn-readings";
import { changeFigures, formatValue } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";
import { balanceSteps } from "@/features/customers/groups/balance-steps";
import { linkGroup } from "@/features/customers/groups/link-group";
import { describeCohorts } from "@/features/customers/staying/describe-cohorts";
import { describeGroups } from "@/features/customers/staying/describe-groups";
import { describeLengths } from "@/features/customers/staying/describe-lengths";
import { describePoor } from "@/features/customers/staying/describe-poor";
import { rateOf, sayPeriod, signedPoints } from "@/features/customers/staying/describe-rate";
import { describeReasons } from "@/features/customers/staying/describe-reasons";
import { describeRevenue } from "@/features/customers/staying/describe-revenue";
import { describeStayScope } from "@/features/customers/staying/describe-scope";
import { describeSeries } from "@/features/customers/staying/describe-series";
import { describeWorth } from "@/features/customers/staying/describe-worth";
import { explainRate } from "@/features/customers/staying/explain-rate";
import type { StayQuery } from "@/features/customers/staying/input";
import type { StayData } from "@/features/customers/staying/read-staying";
import { type StayWords, sayCount, sayDay, sayDays } from "@/features/customers/staying/staying-words";
import { sayBetween } from "@/platform/i18n/metric-words";
import { sayInstant } from "@/platform/i18n/say-days";

/** What the page is shown with. */
export interface StayContext {
  readonly words: StayWords;
  readonly query: StayQuery;
  readonly ignored: readonly string[];
  readonly left?: readonly string[];
  /** `/w/{workspace}`. */
  readonly home: string;
  readonly mayRead: boolean;
  readonly zone: string;
  readonly now: Date;
}

export type StayView = ReturnType<typeof toStayView>;

/** Says the page of staying and leaving. */
export function toStayView(data: StayData, context: StayContext) {
  const { words } = context;
  const { t, locale } = words;
  const { days, current, previous } = data;
  const churn = shareReading(current.numerator, current.denominator);
  const change = compareRates(current.numerator, current.denominator, previous.numerator, previous.denominator);
  const verdict = verdictOf(change, change.pValue, "down");
  const worth = describeWorth(data, context);
  return {
    verdict: [worth.sentence, churnSentence(data, churn, verdict, words)].filter((one) => one !== "").join(" "),
    lead: current.over
      ? [
          t("lead", { days: sayDays(days.range, locale), compared: sayDays(days.compared, locale) }),
          ...(isOnlyAlone(verdict, change.pValue) ? [t("leadAlone")] : []),
        ].join(" ")
      : t("leadSoFar", { days: sayDays(days.range, locale) }),
    ignored: context.ignored,
    scope: describeStayScope(data, context),
    balance: describeBalance(data, context),
    churn: {
      ...rateOf(churn, current, "customer_churn", words),
      label: t("tile.churn", { period: sayPeriod(data, words) }),
      direction: verdict.verdict,
      assessment: verdict.assessment,
      change: change.difference === null ? "" : signedPoints(change.difference, words),
      changeBetween: sayBetween(words, change.interval, "percent", 1),
      annual: annualText(churn, data, words),
      href: explainRate("customer_churn", data, context),
      rows: linkRate(data, "left", current.numerator, context),
    },
    retention: {
      ...rateOf(
        shareReading(current.denominator - current.numerator, current.denominator),
        { numerator: current.denominator - current.numerator, denominator: current.denominator },
        "customer_retention",
        words,
      ),
      label: t("tile.retention", { period: sayPeriod(data, words) }),
      href: explainRate("customer_retention", data, context),
      rows: linkRate(data, "stayed", current.denominator - current.numerator, context),
    },
    sum: t("tile.sum"),
    counted: t(`counted.${data.reading}`),
    activeFor: data.activeForDays === null ? null : t("activeFor", { n: data.activeForDays }),
    series: describeSeries(data, context),
    groups: describeGroups(data, context),
    revenue: describeRevenue(data, context),
    cohorts: describeCohorts(data, context),
    lengths: describeLengths(data, words),
    by: data.by ?? "",
    reasons: describeReasons(data, context),
    worth,
    poor: describePoor(data, context),
    /** What took too long, and is not there. */
    slow: data.slow,
    /** Of the address, what could not be counted in time beside the rest. */
    left: context.left ?? [],
    footer: [
      t("computed", {
        at: sayInstant(context.now, context.zone, locale),
        zone: context.zone,
      }),
      t("level"),
    ],
  };
}

/** So many numbers the overview tests together. */
const TOGETHER = 11;

/** Clear by itself, and perhaps not among the numbers of the overview, which then says so: both are right. */
export function isOnlyAlone({ assessment }: Verdict, pValue: number | null): boolean {
  return (assessment === "better" || assessment === "worse") && pValue !== null && pValue * TOGETHER >= ALPHA;
}

function churnSentence(data: StayData, churn: Reading, verdict: Verdict, words: StayWords): string {
  const { t, locale } = words;
  const { current, previous, days } = data;
  if (!current.over) return t("verdict.soFar");
  if (churn.value === null) return t("verdict.nobody", { day: sayDay(days.range.from, locale) });
  const before = shareReading(previous.numerator, previous.denominator).value;
  const figures = changeFigures(churn.value, before, before === null ? null : churn.value - before, "percent", locale);
  const now = formatValue(churn.value, "percent", { locale, decimals: Math.max(1, figures.decimals) });
  const then = formatValue(before, "percent", { locale, decimals: Math.max(1, figures.decimals) });
  if (verdict.assessment === "better") return t("verdict.better", { before: then, now });
  if (verdict.assessment === "worse") return t("verdict.worse", { before: then, now });
  return verdict.assessment === null ? t("verdict.only", { now }) : t("verdict.unclear", { now });
}

/** Customers at the start, who came, came back and left, and customers at the end: they add up on screen. */
function describeBalance({ days, current, filters: filter, today }: StayData, context: StayContext) {
  const { t, locale } = context.words;
  const shown = soFar(days.range, today);
  const label = {
    start: t("balance.on", { day: sayDay(days.range.from, locale) }),
    ...{ new: t("balance.new"), back: t("balance.back"), left: t("balance.left") },
    end: current.over ? t("balance.on", { day: sayDay(days.range.to, locale) }) : t("balance.soFar"),
  };
  return balanceSteps(current).map(({ step, n, signed }) => ({
    key: step,
    label: label[step],
    value: sayCount(step === "left" ? -n : n, locale, signed),
    href: linkGroup({ kind: "balance", step, ...shown, filter }, n, context),
  }));
}

/** Those whom a rate counts: customers, or by Stripe's reading stays. */
function linkRate(
  { days, reading, filters: filter, today }: StayData,
  step: "left" | "stayed",
  n: number,
  context: StayContext,
): string | null {
  const shown = { step, ...soFar(days.range, today), filter };
  return linkGroup({ kind: reading === "stripe" ? "events" : "balance", ...shown }, n, context);
}

/** A rate over another number of months as it would be over a year at the same pace. */
function annualText(churn: Reading, { days, current }: StayData, { t, locale }: StayWords): string {
  if (churn.value === null || !current.over || days.months === 0 || days.months === 12) return "";
  const monthly = 100 - 100 * (1 - churn.value / 100) ** (1 / days.months);
  const yearly = annualChurn(monthly);
  return t("tile.annual", { value: formatValue(yearly, "percent", { locale, decimals: 1 }) });
}
