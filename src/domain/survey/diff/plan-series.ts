import { withoutBanding } from "@/domain/metrics/scale";
import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { scoreQuestions, seriesFingerprint } from "@/domain/survey/outline";

/** A series as it is stored. */
export interface KnownSeries {
  readonly questionId: string;
  readonly ordinal: number;
  readonly fingerprint: string;
}

/** What of a question differs from its latest series. */
export type Difference = "scale" | "banding" | "layout" | "wording" | "labels" | "variants" | "other";

/** What publishing does to the series of one score question. */
export interface PlannedSeries {
  readonly question: ScoreQuestion;
  readonly ordinal: number;
  readonly fingerprint: string;
  /** `first`: never asked before. `corrected`: goes on although its words changed, as its author declared. */
  readonly fate: "first" | "continues" | "corrected" | "anew";
  readonly differs: readonly Difference[];
  /** Only words changed, none came or went: it may be declared a spelling correction. */
  readonly correctable: boolean;
  /** The fingerprint of the series so far; null where there is none. */
  readonly before: string | null;
}

/**
 * Which series each score question's answers will belong to. As it was in its latest series, a question goes on there; any
 * other wording, scale, polarity, layout or words of points start the next one, unless `corrections` names the question
 * and nothing but the spelling of its words changed.
 */
export function planSeries(
  definition: Definition,
  known: readonly KnownSeries[],
  corrections: readonly string[] = [],
): PlannedSeries[] {
  return scoreQuestions(definition).map((question): PlannedSeries => {
    const fingerprint = seriesFingerprint(question, definition.locale);
    const latest = known
      .filter(({ questionId }) => questionId === question.id)
      .reduce<KnownSeries | null>((last, one) => (last && last.ordinal > one.ordinal ? last : one), null);
    const base = { question, fingerprint, before: latest?.fingerprint ?? null };
    if (!latest) return { ...base, ordinal: 1, fate: "first", differs: [], correctable: false };
    const { ordinal } = latest;
    if (latest.fingerprint === fingerprint)
      return { ...base, ordinal, fate: "continues", differs: [], correctable: false };
    const { differs, correctable } = compareFingerprints(latest.fingerprint, fingerprint);
    const corrected = correctable && corrections.includes(question.id);
    return corrected
      ? { ...base, ordinal, fate: "corrected", differs, correctable }
      : { ...base, ordinal: ordinal + 1, fate: "anew", differs, correctable };
  });
}

/** The words a fingerprint holds, for the record of a correction. */
export function wordsOfFingerprint(fingerprint: string): Record<string, unknown> {
  const [, , title, labels, variants] = readFingerprint(fingerprint) ?? [];
  return { title, labels, variants };
}

const PARTS: readonly Difference[] = ["scale", "layout", "wording", "labels", "variants"];

/** In what two fingerprints of `seriesFingerprint` differ. Total: what cannot be read differs in something. */
export function compareFingerprints(
  before: string,
  after: string,
): { readonly differs: readonly Difference[]; readonly correctable: boolean } {
  const [old, now] = [readFingerprint(before), readFingerprint(after)];
  if (!old || !now) return { differs: ["other"], correctable: false };
  const size = Math.max(old.length, now.length);
  const places = Array.from({ length: size }, (_, at) => at).filter((at) => !same(old[at], now[at]));
  const banded = withoutBanding(String(old[0])) === withoutBanding(String(now[0]));
  const named = (at: number): Difference => (at === 0 && banded ? "banding" : (PARTS[at] ?? "other"));
  const differs = [...new Set(places.map(named))];
  const wordsAlone = differs.every((one) => one === "wording" || one === "labels" || one === "variants");
  const samePoints = same(pointsOf(old[3]), pointsOf(now[3]));
  const asMany = listOf(old[4]).length === listOf(now[4]).length;
  return { differs, correctable: differs.length > 0 && wordsAlone && samePoints && asMany };
}

function readFingerprint(text: string): unknown[] | null {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

function pointsOf(labels: unknown): unknown[] {
  return listOf(labels).map((one) => (Array.isArray(one) ? one[0] : one));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
