import { isDay } from "@/domain/calendar/day";
import type { NamedPeriod } from "@/domain/calendar/goal-period";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";

/** The five words a goal is asked for by, in their order. */
export const SMART_PARTS = ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"] as const;
export type SmartPart = (typeof SMART_PARTS)[number];

/** What a sentence said of a goal. Null where it did not say it. */
export interface SentenceReading {
  readonly metric: ScoreMetricId | null;
  readonly direction: "up" | "down" | null;
  /** "by 10 %": `ambiguous` until somebody says percent or points. "by 10 points": points. */
  readonly change: { readonly size: number; readonly kind: "ambiguous" | "points" } | null;
  /** "to 86 %": the figure itself. */
  readonly target: number | null;
  readonly period: NamedPeriod | null;
  /** A day that was named: "by 2027-03-31", "by 31 March 2027". */
  readonly deadline: string | null;
  /** What was not said, of the five. */
  readonly missing: readonly SmartPart[];
}

const NUMBER = "([+−-]?\\d+(?:[.,]\\d+)?)";
const PERCENT = "(?:%|per\\s?cent\\b(?!age))";
const POINTS = "(?:percentage points?|points?|pts?\\b|pp\\b)";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads a goal as people write it: "increase CSAT by 10 % within the next quarter". A wish without a figure names no number
 * ("improve customer satisfaction"): all five parts are missing. Who owns it and what it serves is never in the sentence.
 */
export function readSentence(sentence: string): SentenceReading {
  const text = sentence.toLowerCase().replace(/\s+/g, " ").trim();
  const change = readChange(text);
  const target = readTarget(text);
  const figure = change !== null || target !== null;
  const metric = readMetric(text, figure);
  const period = readPeriod(text);
  const deadline = readDeadline(text);
  const missing: SmartPart[] = [];
  if (metric === null) missing.push("Specific");
  if (!figure) missing.push("Measurable", "Achievable");
  missing.push("Relevant");
  if (period === null && deadline === null) missing.push("Time-bound");
  return { metric, direction: readDirection(text), change, target, period, deadline, missing };
}

function readMetric(text: string, figure: boolean): ScoreMetricId | null {
  if (/\bc-?sat\b/.test(text)) return "csat";
  if (/\bnps\b|\bnet promoter\b/.test(text)) return "nps";
  if (/\bces\b|\bcustomer effort\b|\bease\b/.test(text)) return "ces";
  if (/\bcompletion( rate)?\b/.test(text)) return "completion_rate";
  // "Satisfaction" alone may mean anything; with a figure it can only mean the share of the satisfied.
  return figure && /\bsatisfaction\b|\bsatisfied\b/.test(text) ? "csat" : null;
}

function readDirection(text: string): "up" | "down" | null {
  if (/\b(reduce|decrease|lower|cut|drop)\b/.test(text)) return "down";
  return /\b(increase|raise|improve|lift|grow|boost|get)\b/.test(text) ? "up" : null;
}

function readChange(text: string): SentenceReading["change"] {
  const points = new RegExp(`\\bby ${NUMBER} ?${POINTS}`).exec(text);
  if (points) return { size: Math.abs(toNumber(points[1])), kind: "points" };
  const percent = new RegExp(`\\bby ${NUMBER} ?${PERCENT}`).exec(text);
  if (percent) return { size: Math.abs(toNumber(percent[1])), kind: "ambiguous" };
  const bare = new RegExp(`\\bby ${NUMBER}(?![\\d-]| ?(?:${MONTHS.join("|")}))(?=$|[ ,;]|\\.(?!\\d))`).exec(text);
  return bare && !isDay(bare[1] ?? "") ? { size: Math.abs(toNumber(bare[1])), kind: "points" } : null;
}

function readTarget(text: string): number | null {
  const found = new RegExp(`\\bto ${NUMBER}`).exec(text);
  return found ? toNumber(found[1]) : null;
}

function readPeriod(text: string): NamedPeriod | null {
  const found = /\b(this|next|the|current|coming)(?: (fiscal|financial))? (week|month|quarter|year)\b/.exec(text);
  if (!found) return null;
  const which = found[1] === "next" || found[1] === "coming" ? "next" : "this";
  return `${which}_${found[3] as "week" | "month" | "quarter" | "year"}`;
}

function readDeadline(text: string): string | null {
  const iso = /\b(\d{4}-\d\d-\d\d)\b/.exec(text)?.[1];
  if (iso !== undefined) return isDay(iso) ? iso : null;
  const words = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTHS.join("|")})[a-z]*,? (\\d{4})\\b`).exec(text);
  if (!words) return null;
  const month = String(MONTHS.indexOf(words[2] ?? "") + 1).padStart(2, "0");
  const day = `${words[3]}-${month}-${String(words[1]).padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

function toNumber(text = ""): number {
  return Number(text.replace("−", "-").replace(",", "."));
}
