import { isScaleId, SCALES, type Scale, withoutBanding } from "@/domain/metrics/scale";

/** How many points below NPS's middle band are "nearly": they come in a weekly batch. */
const NEARLY = 2;

function scaleNamed(id: string): Scale | null {
  return isScaleId(id) ? SCALES[id] : null;
}

/** Whether a score lies in its scale's own lowest band. Scales without bands have none. */
export function isLowScore(scaleId: string, score: number): boolean {
  return scaleNamed(scaleId)?.groups[0]?.scores.includes(score) ?? false;
}

/** Whether a score is one of the upper two of NPS's lowest band. */
export function isUpperLowNps(scaleId: string, score: number): boolean {
  const scale = scaleNamed(scaleId);
  const low = scale?.metric === "nps" ? scale.groups[0]?.scores : undefined;
  return low?.slice(-NEARLY).includes(score) ?? false;
}

/**
 * Whether a later answer took back an unhappy one: on the same scale (its banding aside), higher, and out of the lowest
 * band. Scores are as counted: higher is better, effort turned round already.
 */
export function tookBack(
  before: { readonly scale: string; readonly score: number },
  later: { readonly scale: string; readonly score: number },
): boolean {
  if (withoutBanding(before.scale) !== withoutBanding(later.scale)) return false;
  return later.score > before.score && !isLowScore(later.scale, later.score);
}

/** Every score of every scale's lowest band, for a query that counts poor experiences without knowing a band. */
export function lowScores(): { scale: string; score: number }[] {
  return Object.values(SCALES)
    .filter(({ metric }) => metric === "nps" || metric === "csat" || metric === "ces")
    .flatMap(({ id, groups }) => (groups[0]?.scores ?? []).map((score) => ({ scale: id, score })));
}
