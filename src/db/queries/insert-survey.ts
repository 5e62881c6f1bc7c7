import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { type Repeats, survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { randomText, shortId } from "@/db/short-id";
import type { Definition } from "@/domain/survey/definition";

export interface NewSurvey {
  readonly name: string;
  readonly definition: Definition;
  readonly repeats: Repeats;
}

/** Stores a new draft. Its public key begins with the workspace's short id, so that a look-up knows its tenant. */
export async function insertSurvey(
  tx: Tx,
  scope: WorkspaceScope,
  input: NewSurvey,
): Promise<{ id: string; key: string }> {
  const id = v7();
  const key = `${shortId(scope.workspaceId)}${randomText(10)}`;
  await tx.insert(survey).values({
    workspaceId: scope.workspaceId,
    id,
    key,
    name: input.name,
    draft: input.definition,
    repeats: input.repeats,
  });
  return { id, key };
}
