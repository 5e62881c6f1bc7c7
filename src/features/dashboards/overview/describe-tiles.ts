import type { FollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import type { GoalMarker } from "@/db/queries/goals/read-goal-markers";
import { calendarOf, isRunning } from "@/domain/calendar/range-preset";
import { formatMinutes, formatNumber, formatValue } from "@/domain/metrics/display";
import { isScoreMetric, METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { settlingDays } from "@/domain/metrics/rates";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { comparedRange } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import {
  type ChangeWords,
  decimalsFor,
  describeChange,
  describeNumber,
  type NumberWords,
} from "@/features/dashboards/describe-number";
import { type ComparisonName, serializeMetricQuery } from "@/features/dashboards/input";
import type { AnswerComparison, MetricAnswer } from "@/features/dashboards/metric-answer";
import type { Waiting } from "@/features/dashboards/operations/operation-family";
import type { OverviewQuery } from "@/features/dashboards/overview/input";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import type { OverviewNumbers } from "@/features/dashboards/overview/read-overview";
import { REVENUE_TILES, ROWS, type RowName, type TileId } from "@/features/dashboards/overview/read-tiles";
import { type ChosenDays, comparisonOf } from "@/features/dashboards/survey/choose-days";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { type HandedOn, handedOnParams } from "@/platform/handed-on";
import { sayBasis } from "@/platform/i18n/metric-words";
import { numberScreen } from "@/platform/number-screen";
import type { RulerInput } from "@/ui/ruler-geometry";

/** One number of the page in words; without a number it says from when on there will be one. */
export interface TileView {
  readonly id: TileId | MetricId;
  readonly label: string;
  /** What it means and how it is computed. */
  readonly href: string;
  /** The screen that it is told on at length; null where that is its explanation. */
  readonly screen: string | null;
  readonly number: (Omit<NumberWords, "metric"> & { readonly metric: MetricId | null }) | null;
  readonly change: ChangeWords | null;
  readonly ruler: RulerInput | null;
  /** "Goal 86%". */
  readonly goal: string | null;
  /** Beside a time: "12 waiting, oldest 3 d". */
  readonly waits?: string;
  /** Which days it is of, where they are not the screen's: "invitations sent 26 Oct – 8 Nov, whose 14 days to answer are over". */
  readonly sent?: string;
  /** What stands there while there is no number. */
  readonly instead: string;
}

/** Where a tile's links begin, and whether its reader sees more than numbers. */
type TileReader = Parameters<typeof numberScreen>[0];

/** What of the screen's address goes along to what a number opens. */
interface Carried {
  readonly survey?: string | undefined;
  readonly filters: OverviewQuery["filters"];
  /** By which name its days were chosen. */
  readonly chosen?: ChosenDays["chosen"] | undefined;
  readonly compare?: OverviewQuery["compare"] | undefined;
  /** A whole period that is told of its first days alone, as the others are not settled. */
  readonly cut?: boolean;
  /** The days that it was compared with, and how its change was judged: the explanation is compared and judged alike. */
  readonly compared?: DayRange | null;
  readonly comparison?: AnswerComparison | null;
}

export interface RowView {
  readonly name: RowName;
  readonly tiles: readonly TileView[];
}

/** What a number waits for that no answer brings. */
const WAITS = {
  first_response_time: "contacts",
  resolution_time: "contacts",
  sla_attainment: "promises",
  quality_score: "reviews",
  customer_retention: "customers",
  customer_churn: "customers",
  net_revenue_retention: "customers",
  revenue_churn: "customers",
  follow_ups: "followUps",
} as const satisfies Partial<Record<TileId, string>>;

/** The two rows of tiles and, apart, how many answer who were asked; where nobody was, how many complete what they begin. */
export function describeTiles(
  words: OverviewWords,
  { tiles, operations, followUps, days }: Pick<OverviewNumbers, "tiles" | "operations" | "followUps" | "days">,
  reader: TileReader,
  query: Omit<Carried, "chosen"> & { readonly now: Date },
): { rows: RowView[]; completion: TileView } {
  const { overview: t } = words;
  const asked = { ...query, reader, range: days.range, chosen: days.chosen, compare: comparisonOf(query, days) };
  const one = (id: TileId) => {
    const base = describeEmpty(words, id, reader);
    if (id === "follow_ups")
      return followUps ? describeFollowUps(words, base, followUps, { narrowed: isNarrowed(query), ...reader }) : base;
    const score = tiles.find((tile) => tile.metric === id);
    if (score) return describeTile(words, base, { ...score, ...score.computed, months: null }, asked);
    const other = operations.find((tile) => tile.metric === id);
    if (!other) return base;
    if (other.computed === null) {
      const { unknown } = other;
      return { ...base, instead: unknown === null ? t("tile.slow") : t("tile.unknown", { attribute: unknown }) };
    }
    const { answer, compared, waiting } = other.computed;
    return {
      ...describeTile(words, base, { ...other, answer, compared, scale: null }, asked),
      ...(waiting ? { waits: sayWaiting(words, waiting, query.now) } : {}),
    };
  };
  const sent = operations.find(({ metric }) => metric === "response_rate")?.computed?.answer;
  const invited = sent !== undefined && (sent.n > 0 || sent.counts.open);
  return {
    rows: [
      { name: "service", tiles: ROWS.service.map(one) },
      { name: "care", tiles: withRevenue(ROWS.care.map(one), REVENUE_TILES.map(one)) },
    ],
    completion: one(invited ? "response_rate" : "completion_rate"),
  };
}

/** "12 waiting, oldest 3 d": a median of what ended gets better while the rest is left lying. */
function sayWaiting({ overview: t, locale }: OverviewWords, { n, since }: Waiting, now: Date): string {
  return t("tile.waits", { n, age: formatMinutes(Math.max(0, (+now - +since) / 60_000), locale) });
}

/** Revenue takes the places of scores that nobody is asked for and of follow-ups that nobody opened; never another's. */
function withRevenue(tiles: readonly TileView[], revenue: readonly TileView[]): TileView[] {
  const told = revenue.filter(({ number }) => number !== null);
  const yields = ({ id, number }: TileView) => number === null && (id === "nps" || id === "ces" || id === "follow_ups");
  return tiles.map((tile) => (yields(tile) ? (told.shift() ?? tile) : tile));
}

/** A tile without a number: what it is, where it leads, and from when on there will be one. */
function describeEmpty({ overview: t }: OverviewWords, id: TileId, reader: TileReader): TileView {
  const waits = id in WAITS ? WAITS[id as keyof typeof WAITS] : null;
  return {
    id,
    label: t(`tile.${id}`),
    href: id === "follow_ups" ? `${reader.home}/feedback` : `${reader.home}/explain/${id}`,
    screen: id === "follow_ups" || isScoreMetric(id) ? null : numberScreen(reader, id, null),
    instead: t(`tile.${waits ?? "unasked"}`),
    ...{ number: null, change: null, ruler: null, goal: null },
  };
}

/** Whether the page is of some alone: follow-ups are always everybody's. */
export function isNarrowed({ survey, filters }: Pick<Carried, "survey" | "filters">): boolean {
  return survey !== undefined || Object.keys(filters).length > 0;
}

/** How many are open, now; nothing is compared. */
function describeFollowUps(
  words: OverviewWords,
  base: TileView,
  { open, overdue }: FollowUpNumbers,
  { narrowed, mayRead }: { readonly narrowed: boolean; readonly mayRead: boolean },
): TileView {
  const { overview: t, locale } = words;
  const count = overdue > 0 ? t("tile.overdue", { n: overdue }) : t("tile.noneOverdue");
  const number = {
    ...({ metric: null, precision: "plain", unit: undefined, between: "", instead: "" } as const),
    label: base.label,
    value: formatNumber(open, { locale }),
    text: formatNumber(open, { locale }),
    count: narrowed ? t("tile.everybodys", { count }) : count,
  };
  // Who may not read answers has numbers there and no lists.
  return { ...base, href: mayRead ? `${base.href}?tab=open` : base.href, number };
}

/** What a tile prints a number from. */
interface Told {
  readonly metric: MetricId;
  readonly answer: MetricAnswer;
  /** The days it was compared with. */
  readonly compared: DayRange | null;
  readonly scale: ScaleId | null;
  readonly goal: GoalMarker | null;
  readonly months: number | null;
}

/** Says one number's tile; `base` is what it is where there is no number. It opens to its own days, survey and filters. */
export function describeTile(
  words: OverviewWords,
  base: TileView,
  tile: Told,
  query: Carried & { readonly reader: TileReader; readonly range: DayRange },
): TileView {
  const { overview: t } = words;
  const { metric, answer, scale, goal } = tile;
  const decimals = decimalsFor(metric, answer.value, answer.comparison, false);
  const number = describeNumber(words, metric, scale, answer, decimals);
  const shown = number.value !== null;
  const { filters, chosen, compare, survey } = query;
  const ofSurvey = isScoreMetric(metric) || metric === "response_rate";
  const cut = answer.from === query.range.from && answer.to < query.range.to;
  // Months of who stays are neither the screen's days nor compared as those are.
  const days = tile.months === null ? { chosen, compare, cut } : {};
  return {
    ...base,
    href: explainedPath(base.href, answer, {
      ...{ ...days, filters, compared: tile.compared, comparison: answer.comparison },
      ...(ofSurvey && survey ? { survey } : {}),
    }),
    screen: isScoreMetric(metric)
      ? base.screen
      : numberScreen(query.reader, metric, { ...answer, ...days, filters, survey }),
    number: shown && scale === null ? { ...number, ...shortly(words, tile, decimals) } : number,
    change:
      shown && answer.comparison
        ? describeChange(words, metric, scale, answer.value, answer.comparison, decimals)
        : null,
    ruler: shown ? rulerOf(tile) : null,
    goal:
      goal &&
      t("tile.goal", { value: formatValue(goal.target, METRICS[metric].unit, { locale: words.locale, decimals }) }),
    instead: number.instead,
    ...saySent(words, tile, query.range),
  };
}

/** Of which days it is, where its days were moved back or cut until all of them were settled. */
function saySent({ overview: t, locale }: OverviewWords, { metric, answer }: Told, range: DayRange) {
  const { from, to } = answer;
  if (metric !== "response_rate" || (from === range.from && to === range.to)) return {};
  return { sent: t("tile.sent", { days: describeDays({ from, to }, locale), n: settlingDays(metric) }) };
}

/** What fits the last line of a narrow tile: of how many, over which months, and the interval without its words. */
function shortly({ overview: t, locale, ...words }: OverviewWords, { metric, answer, months }: Told, decimals: number) {
  const { interval, n, unit } = answer;
  const print = (value: number) =>
    unit === "minutes" ? formatMinutes(value, locale) : formatNumber(value, { locale, decimals });
  const count =
    months !== null
      ? t("tile.ofMonths", { n: months, count: n })
      : unit === "minutes"
        ? t("tile.half", { n })
        : sayBasis(words, metric, n, answer.counts.open);
  const between = interval ? t("tile.to", { low: print(interval.low), high: print(interval.high) }) : "";
  return { count, between };
}

/** The ledger of just this number: its days, what they are compared with, its survey, its filters. */
export function explainedPath(
  path: string,
  { from, to }: { readonly from: string; readonly to: string },
  { survey, filters, chosen, compare, cut = false, compared, comparison }: Carried,
): string {
  // The days of a running period or of a cut one alone would meet as many before.
  const name = isRunning(chosen) || (cut && calendarOf(chosen)) ? chosen : undefined;
  const days = name ? {} : { from, to };
  const against = compare === undefined || compare === "none" ? {} : { compare };
  const params = serializeMetricQuery({ ...(survey ? { survey } : {}), ...days, ...against, filters });
  if (name) params.set("range", name);
  const told = compared && !name && !isNamed(compared, { from, to }, against.compare) ? { compared } : {};
  for (const [key, value] of handedOnParams({ ...told, ...familyOf(comparison) })) params.set(key, value);
  return `${path}?${params}`;
}

function isNamed(compared: DayRange, range: DayRange, compare: ComparisonName | undefined): boolean {
  if (compare === undefined) return false;
  const { from, to } = comparedRange(range, compare);
  return from === compared.from && to === compared.to;
}

/** What corrected a p-value on the screen; nothing where it stands alone or could not be tested. */
function familyOf(comparison: AnswerComparison | null | undefined): Pick<HandedOn, "family"> {
  const { pValue = null, pAdjusted = null, among = 1 } = comparison ?? {};
  if (pValue === null || pAdjusted === null || among < 2) return {};
  // At most 1 whatever it was: what is surely no change stays one.
  const factor = pValue === 0 ? 1 : Math.min(among, Math.max(1, pAdjusted / pValue));
  return { family: { size: among, factor } };
}

function rulerOf({ metric, answer, scale, goal }: Told): RulerInput | null {
  if (answer.value === null || answer.interval === null) return null;
  const { unit, min, max } = METRICS[metric];
  // Minutes and revenue kept have no end: their ruler has as much room as its marks need.
  const ends =
    unit === "score" && scale !== null ? SCALES[scale] : { min: min ?? 0, max: max ?? Number.POSITIVE_INFINITY };
  return {
    value: answer.value,
    low: answer.interval.low,
    high: answer.interval.high,
    before: answer.comparison?.value ?? null,
    goal: goal?.target ?? null,
    min: ends.min,
    max: ends.max,
  };
}
