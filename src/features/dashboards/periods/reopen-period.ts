import type { Tx } from "@/db/client";
import { findPeriod } from "@/db/queries/periods/find-period";
import { reopen } from "@/db/queries/periods/write-period";
import type { WorkspaceScope } from "@/db/scope";
import type { PeriodWords } from "@/features/dashboards/periods/period-words";
import { writeAudit } from "@/platform/audit";
import { conflict, invalid, notFound } from "@/platform/http/problem";

const LONGEST = 500;

/**
 * Opens a closed period again, for a reason that everybody can read. Its numbers stay as history; answers of its days may
 * replace each other again. 404 where there is none, 422 without a reason, 409 where it is open already.
 */
export async function reopenPeriod(
  tx: Tx,
  scope: WorkspaceScope,
  words: PeriodWords,
  { id, reason }: { readonly id: string; readonly reason: string },
  now: Date,
): Promise<void> {
  if (reason.length < 3 || reason.length > LONGEST)
    throw invalid([{ path: "reason", message: words.p("refused.reason", { n: LONGEST }) }]);
  const found = await findPeriod(tx, scope, id);
  if (found === null) throw notFound();
  const userId = scope.actor.kind === "user" ? scope.actor.userId : null;
  if (!(await reopen(tx, scope, id, { userId, reason, at: now }))) throw conflict(words.p("refused.open"));
  const { kind, fromDay, toDay } = found.period;
  await writeAudit(tx, scope, {
    action: "period.reopened",
    subject: id,
    before: { kind, from: fromDay, to: toDay },
    after: { reason },
  });
}
