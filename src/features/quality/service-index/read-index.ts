import type { Tx } from "@/db/client";
import { readPromiseInputs } from "@/db/queries/promises/read-promise-inputs";
import { type IndexVersion, listIndexVersions } from "@/db/queries/quality/index-weights";
import type { CustomerPart } from "@/db/queries/quality/read-customer-quality";
import { readSpeedScores, type SpeedScore } from "@/db/queries/service/read-speed-scores";
import type { WorkspaceScope } from "@/db/scope";
import { csat } from "@/domain/metrics/csat";
import { meanReading } from "@/domain/metrics/mean";
import { momentsOf } from "@/domain/metrics/moments";
import { noReading, type Reading } from "@/domain/metrics/reading";
import { isScaleId, SCALES } from "@/domain/metrics/scale";
import { FIRST_WEIGHTS, type ServiceIndex, serviceIndex } from "@/domain/metrics/service-index";
import { shareReading } from "@/domain/metrics/share";
import { tallyOf } from "@/domain/metrics/tally";

/** The index with the weights that made it. */
export interface ReadIndex {
  readonly index: ServiceIndex;
  readonly versions: readonly IndexVersion[];
}

/**
 * The index of service quality of some days: what reviewers found, what customers answered to scorecards, how satisfied they
 * were with interactions that their rating names, and the promises kept. Two of them are there already and handed over.
 */
export async function readIndex(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly range: { readonly from: string; readonly to: string };
    readonly today: string;
    readonly reviews: Reading;
    readonly customers: readonly CustomerPart[];
  },
): Promise<ReadIndex> {
  const { range, today, reviews, customers } = asked;
  const versions = await listIndexVersions(tx, scope);
  const request = { periods: [range], filter: [], by: null, today };
  const [promises] = await readPromiseInputs(tx, scope, request);
  const { numerator = 0, denominator = 0 } = promises?.input ?? {};
  const scores = await readSpeedScores(tx, scope, { ...range, filter: [], edges: [60], clock: "clock" });
  const index = serviceIndex(versions[0]?.weights ?? FIRST_WEIGHTS, {
    reviews,
    customers: customerReading(customers),
    csat: satisfaction(scores),
    promises: shareReading(numerator, denominator),
  });
  return { index, versions };
}

/**
 * Customers' own answers to scorecards: the mean of the parts that ten answered. One customer answers several parts, so they are
 * taken to move together: the ends of the interval are the means of the parts' own. n is of the part that most answered.
 */
export function customerReading(parts: readonly CustomerPart[]): Reading {
  const asked = parts
    .filter(({ kind }) => kind === "quality")
    .map(({ shares }) => meanReading(momentsOf(shares)))
    .filter(({ value }) => value !== null);
  if (asked.length === 0) return noReading("no_answers");
  const mean = (of: (one: Reading) => number) => asked.reduce((sum, one) => sum + of(one), 0) / asked.length;
  const n = Math.max(...asked.map((one) => one.n));
  const value = mean((one) => one.value ?? 0);
  const { level = 0.95, method = "student_t" } = asked[0]?.interval ?? {};
  if (asked.some(({ interval }) => interval === null)) return { value, n, interval: null };
  const low = Math.max(
    0,
    mean(({ interval }) => interval?.low ?? 0),
  );
  const high = Math.min(
    100,
    mean(({ interval }) => interval?.high ?? 100),
  );
  return { value, n, interval: { low, high, level, method } };
}

/** CSAT of answers that name an interaction. Scales are never joined: the one that most answered counts. */
export function satisfaction(scores: readonly SpeedScore[]): Reading {
  const byScale = new Map<string, number[]>();
  for (const { metric, scale, score, n } of scores) {
    if (metric !== "csat") continue;
    const own = byScale.get(scale) ?? [];
    for (let i = 0; i < n; i++) own.push(score);
    byScale.set(scale, own);
  }
  const [most] = [...byScale].sort(([, a], [, b]) => b.length - a.length);
  if (!most || !isScaleId(most[0])) return noReading("no_answers");
  const { value, n, interval } = csat(tallyOf(most[1]), SCALES[most[0]]);
  return { value, n, interval };
}
