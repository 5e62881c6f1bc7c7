import type { AlertRow, NamedAlert } from "@/db/queries/alerts/find-alert";
import type { AlertRuleRow } from "@/db/queries/alerts/find-rule";
import { FALSE_ALARMS } from "@/domain/alerts/false-alarms";
import { formatNumber, formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { AlertWords } from "@/features/alerts/alert-words";
import { metricOf } from "@/features/alerts/question-of";
import { sayBasis, sayBetween, sayStep } from "@/platform/i18n/metric-words";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayDay } from "@/platform/i18n/say-days";

/** Which number it is, with marks that keep what people typed apart from the words around it. */
type Subject = Pick<AlertRuleRow, "metric" | "surveyId" | "segmentName" | "segmentValue">;

/** "NPS", "NPS of “After a contact”, country: Germany". */
export function nameNumber({ t, metrics, locale }: AlertWords, rule: Subject, surveyName: string | null): string {
  const metric = metricOf(rule.metric);
  const short = metrics(`short.${metric}`);
  const told = isWeekly(metric) ? t("number.weekly", { metric: short }) : short;
  const survey = surveyName === null ? t("number.gone") : surveyName;
  const number = rule.surveyId === null ? told : t("number.survey", { metric: told, survey: isolate(survey) });
  if (rule.segmentName === null || rule.segmentValue === null) return number;
  const value = isolate(nameGroup(rule.segmentName, rule.segmentValue, locale));
  return t("number.segment", { number, name: isolate(rule.segmentName), value });
}

/** "NPS has drifted from its usual range since 24 Aug 2026". */
export function sayAlert(words: AlertWords, { alert, rule, surveyName }: NamedAlert): string {
  const day = sayDay(alert.rule === "point" ? alert.leftOn : alert.since, words.locale);
  return words.t(`says.${alert.rule}`, { number: nameNumber(words, rule, surveyName), day });
}

/** Both sides of an alert in words: the figure, between what, of how many. Null where too few may be told of. */
export function saySides(
  words: AlertWords,
  { alert, rule }: Pick<NamedAlert, "alert" | "rule">,
): { before: SideWords; after: SideWords; sentence: string } | null {
  const { beforeValue, afterValue } = alert;
  if (beforeValue === null || afterValue === null) return null;
  const metric = metricOf(rule.metric);
  const side = (value: number, low: number | null, high: number | null, n: number): SideWords => ({
    value: sayFigure(metric, value, words.locale),
    between:
      low === null || high === null ? "" : sayBetween(words, { low, high }, METRICS[metric].unit, decimalsOf(metric)),
    // A customer counts in each week that they stay: their sum would be no number of customers.
    basis: isWeekly(metric) ? "" : sayBasis(words, metric, n),
  });
  const before = side(beforeValue, alert.beforeLow, alert.beforeHigh, alert.beforeN);
  const after = side(afterValue, alert.afterLow, alert.afterHigh, alert.afterN);
  const told = { before: before.value, after: after.value };
  return { before, after, sentence: words.t(alert.rule === "change" ? "fromChange" : "from", told) };
}

export interface SideWords {
  readonly value: string;
  readonly between: string;
  readonly basis: string;
}

/** "Moved most: country Germany, from 38.5 to 13.6"; "" where no group clearly did. */
export function sayMoved(words: AlertWords, { alert, rule }: Pick<NamedAlert, "alert" | "rule">): string {
  const { movedName, movedValue, movedBefore, movedAfter } = alert;
  if (movedName === null || movedValue === null || movedBefore === null || movedAfter === null) return "";
  const metric = metricOf(rule.metric);
  return words.t("moved", {
    name: isolate(movedName),
    value: isolate(nameGroup(movedName, movedValue, words.locale)),
    before: sayFigure(metric, movedBefore, words.locale),
    after: sayFigure(metric, movedAfter, words.locale),
  });
}

/** The change with its interval; "" where it could not be told. */
export function sayDifference(words: AlertWords, { alert, rule }: Pick<NamedAlert, "alert" | "rule">): string {
  const { difference, differenceLow, differenceHigh } = alert;
  if (difference === null || differenceLow === null || differenceHigh === null) return "";
  const metric = metricOf(rule.metric);
  const print = (step: number) => sayStep(words, METRICS[metric].unit, step, decimalsOf(metric));
  const between = words.metrics("between", { low: print(differenceLow), high: print(differenceHigh) });
  return words.t("page.difference", { step: print(difference), between });
}

/** How an alert was found, and how often that happens where nothing changes. */
export function saySure(words: AlertWords, { alert, rule }: Pick<NamedAlert, "alert" | "rule">): string {
  const day = sayDay(alert.leftOn, words.locale);
  const print = (rate: number) => formatNumber(rate, { locale: words.locale, decimals: 1 });
  if (alert.rule === "change") return words.t("page.sureChange", { rate: print(FALSE_ALARMS.young) });
  const rate = print(rateFor(metricOf(rule.metric)));
  return words.t(alert.rule === "point" ? "page.surePoint" : "page.sureDrift", { day, rate });
}

/** How many false alerts a year the simulation found for numbers of this kind; the most of the sizes it looked at. */
function rateFor(metric: MetricId): number {
  const kind = metric === "nps" || metric === "ces" ? metric : METRICS[metric].unit === "percent" ? "csat" : "time";
  // What scatters as its own weeks show is judged as times are.
  const own = metric === "quality_score" ? "time" : kind;
  return Math.max(...FALSE_ALARMS.rows.filter((row) => row.kind === own).map(({ falseAlarms }) => falseAlarms));
}

/** A figure as an alert says it: "+14", "78.1%", "4 min 46 s". */
export function sayFigure(metric: MetricId, value: number | null, locale: string): string {
  const { unit } = METRICS[metric];
  return formatValue(value, unit, { locale, decimals: unit === "minutes" ? 0 : decimalsOf(metric) });
}

/** As many for both ends of an interval, and for the change, as for the figure: "0.58%, between 0.54 and 0.63". */
function decimalsOf(metric: MetricId): number {
  return isWeekly(metric) || METRICS[metric].unit === "score" ? 2 : 1;
}

/** The ledger of an alert's number since the change. */
export function explainPath(
  slug: string,
  rule: AlertRuleRow,
  alert: Pick<AlertRow, "since" | "lastWeek"> | null,
): string {
  const params = new URLSearchParams();
  if (rule.surveyId !== null) params.set("survey", rule.surveyId);
  if (rule.questionId !== null) params.set("question", rule.questionId);
  if (alert !== null && !isWeekly(metricOf(rule.metric))) {
    params.set("from", alert.since);
    params.set("to", alert.lastWeek);
  }
  if (rule.segmentName !== null && rule.segmentValue !== null)
    params.set(`filter.${rule.segmentName}`, rule.segmentValue);
  const query = params.toString();
  return `/w/${slug}/explain/${rule.metric}${query === "" ? "" : `?${query}`}`;
}

/** Who stays and leaves is told by the week here, and by months everywhere else. */
function isWeekly(metric: MetricId): boolean {
  return metric === "customer_churn" || metric === "customer_retention";
}

const ISOLATE = "\u2068";
const POP = "\u2069";

function isolate(text: string): string {
  return `${ISOLATE}${text.replace(/[\u2066-\u2069\u202a-\u202e\r\n]/g, " ")}${POP}`;
}
