import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listEarlierStates } from "@/db/queries/list-earlier-states";
import { changeStates, type LockedState, lockStates, type StateChange } from "@/db/rollups/change-states";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import type { AuditAction } from "@/platform/audit-actions";
import { invalid, notFound } from "@/platform/http/problem";

/**
 * What one may do with responses. `release`: what was held counts. `exclude`: it counts no longer, for a reason. `restore`:
 * what was excluded is again what it was. `undo`: the last of these is taken back.
 */
export type Deed = "release" | "exclude" | "restore" | "undo";

/** Most responses of one deed. */
export const MOST_AT_ONCE = 500;
export const LONGEST_REASON = 200;

/**
 * Does it to those of the responses that it fits, in one transaction with the tallies and the audit, and returns their ids;
 * the others are left as they are. Throws 404 for an unknown survey, 422 for a reason that is missing or too long.
 */
export async function reviewResponses(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  review: { readonly deed: Deed; readonly ids: readonly string[]; readonly reason?: string },
): Promise<string[]> {
  const survey = await findSurvey(tx, scope, surveyId);
  if (!survey) throw notFound("There is no survey with this id.");
  const reason = review.reason?.trim() ?? "";
  if (review.deed === "exclude" && reason === "")
    throw invalid([{ path: "reason", message: "Say why, so that others can follow it." }]);
  if (reason.length > LONGEST_REASON)
    throw invalid([{ path: "reason", message: `At most ${LONGEST_REASON} characters.` }]);
  const locked = await lockStates(tx, scope, surveyId, review.ids.slice(0, MOST_AT_ONCE));
  const earlier =
    review.deed === "restore" || review.deed === "undo"
      ? await listEarlierStates(
          tx,
          scope,
          locked.map(({ id }) => id),
        )
      : new Map<string, Pick<StateChange, "state" | "reason">>();
  const changes = locked.flatMap((one) => nextOf(one, review.deed, reason, earlier.get(one.id)) ?? []);
  await changeStates(tx, scope, survey, locked, changes);
  const before = new Map(locked.map((one) => [one.id, one]));
  for (const change of changes) {
    const was = before.get(change.id);
    await writeAudit(tx, scope, {
      action: ACTIONS[review.deed],
      subject: change.id,
      before: { surveyId, state: was?.state, reason: was?.reason },
      after: { surveyId, state: change.state, reason: change.reason },
    });
  }
  return changes.map(({ id }) => id);
}

const ACTIONS: Readonly<Record<Deed, AuditAction>> = {
  release: "response.released",
  exclude: "response.excluded",
  restore: "response.restored",
  undo: "response.undone",
};

/** What a response becomes; null where the deed does not fit it. */
function nextOf(
  { id, state, reason }: LockedState,
  deed: Deed,
  why: string,
  earlier: Pick<StateChange, "state" | "reason"> | undefined,
): StateChange | null {
  if (state === "test") return null;
  switch (deed) {
    case "release":
      return state === "held" ? { id, state: "counted", reason } : null;
    case "exclude":
      return state === "excluded" ? null : { id, state: "excluded", reason: why };
    case "restore":
      return state === "excluded" ? { id, ...(earlier ?? { state: "counted", reason: null }) } : null;
    case "undo":
      return earlier ? { id, ...earlier } : null;
  }
}
