import { createHash } from "node:crypto";
import type { Tx } from "@/db/client";
import { findLastAudit } from "@/db/queries/find-last-audit";
import { lockSurvey } from "@/db/queries/lock-survey";
import { listMembers } from "@/db/queries/members";
import { updateSurveyRow } from "@/db/queries/update-survey";
import type { WorkspaceScope } from "@/db/scope";
import type { Definition } from "@/domain/survey/definition";
import { requireSurvey } from "@/features/surveys/change-survey";
import { checkDefinition } from "@/features/surveys/create-survey";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";

/** What became of a draft that was sent to be stored. */
export type SavedDraft =
  | { readonly kind: "saved"; readonly mark: string }
  | {
      /** Somebody stored another draft since the one this was made from; nothing was written. */
      readonly kind: "conflict";
      readonly mark: string;
      readonly theirs: Definition;
      /** A member's name or address; null where a program did it. */
      readonly by: string | null;
      readonly at: Date;
    };

/** One line in the audit for as long as one person keeps at it: a draft is stored every few seconds while one types. */
const SITTING_MS = 10 * 60_000;
const CHANGED = "survey.draft_changed";

/** What tells one draft from another: equal drafts have equal marks, whenever and by whomever they were stored. */
export function draftMark(draft: Definition): string {
  return createHash("sha256").update(JSON.stringify(draft)).digest("base64url").slice(0, 22);
}

/**
 * Stores the draft of a survey where it still is the one that `basedOn` marks. Throws 404, and 422 with the document's
 * paths: what cannot be read is never stored.
 */
export async function saveDraft(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  input: { readonly definition: unknown; readonly basedOn: string },
  now: Date,
): Promise<SavedDraft> {
  await requireSurvey(tx, scope, id);
  const row = await lockSurvey(tx, scope, id);
  if (!row) throw notFound("There is no survey with this id.", "noSurvey");
  const draft = checkDefinition(input.definition);
  const before = draftMark(row.draft);
  const last = await findLastAudit(tx, scope, { subject: id, actions: [CHANGED, "survey.changed", "survey.created"] });
  if (before !== input.basedOn) {
    const by = last?.userId ? await nameOf(tx, scope, last.userId) : null;
    return { kind: "conflict", mark: before, theirs: row.draft, by, at: row.updatedAt };
  }
  await updateSurveyRow(tx, scope, id, { draft, updatedAt: now });
  const { draft: stored } = await requireSurvey(tx, scope, id);
  const mark = draftMark(stored);
  if (mark !== before && !isSitting(scope, last, now)) await writeAudit(tx, scope, { action: CHANGED, subject: id });
  return { kind: "saved", mark };
}

function isSitting(scope: WorkspaceScope, last: Awaited<ReturnType<typeof findLastAudit>>, now: Date): boolean {
  const same = scope.actor.kind === "user" && last?.userId === scope.actor.userId;
  return same && last.action === CHANGED && now.getTime() - last.at.getTime() < SITTING_MS;
}

async function nameOf(tx: Tx, scope: WorkspaceScope, userId: string): Promise<string | null> {
  const member = (await listMembers(tx, scope)).find((one) => one.userId === userId);
  return member ? member.name || member.email : null;
}
