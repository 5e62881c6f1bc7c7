import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { type ChangeSplit, readSplit, type SplitQuery } from "@/features/dashboards/compare/read-split";

/** The split of a change by that of some dimensions through which most of it is who answered; null where none splits it. */
export async function readBestSplit(
  tx: Tx,
  scope: WorkspaceScope,
  query: Omit<SplitQuery, "by">,
  dimensions: readonly string[],
): Promise<ChangeSplit | null> {
  let best: ChangeSplit | null = null;
  for (const by of dimensions) {
    const split = await readSplit(tx, scope, { ...query, by });
    if (split && (best === null || Math.abs(split.whoAnswered) > Math.abs(best.whoAnswered))) best = split;
  }
  return best;
}
