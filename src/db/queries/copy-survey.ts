import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { randomText, shortId } from "@/db/short-id";

/**
 * Stores a new draft with everything of another survey's row but what made that one its own: its link, its versions, its
 * dates. Every setting goes along, those too that are added later. A closing that lies behind is left out, since it would
 * close the new one at once. Returns the new id.
 */
export async function copySurvey(
  tx: Tx,
  scope: WorkspaceScope,
  from: SurveyRow,
  name: string,
  now: Date,
): Promise<string> {
  const id = v7();
  const over = from.closesAt !== null && from.closesAt <= now;
  await tx.insert(survey).values({
    ...from,
    workspaceId: scope.workspaceId,
    id,
    key: `${shortId(scope.workspaceId)}${randomText(10)}`,
    name,
    status: "draft",
    replacedDraft: null,
    publishedVersion: null,
    repeats: from.pendingRepeats ?? from.repeats,
    pendingRepeats: null,
    opensAt: over ? null : from.opensAt,
    closesAt: over ? null : from.closesAt,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    deletedAt: null,
  });
  return id;
}
