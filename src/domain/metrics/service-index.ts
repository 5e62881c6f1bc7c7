import { COUNTS_BELOW } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";

/** What the index of service quality may be made of; all are percents, and more is better. */
export const INDEX_PARTS = ["reviews", "customers", "csat", "promises"] as const;
export type IndexPart = (typeof INDEX_PARTS)[number];

/** Whole percents by part; together 100. */
export type IndexWeights = Readonly<Record<IndexPart, number>>;

/** What a workspace begins with: reviewers most, and customers and promises alike. */
export const FIRST_WEIGHTS: IndexWeights = { reviews: 40, customers: 20, csat: 20, promises: 20 };

/** Why a part is not in the number: there is nothing, or too little of it; or nobody gave it any weight. */
type PartAbsence = "none" | "few" | "unweighted";

interface IndexLine {
  readonly part: IndexPart;
  readonly weight: number;
  readonly reading: Reading;
  /** Its share of the number, 0…1, after absent parts gave theirs to the others; null where it is not in it. */
  readonly share: number | null;
  readonly absent: PartAbsence | null;
}

/** The index with what it is made of. */
export interface ServiceIndex {
  /** 0…100; null where no part is there. */
  readonly value: number | null;
  /** Null where a part has none of its own. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  readonly lines: readonly IndexLine[];
}

/**
 * The index of service quality: the weighted mean of its parts. A part without numbers, or with fewer than ten, is left out, and
 * the others share its weight in their proportion: the number never counts nothing as zero. Its interval puts the parts' own
 * together by squares, each side by itself, as if the parts were independent (MOVER; Zou & Donner 2008); where one part has
 * no interval, the whole has none.
 * Example: reviews 80 at weight 60 and promises 90 at 20, with nothing else, are 80·0.75 + 90·0.25 = 82.5.
 */
export function serviceIndex(weights: IndexWeights, readings: Readonly<Record<IndexPart, Reading>>): ServiceIndex {
  const judged = INDEX_PARTS.map((part) => ({
    part,
    weight: weights[part],
    reading: readings[part],
    absent: absenceOf(weights[part], readings[part]),
  }));
  const present = judged.filter(({ absent }) => absent === null);
  const whole = present.reduce((sum, { weight }) => sum + weight, 0);
  const lines = judged.map(
    (line): IndexLine => ({ ...line, share: line.absent === null ? line.weight / whole : null }),
  );
  if (present.length === 0) return { value: null, interval: null, lines };
  const value = lines.reduce((sum, { share, reading }) => sum + (share ?? 0) * (reading.value ?? 0), 0);
  return { value, interval: intervalOf(value, lines), lines };
}

/** Whether weights are whole percents that make 100 together. */
export function areWeights(weights: Readonly<Record<string, number>>): boolean {
  const all = INDEX_PARTS.map((part) => weights[part] ?? Number.NaN);
  return all.every((one) => Number.isInteger(one) && one >= 0) && all.reduce((sum, one) => sum + one, 0) === 100;
}

function absenceOf(weight: number, { value, n }: Reading): PartAbsence | null {
  if (weight === 0) return "unweighted";
  if (value === null || n === 0) return "none";
  return n < COUNTS_BELOW ? "few" : null;
}

function intervalOf(value: number, lines: readonly IndexLine[]): ServiceIndex["interval"] {
  let [below, above] = [0, 0];
  let level: number | null = null;
  for (const { share, reading } of lines) {
    if (share === null) continue;
    if (reading.interval === null || reading.value === null) return null;
    below += (share * (reading.value - reading.interval.low)) ** 2;
    above += (share * (reading.interval.high - reading.value)) ** 2;
    level = reading.interval.level;
  }
  if (level === null) return null;
  const [low, high] = [Math.max(0, value - Math.sqrt(below)), Math.min(100, value + Math.sqrt(above))];
  return { low, high, level };
}
