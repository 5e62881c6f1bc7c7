import type { Tx } from "@/db/client";
import { findInitiative, type InitiativeRow } from "@/db/queries/goals/find-initiative";
import { insertInitiative, updateInitiative } from "@/db/queries/goals/write-initiative";
import type { WorkspaceScope } from "@/db/scope";
import type { InitiativeInput } from "@/features/goals/initiatives/input";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

/** An initiative of this workspace. Throws 404 for any other id. */
export async function requireInitiative(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  deletedToo = false,
): Promise<InitiativeRow> {
  const row = isUuid(id) ? await findInitiative(tx, scope, id, { deletedToo }) : null;
  if (row === null) throw notFound();
  return row;
}

/** Notes what was done. Returns its id. */
export async function noteInitiative(
  tx: Tx,
  scope: WorkspaceScope,
  input: InitiativeInput,
  now: Date,
): Promise<string> {
  const id = await insertInitiative(tx, scope, { ...columnsOf(input), createdAt: now });
  const { kind, name, startsOn } = input;
  await writeAudit(tx, scope, { action: "initiative.noted", subject: id, after: { kind, name, startsOn } });
  return id;
}

/** Says it otherwise. */
export async function changeInitiative(
  tx: Tx,
  scope: WorkspaceScope,
  before: InitiativeRow,
  input: InitiativeInput,
): Promise<void> {
  await updateInitiative(tx, scope, before.id, columnsOf(input));
  await writeAudit(tx, scope, {
    action: "initiative.changed",
    subject: before.id,
    before: { kind: before.kind, name: before.name, startsOn: before.startsOn },
    after: { kind: input.kind, name: input.name, startsOn: input.startsOn },
  });
}

/** Takes an initiative off every time line, or brings it back where `deletedAt` is null. */
export async function deleteInitiative(
  tx: Tx,
  scope: WorkspaceScope,
  { id, name }: InitiativeRow,
  deletedAt: Date | null,
): Promise<void> {
  await updateInitiative(tx, scope, id, { deletedAt });
  await writeAudit(tx, scope, {
    action: deletedAt === null ? "initiative.restored" : "initiative.deleted",
    subject: id,
    before: { name },
  });
}

function columnsOf({ segment, ...rest }: InitiativeInput) {
  return { ...rest, segmentName: segment?.name ?? null, segmentValue: segment?.value ?? null };
}
