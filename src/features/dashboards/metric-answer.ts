import type { Interval } from "@/domain/metrics/interval";
import type { MetricId, Unit } from "@/domain/metrics/metric-id";

/**
 * A value with its n and its interval; `reason` stands where a value or an interval is missing. `suppressed`: an anonymous
 * survey does not tell it, as it is of too few; its n is 0 here and null in the API.
 */
export interface AnswerReading {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Interval | null;
  readonly reason?: string;
  readonly suppressed?: true;
}

/** The other side of a comparison and what became of it: raw current − previous. */
export interface AnswerComparison {
  readonly value: number | null;
  readonly n: number;
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
  readonly verdict: "up" | "down" | "no clear change" | null;
  readonly assessment: "better" | "worse" | "no clear change" | null;
  readonly suppressed?: true;
  /** On a screen: among how many comparisons `pAdjusted` was corrected. Left out where it stands alone. */
  readonly among?: number;
}

export interface AnswerPeriod extends AnswerReading {
  readonly start: string;
  readonly end: string;
  readonly counts: Readonly<Record<string, number>>;
}

export interface AnswerSegment {
  readonly dimension: string;
  readonly value: string;
  readonly result: AnswerReading & {
    readonly counts: Readonly<Record<string, number>>;
    readonly comparison?: AnswerComparison;
  };
}

/** The JSON of `GET /api/v1/metrics/{metric}`, and what every screen is made from. */
export interface MetricAnswer extends AnswerReading {
  readonly metric: MetricId;
  readonly unit: Unit;
  /** Local days of the workspace, both included. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly distribution: Readonly<Record<string, number>>;
  readonly also: Readonly<Record<string, AnswerReading>>;
  readonly missing: number;
  readonly notApplicable: number;
  readonly invalid: number;
  readonly excluded: number;
  readonly held: number;
  readonly superseded: number;
  readonly breaks: readonly { readonly day: string; readonly reason: string }[];
  readonly series: readonly AnswerPeriod[];
  readonly breakdown: readonly AnswerSegment[];
  readonly comparison: AnswerComparison | null;
  readonly definition: string;
}

/** The reading alone, out of anything that carries one. */
export function readingOf({ value, n, interval, reason }: AnswerReading): AnswerReading {
  return reason === undefined ? { value, n, interval } : { value, n, interval, reason };
}

/** A metric as the API says it: what is suppressed has no n, and no count of what stands beside it. */
export function toMetricJson(answer: MetricAnswer): unknown {
  return JSON.parse(JSON.stringify(answer), (_, value) =>
    value !== null && typeof value === "object" && value.suppressed === true ? withoutCounts(value) : value,
  );
}

const COUNTED = ["n", "missing", "notApplicable", "invalid", "excluded", "held", "superseded"];

function withoutCounts(told: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, COUNTED.includes(name) ? null : value]));
}
