import { addDays } from "@/domain/calendar/day";
import { previousDays } from "@/domain/calendar/period";
import type { RangePreset } from "@/domain/calendar/range-preset";
import { formatMinutes, formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";
import { decimalsFor, describeNumber } from "@/features/dashboards/describe-number";
import type { ExplainedOperation } from "@/features/dashboards/explained/read-explained-operation";
import type { ExplainedView } from "@/features/dashboards/explained/view";
import { serializeMetricQuery } from "@/features/dashboards/input";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { describeFacts, type LedgerFact } from "@/features/dashboards/survey/describe-facts";
import { chanceText, type LedgerLine } from "@/features/dashboards/survey/describe-ledger";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import type { HandedOn } from "@/platform/handed-on";
import { sayDay } from "@/platform/i18n/say-days";
import { invitationsScreen, numberScreen } from "@/platform/number-screen";

/** Says how a number that follows from no answers came about; null where there was nothing to count. */
export function describeOperation(
  words: DashboardWords,
  explained: ExplainedOperation,
  context: {
    readonly filters: Readonly<Record<string, string>>;
    /** By which name its days were chosen, and what they are compared with: what it leads to is told alike. */
    readonly chosen?: RangePreset | undefined;
    readonly compare?: DashboardQuery["compare"] | undefined;
    readonly workspacePath: string;
    /** Whether the reader sees more than numbers. */
    readonly mayRead: boolean;
    readonly zone: string;
    readonly activeForDays: number | null;
    readonly now: Date;
    readonly family?: HandedOn["family"];
  },
): ExplainedView | null {
  const { metric, computed, survey, surveys, today } = explained;
  const { answer } = computed;
  const { t, definitions } = words;
  const { filters, chosen, compare, workspacePath, mayRead, zone, now } = context;
  const running = METRICS[metric].unit !== "minutes" && answer.to >= today && isOfStays(metric);
  if (answer.n === 0 && !running && !answer.counts.open) return null;
  const { from, to } = answer;
  const asked = { from, to, filters };
  const screen = numberScreen({ home: workspacePath, mayRead }, metric, {
    ...{ ...asked, compare, survey: survey?.id },
    chosen: chosen ?? (isRolled(computed, today) ? "default" : undefined),
  });
  const facts = describeFacts(
    words,
    metric,
    { ...computed, scale: null },
    {
      ...{ question: "", series: [], zone, now, family: context.family },
      filters: survey === null ? filters : { [t("facts.survey")]: survey.name, ...filters },
    },
  );
  return {
    number: describeNumber(words, metric, null, answer, decimalsFor(metric, answer.value, answer.comparison, false)),
    ledger: {
      definition: definitions(`${metric}.definition`),
      formula: definitions(`${metric}.formula`),
      working: workingOf(words, explained),
      denominator: definitions(`${metric}.denominator`),
      method: answer.interval ? t(`ledger.methods.${answer.interval.method}`) : definitions(`${metric}.interval`),
      lines: linesOf(words, explained),
      zeros: "",
      rows: screen === null ? null : { text: t("ledger.screen"), href: screen },
      chance: chanceText(answer, words),
    },
    facts: [...facts.slice(0, 2), ...ownFacts(words, explained, { ...context, running }), ...facts.slice(2)],
    api: `GET /api/v1/metrics/${metric}?${serializeMetricQuery({ ...(survey ? { survey: survey.id } : {}), from, to, filters })}`,
    surveys: surveys.map(({ id, name, n }) => ({
      ...{ name, n: formatNumber(n, { locale: words.locale }) },
      href: mayRead ? invitationsScreen(workspacePath, id, asked) : null,
    })),
  };
}

/** Whether its days end yesterday and met as many: the screen then has to be asked for so many days, as these may be a month. */
function isRolled({ answer, compared }: ExplainedOperation["computed"], today: string): boolean {
  const before = previousDays(answer.from, answer.to);
  return answer.to === addDays(today, -1) && compared?.from === before.start && compared.to === before.end;
}

function isOfStays(metric: ExplainedOperation["metric"]): boolean {
  return OPERATIONS[metric].record === "stays";
}

/** From the whole to what counts; the lines add up. */
function linesOf({ t, locale }: DashboardWords, { metric, computed, leftOut }: ExplainedOperation): LedgerLine[] {
  const { numerator = 0, denominator = 0, counted = 0, open = 0, reviews = 0 } = computed.answer.counts;
  const say = (label: Parameters<typeof t>[0], n: number, note = "") => ({
    ...{ label: t(label), n: formatNumber(n, { locale }), note, href: null },
  });
  const money = (label: Parameters<typeof t>[0], hundredths: number) => ({
    ...{ label: t(label), n: formatNumber(hundredths / 100, { locale, decimals: 2 }), note: "", href: null },
  });
  const rest = denominator - numerator;
  switch (metric) {
    case "customer_churn":
      return [
        say("ledger.others.start", denominator),
        say("ledger.others.kept", -rest),
        say("ledger.others.gone", numerator),
      ];
    case "customer_retention":
      return [
        say("ledger.others.start", denominator),
        say("ledger.others.gone", -rest),
        say("ledger.others.kept", numerator),
      ];
    case "response_rate":
      return [
        ...(open > 0
          ? [
              say("ledger.others.arrived", denominator + open),
              say("ledger.others.tooNew", -open, t("ledger.others.tooNewNote", { n: ANSWER_WINDOW_DAYS + 1 })),
            ]
          : []),
        say("ledger.others.delivered", denominator),
        say("ledger.others.unanswered", -rest),
        say("ledger.others.answered", numerator),
      ];
    case "sla_attainment":
      return [
        say("ledger.others.judged", denominator),
        say("ledger.others.missed", -rest),
        say("ledger.others.promisesKept", numerator),
      ];
    case "first_response_time":
    case "resolution_time":
      return [
        ...(leftOut > 0 ? [say("ledger.others.leftOut", leftOut)] : []),
        say("ledger.others.opened", counted + open),
        say("ledger.others.waiting", -open, t("ledger.others.waitingNote")),
        say("ledger.others.ended", counted),
      ];
    case "quality_score":
      return [say("ledger.others.reviews", reviews)];
    case "revenue_churn":
      return [money("ledger.others.revenueStart", denominator), money("ledger.others.revenueLost", numerator)];
    case "net_revenue_retention":
      return [money("ledger.others.revenueStart", denominator), money("ledger.others.revenueKept", numerator)];
  }
}

/** The formula with its figures; of medians and means there is none that fits a line. */
function workingOf({ locale }: DashboardWords, { computed }: ExplainedOperation): string {
  const { value, counts, unit } = computed.answer;
  const { numerator, denominator } = counts;
  if (value === null || unit !== "percent" || numerator === undefined || denominator === undefined) return "";
  const money = counts.customers !== undefined;
  const figure = (n: number) => formatNumber(money ? n / 100 : n, { locale, decimals: money ? 2 : 0 });
  return `100 × ${figure(numerator)} ÷ ${figure(denominator)} = ${formatNumber(value, { locale, decimals: 2 })}`;
}

function ownFacts(
  { t, locale }: DashboardWords,
  { metric, computed, clock, today }: ExplainedOperation,
  { activeForDays, running }: { readonly activeForDays: number | null; readonly running: boolean },
): LedgerFact[] {
  const minutes = (value: number | null | undefined) => (value == null ? "—" : formatMinutes(value, locale));
  const { to, counts } = computed.answer;
  const young = metric === "response_rate" ? (counts.open ?? 0) : 0;
  const settled = sayDay(addDays(to < today ? to : today, ANSWER_WINDOW_DAYS + 1), locale);
  const said = clock && { value: minutes(computed.answer.value), other: minutes(clock.other) };
  return [
    ...(young > 0
      ? [{ term: t("facts.tooNew"), text: t("facts.tooNewText", { n: young, days: ANSWER_WINDOW_DAYS, day: settled }) }]
      : []),
    ...(clock && said ? [{ term: t("facts.clock"), text: t(`facts.clocks.${clock.used}`, said) }] : []),
    ...(clock && computed.answer.also.p90?.value != null
      ? [{ term: t("facts.nine"), text: t("facts.nineText", { value: minutes(computed.answer.also.p90.value) }) }]
      : []),
    ...(isOfStays(metric) && activeForDays !== null
      ? [{ term: t("facts.activity"), text: t("facts.activityText", { n: activeForDays }) }]
      : []),
    ...(running ? [{ term: t("facts.notOver"), text: t("facts.notOverText") }] : []),
  ];
}
