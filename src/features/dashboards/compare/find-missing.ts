import type { Tx } from "@/db/client";
import type { KnownPopulation } from "@/db/queries/population-shares";
import type { WorkspaceScope } from "@/db/scope";
import { ALPHA, adjustFamily } from "@/domain/metrics/change";
import type { Interval } from "@/domain/metrics/interval";
import { compareWithKnownShare } from "@/domain/metrics/known-share";
import { computeScore } from "@/domain/metrics/metric";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import type { Reading } from "@/domain/metrics/reading";
import { answered } from "@/domain/metrics/tally";
import type { WeighedAnswers } from "@/features/dashboards/compare/weigh-side";
import type { Subject } from "@/features/dashboards/find-subject";
import { tallyByValue } from "@/features/dashboards/pool-series";
import { readPieces } from "@/features/dashboards/read-pieces";

/** A group whose share of everybody is known, and its share of the answers. */
export interface PresentGroup {
  readonly dimension: string;
  readonly value: string;
  readonly n: number;
  /** Shares 0…1. */
  readonly known: number;
  readonly answered: number;
  readonly interval: Interval;
  readonly pAdjusted: number | null;
  /** Clearly fewer or more than it should have, after the correction for all groups; null: not clear. */
  readonly finding: "missing" | "many" | null;
  /** Of those who began, how many finished. */
  readonly completion: Reading | null;
  /** An anonymous survey does not tell of it. */
  readonly hidden: boolean;
}

/**
 * Who is missing from the answers: each group's share among those who answered beside its known share, with its interval; a group
 * is called missing where the difference is clear after the correction for all groups of all attributes (Benjamini–Hochberg).
 */
export async function findMissing(
  tx: Tx,
  scope: WorkspaceScope,
  answers: WeighedAnswers,
  populations: readonly KnownPopulation[],
  completion: Subject | null,
): Promise<PresentGroup[]> {
  const minimum = answers.subject.minimumGroup;
  const found: (Omit<PresentGroup, "pAdjusted" | "finding"> & { readonly pValue: number | null })[] = [];
  for (const { dimension, groups } of populations) {
    // A filter on the attribute itself has chosen who answers.
    if (Object.hasOwn(answers.filters, dimension)) continue;
    const sizes = await countByValue(tx, scope, answers, dimension);
    const completed = completion === null ? null : await readCompletion(tx, scope, answers, completion, dimension);
    const whole = groups.reduce((sum, { amount }) => sum + amount, 0);
    const n = groups.reduce((sum, { value }) => sum + (sizes.get(value) ?? 0), 0);
    const small = new Set(
      minimum === null
        ? []
        : hiddenGroups(
            [...sizes].map(([key, size]) => ({ key, n: size })),
            { minimum },
          ),
    );
    for (const { value, amount } of groups) {
      const own = sizes.get(value) ?? 0;
      const known = whole > 0 ? amount / whole : 0;
      const compared = compareWithKnownShare(own, n, known);
      if (compared === null) continue;
      const hidden = small.has(value);
      found.push({
        dimension,
        value,
        n: hidden ? 0 : own,
        known,
        answered: hidden ? 0 : own / n,
        interval: compared.interval,
        pValue: hidden ? null : compared.pValue,
        completion: hidden ? null : (completed?.get(value) ?? null),
        hidden,
      });
    }
  }
  const adjusted = adjustFamily(found.map(({ pValue }) => pValue));
  return found.map(({ pValue: _, ...group }, place) => {
    const pAdjusted = adjusted[place] ?? null;
    const clear = pAdjusted !== null && pAdjusted < ALPHA;
    return { ...group, pAdjusted, finding: clear ? (group.answered < group.known ? "missing" : "many") : null };
  });
}

async function countByValue(tx: Tx, scope: WorkspaceScope, answers: WeighedAnswers, by: string) {
  const { subject, filters, range, scale } = answers;
  const pieces = await readPieces(tx, scope, { subject, by, filters }, [range]);
  const tallies = tallyByValue(subject.series, pieces.within(range), scale);
  return new Map([...tallies].map(([value, tally]) => [value, answered(tally.counts)]));
}

async function readCompletion(
  tx: Tx,
  scope: WorkspaceScope,
  { filters, range }: WeighedAnswers,
  subject: Subject,
  by: string,
): Promise<Map<string, Reading>> {
  const pieces = await readPieces(tx, scope, { subject, by, filters }, [range]);
  const tallies = tallyByValue(subject.series, pieces.within(range), "completion");
  return new Map([...tallies].map(([value, tally]) => [value, computeScore("completion_rate", tally, "completion")]));
}
