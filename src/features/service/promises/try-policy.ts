import type { Tx } from "@/db/client";
import { listOpenedSince } from "@/db/queries/promises/list-opened-since";
import { listStories } from "@/db/queries/promises/list-stories";
import { ALWAYS } from "@/db/queries/promises/write-calendar";
import { clocksOf, readPromiseRules } from "@/db/rollups/rebuild-clocks";
import type { WorkspaceScope } from "@/db/scope";
import type { Reading } from "@/domain/metrics/reading";
import { type SlaStatus, slaAttainment } from "@/domain/metrics/sla";
import { PROMISE_MEASURES, type PromiseMeasure } from "@/domain/promises/measure";
import { versionOf } from "@/features/service/promises/change-policy";
import type { PolicyDraft } from "@/features/service/promises/read-policy-form";

/** What a policy would have done. */
export interface Trial {
  /** Interactions looked at, and those it would have applied to. */
  readonly all: number;
  readonly fits: number;
  /** There were more: only the newest were looked at. */
  readonly cut: boolean;
  readonly kept: readonly { readonly measure: PromiseMeasure; readonly kept: number; readonly reading: Reading }[];
}

const DAYS = 30;
const MOST = 10_000;
const AT_ONCE = 1_000;

/**
 * What a policy would have kept of the last 30 days, in its place among the others (a new one comes last), by the calendars as
 * they are. Nothing is stored.
 */
export async function tryPolicy(
  tx: Tx,
  scope: WorkspaceScope,
  draft: PolicyDraft,
  { policyId, now }: { readonly policyId: string | null; readonly now: Date },
): Promise<Trial> {
  const known = await readPromiseRules(tx, scope);
  const own = known.versions.filter((version) => version.policyId === policyId);
  const position = own.at(-1)?.position ?? Number.MAX_SAFE_INTEGER;
  const tried = {
    ...versionOf(draft, now),
    ...{ policyId: policyId ?? "tried", version: Number.MAX_SAFE_INTEGER, position, validFrom: ALWAYS },
  };
  const rules = { ...known, versions: [...known.versions, tried] };
  const ids = await listOpenedSince(tx, scope, new Date(now.getTime() - DAYS * 86_400_000), MOST + 1);
  const looked = ids.slice(0, MOST);
  const states = new Map<PromiseMeasure, Partial<Record<SlaStatus, number>>>();
  const fits = new Set<string>();
  for (let i = 0; i < looked.length; i += AT_ONCE)
    for (const story of await listStories(tx, scope, looked.slice(i, i + AT_ONCE)))
      for (const { policyId: by, measure, state, interactionId } of clocksOf(story, rules, now)) {
        if (by !== tried.policyId) continue;
        fits.add(interactionId);
        const counts = states.get(measure) ?? {};
        states.set(measure, { ...counts, [state]: (counts[state] ?? 0) + 1 });
      }
  const kept = PROMISE_MEASURES.filter((measure) => draft.targets[measure] !== undefined).map((measure) => {
    const counts = states.get(measure) ?? {};
    return { measure, kept: counts.achieved ?? 0, reading: slaAttainment(counts) };
  });
  return { all: looked.length, fits: fits.size, cut: ids.length > MOST, kept };
}
