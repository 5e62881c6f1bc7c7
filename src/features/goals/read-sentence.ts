import { isDay } from "@/domain/calendar/day";
import type { NamedPeriod } from "@/domain/calendar/goal-period";
import type { MetricId } from "@/domain/metrics/metric-id";
import { readNumber } from "@/domain/typed/read-number";
import { ARABIC_GOALS } from "@/features/goals/sentence/arabic-goals";
import { ENGLISH_GOALS } from "@/features/goals/sentence/english-goals";
import { GERMAN_GOALS } from "@/features/goals/sentence/german-goals";
import { type GoalLanguage, NUMBER } from "@/features/goals/sentence/goal-language";
import { plainSentence } from "@/features/goals/sentence/plain-sentence";

/** The five words a goal is asked for by, in their order. */
export const SMART_PARTS = ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"] as const;
export type SmartPart = (typeof SMART_PARTS)[number];

/** What a sentence said of a goal. Null where it did not say it. */
export interface SentenceReading {
  readonly metric: MetricId | null;
  readonly direction: "up" | "down" | null;
  /** "by 10 %": `ambiguous` until somebody says percent or points. "by 10 points": points. */
  readonly change: { readonly size: number; readonly kind: "ambiguous" | "points" } | null;
  /** "to 86 %": the figure itself. */
  readonly target: number | null;
  readonly period: NamedPeriod | null;
  /** A day that was named: "by 2027-03-31", "by 31 March 2027", "by the end of March". */
  readonly deadline: string | null;
  /** What was not said, of the five. */
  readonly missing: readonly SmartPart[];
}

const LANGUAGES: readonly GoalLanguage[] = [ENGLISH_GOALS, GERMAN_GOALS, ARABIC_GOALS];

/**
 * Reads a goal as people write it, in English, German or Arabic: "increase CSAT by 10 % within the next quarter". A wish
 * without a figure names no number ("improve customer satisfaction"): all five parts are missing. Who owns it and what it
 * serves is never in the sentence. A day without a year is the next such day from `today` ("YYYY-MM-DD") on.
 */
export function readSentence(sentence: string, today: string): SentenceReading {
  const text = plainSentence(sentence);
  // The language in which most was understood is the one it was written in.
  return LANGUAGES.map((language) => readIn(language, text, today)).reduce((best, next) =>
    understood(next) > understood(best) ? next : best,
  );
}

function understood({ metric, direction, change, target, period, deadline }: SentenceReading): number {
  return [metric, direction, change, target, period, deadline].filter((part) => part !== null).length;
}

function readIn(language: GoalLanguage, text: string, today: string): SentenceReading {
  const change = readChange(language, text);
  const target = readTarget(language, text);
  const figure = change !== null || target !== null;
  const metric = readMetric(language, text, figure);
  const period = readPeriod(language, text);
  const deadline = readDeadline(language, text, today);
  const missing: SmartPart[] = [];
  if (metric === null) missing.push("Specific");
  if (!figure) missing.push("Measurable", "Achievable");
  missing.push("Relevant");
  if (period === null && deadline === null) missing.push("Time-bound");
  return { metric, direction: readDirection(language, text), change, target, period, deadline, missing };
}

/** Finds whole words: letters of any script end a word, which `\b` does not know. */
function find(pattern: string, text: string): RegExpExecArray | null {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "u").exec(text);
}

/** What is longer said stands first: "revenue churn" is no churn of customers. */
const ORDER = [
  "csat",
  "nps",
  "ces",
  "completion_rate",
  "response_rate",
  "first_response_time",
  "resolution_time",
  "revenue_churn",
  "net_revenue_retention",
  "customer_churn",
  "customer_retention",
  "sla_attainment",
  "quality_score",
] as const satisfies readonly MetricId[];

function readMetric({ metrics }: GoalLanguage, text: string, figure: boolean): MetricId | null {
  for (const metric of ORDER) if (find(metrics[metric], text)) return metric;
  return figure && find(metrics.satisfied, text) ? "csat" : null;
}

function readDirection({ up, down }: GoalLanguage, text: string): "up" | "down" | null {
  if (find(down, text)) return "down";
  return find(up, text) ? "up" : null;
}

function readChange(language: GoalLanguage, text: string): SentenceReading["change"] {
  const { by, percent, points, minutes, hours, months, of } = language;
  const sized = (unit: string) => find(`${by} ?${NUMBER}${unit}`, text)?.groups?.size;
  const inPoints = sized(` ?(?:${points})`);
  if (inPoints !== undefined) return { size: Math.abs(toNumber(inPoints)), kind: "points" };
  const inMinutes = sized(` ?(?:${minutes})`);
  if (inMinutes !== undefined) return { size: Math.abs(toNumber(inMinutes)), kind: "points" };
  const inHours = sized(` ?(?:${hours})`);
  if (inHours !== undefined) return { size: 60 * Math.abs(toNumber(inHours)), kind: "points" };
  const inPercent = sized(` ?(?:${percent})`);
  if (inPercent !== undefined) return { size: Math.abs(toNumber(inPercent)), kind: "ambiguous" };
  // A bare number is no day and no year: "by 31 March", "by 31.3.", "by 2027-03-31", "by 2027".
  const bare = sized(`(?!${of} ?(?:${months.join("|")}))(?=$|[ ,;]|\\.(?:$| ))`);
  return bare === undefined || /^(19|20|21)\d\d$/.test(bare)
    ? null
    : { size: Math.abs(toNumber(bare)), kind: "points" };
}

/** The figure itself; a length of time in minutes. */
function readTarget({ to, hours }: GoalLanguage, text: string): number | null {
  const inHours = find(`(?:${to}) ?${NUMBER} ?(?:${hours})`, text)?.groups?.size;
  if (inHours !== undefined) return 60 * toNumber(inHours);
  const found = find(`(?:${to}) ?${NUMBER}`, text)?.groups?.size;
  return found === undefined ? null : toNumber(found);
}

function readPeriod({ periods }: GoalLanguage, text: string): NamedPeriod | null {
  for (const pattern of periods) {
    const groups = find(pattern, text)?.groups;
    const unit = (["quarter", "week", "month", "year"] as const).find((one) => groups?.[one] !== undefined);
    if (unit) return `${groups?.next === undefined ? "this" : "next"}_${unit}`;
  }
  return null;
}

function readDeadline({ months, of, end }: GoalLanguage, text: string, today: string): string | null {
  const iso = find("(?<day>\\d{4}-\\d\\d-\\d\\d)", text)?.groups?.day;
  if (iso !== undefined) return isDay(iso) ? iso : null;
  const dotted = find("(?<day>\\d{1,2})\\. ?(?<month>\\d{1,2})\\. ?(?<year>\\d{4})?", text)?.groups;
  if (dotted) return nextDay(Number(dotted.month), Number(dotted.day), dotted.year, today);
  for (const [index, month] of months.entries()) {
    const year = ",?(?: (?<year>\\d{4}))?";
    const last = find(`${end} (?:${month})${year}`, text)?.groups;
    if (last) return nextDay(index + 1, null, last.year, today);
    const named = find(`(?<day>\\d{1,2})${of} ?(?:${month})${year}`, text)?.groups;
    const turned = named ?? find(`(?:${month}) (?<day>\\d{1,2})(?:st|nd|rd|th)?${year}`, text)?.groups;
    if (turned) return nextDay(index + 1, Number(turned.day), turned.year, today);
  }
  return null;
}

/** A day of a month (null: its last) in a year, or in the first year from `today` on that has it ahead. */
function nextDay(month: number, day: number | null, year: string | undefined, today: string): string | null {
  const made = (of: number) => {
    const date = day ?? new Date(Date.UTC(of, month, 0)).getUTCDate();
    return `${String(of).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  };
  const now = Number(today.slice(0, 4));
  const found = year === undefined ? [made(now), made(now + 1)].find((one) => one >= today) : made(Number(year));
  return isDay(found) ? found : null;
}

function toNumber(text: string): number {
  return readNumber(text) ?? Number.NaN;
}
