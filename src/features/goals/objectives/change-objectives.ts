import type { Tx } from "@/db/client";
import { listObjectives, type ObjectiveRow } from "@/db/queries/goals/find-objective";
import { ensureObjective, updateObjective } from "@/db/queries/goals/write-objective";
import type { WorkspaceScope } from "@/db/scope";
import type { GoalWords } from "@/features/goals/goal-words";
import { writeAudit } from "@/platform/audit";
import { conflict, invalid, notFound } from "@/platform/http/problem";

const LONGEST = 120;

/** Makes an objective; one of this name that was archived comes back. Throws 422 for an empty, too long or taken name. */
export async function createObjective(tx: Tx, scope: WorkspaceScope, words: GoalWords, name: string): Promise<void> {
  await requireName(tx, scope, words, name, null);
  const id = await ensureObjective(tx, scope, name);
  await writeAudit(tx, scope, { action: "objective.created", subject: id ?? "", after: { name } });
}

/** Gives an objective another name. Throws 422 as `createObjective` does, 404 for one that is not of this workspace. */
export async function renameObjective(
  tx: Tx,
  scope: WorkspaceScope,
  words: GoalWords,
  id: string,
  name: string,
): Promise<void> {
  const before = await requireObjective(tx, scope, id);
  if (before.name === name) return;
  await requireName(tx, scope, words, name, id);
  await updateObjective(tx, scope, id, { name });
  await writeAudit(tx, scope, {
    action: "objective.renamed",
    subject: id,
    before: { name: before.name },
    after: { name },
  });
}

/** Moves an objective one place up or down among those that are not archived; at an end nothing happens. */
export async function reorderObjective(tx: Tx, scope: WorkspaceScope, id: string, up: boolean): Promise<void> {
  await requireObjective(tx, scope, id);
  const shown = (await listObjectives(tx, scope)).filter((one) => one.archivedAt === null);
  const from = shown.findIndex((one) => one.id === id);
  const moved = shown[from];
  const other = shown[up ? from - 1 : from + 1];
  if (!moved || !other) return;
  const order = shown.map((one) => (one === moved ? other : one === other ? moved : one));
  for (const [place, one] of order.entries())
    if (one.position !== place + 1) await updateObjective(tx, scope, one.id, { position: place + 1 });
}

/** Takes an objective off the list, or brings it back. Throws 409 while a goal that runs serves it. */
export async function archiveObjective(
  tx: Tx,
  scope: WorkspaceScope,
  { t }: GoalWords,
  id: string,
  archivedAt: Date | null,
): Promise<void> {
  const before = await requireObjective(tx, scope, id);
  if ((before.archivedAt === null) === (archivedAt === null)) return;
  if (archivedAt !== null && before.running > 0) throw conflict(t("objectives.busy"));
  await updateObjective(tx, scope, id, { archivedAt });
  await writeAudit(tx, scope, {
    action: archivedAt === null ? "objective.restored" : "objective.archived",
    subject: id,
  });
}

async function requireObjective(tx: Tx, scope: WorkspaceScope, id: string): Promise<ObjectiveRow> {
  const found = (await listObjectives(tx, scope)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

async function requireName(tx: Tx, scope: WorkspaceScope, { t }: GoalWords, name: string, own: string | null) {
  const refuse = (message: string) => invalid([{ path: "name", message }]);
  if (name === "" || name.length > LONGEST) throw refuse(t("objectives.nameError"));
  const others = (await listObjectives(tx, scope)).filter((one) => one.id !== own);
  const taken = others.some((one) => one.name === name && (own !== null || one.archivedAt === null));
  if (taken) throw refuse(t("objectives.taken"));
}
