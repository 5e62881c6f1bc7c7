import type { Tx } from "@/db/client";
import {
  type DashboardRow,
  findDashboard,
  findSavedView,
  type SavedViewRow,
} from "@/db/queries/dashboards/find-dashboard";
import {
  insertDashboard,
  insertSavedView,
  updateDashboard,
  updateSavedView,
} from "@/db/queries/dashboards/write-dashboard";
import type { Role, WorkspaceScope } from "@/db/scope";
import { DASHBOARD_LIMITS, readTiles, type Tile } from "@/features/dashboards/own/input";
import type { OwnWords } from "@/features/dashboards/own/own-words";
import { writeAudit } from "@/platform/audit";
import { conflict, forbidden, notFound } from "@/platform/http/problem";
import { can } from "@/platform/roles";

/** Who changes something, and when. */
export interface Editor {
  readonly userId: string;
  readonly role: Role;
  readonly now: Date;
}

/** Whether a person may change it: its owner; what is shared, also who manages the workspace's homes. */
export function mayChange(
  row: Pick<DashboardRow, "ownerId" | "shared">,
  { userId, role }: Pick<Editor, "userId" | "role">,
) {
  return row.ownerId === userId || (row.shared && can(role, "home.manage"));
}

/** Makes an empty dashboard, or one with the tiles of another; its id. */
export async function createDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  { name, tiles, shared }: { readonly name: string; readonly tiles: readonly Tile[]; readonly shared: boolean },
  { userId, now }: Editor,
): Promise<string> {
  const id = await insertDashboard(tx, scope, { name, tiles, shared, ownerId: userId }, now);
  await writeAudit(tx, scope, { action: "dashboard.created", subject: id, after: { name, shared } });
  return id;
}

/** Changes name, sharing or tiles. 404 where the person may not see it, 403 where they may only look. */
export async function changeDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: (row: DashboardRow, tiles: readonly Tile[]) => { name?: string; shared?: boolean; tiles?: readonly Tile[] },
  { words, ...editor }: Editor & { readonly words: OwnWords },
): Promise<void> {
  const row = await findDashboard(tx, scope, editor.userId, id, { lock: true });
  if (row === null) throw notFound();
  if (!mayChange(row, editor)) throw forbidden("Only its owner may change it.");
  const next = change(row, readTiles(row.tiles));
  if ((next.tiles?.length ?? 0) > DASHBOARD_LIMITS.tiles)
    throw conflict(words.o("refused.tiles", { n: DASHBOARD_LIMITS.tiles }));
  await updateDashboard(tx, scope, id, { ...next, updatedAt: editor.now });
  const { name, shared } = row;
  if (next.name !== undefined || next.shared !== undefined)
    await writeAudit(tx, scope, {
      action: "dashboard.changed",
      subject: id,
      before: { name, shared },
      after: { name: next.name ?? name, shared: next.shared ?? shared },
    });
}

/** Deletes a dashboard, or brings it back. */
export async function deleteDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  deleted: boolean,
  editor: Editor,
): Promise<DashboardRow> {
  const row = await findDashboard(tx, scope, editor.userId, id, { deleted: !deleted });
  if (row === null) throw notFound();
  if (!mayChange(row, editor)) throw forbidden("Only its owner may delete it.");
  await updateDashboard(tx, scope, id, { deletedAt: deleted ? editor.now : null });
  const action = deleted ? "dashboard.deleted" : "dashboard.restored";
  await writeAudit(tx, scope, { action, subject: id, before: { name: row.name } });
  return row;
}

/** Keeps an address under a name; its id. */
export async function createView(
  tx: Tx,
  scope: WorkspaceScope,
  view: Pick<SavedViewRow, "name" | "path" | "query" | "shared">,
  { userId, now }: Editor,
): Promise<string> {
  const id = await insertSavedView(tx, scope, { ...view, ownerId: userId }, now);
  await writeAudit(tx, scope, {
    action: "saved_view.created",
    subject: id,
    after: { name: view.name, path: view.path },
  });
  return id;
}

/** Renames or shares a view, deletes it or brings it back. */
export async function changeView(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: { readonly name?: string; readonly shared?: boolean; readonly deleted?: boolean },
  editor: Editor,
): Promise<SavedViewRow> {
  const row = await findSavedView(tx, scope, editor.userId, id, { deleted: change.deleted === false });
  if (row === null) throw notFound();
  if (!mayChange(row, editor)) throw forbidden("Only its owner may change it.");
  const { deleted, ...own } = change;
  const deletedAt = deleted === undefined ? {} : { deletedAt: deleted ? editor.now : null };
  await updateSavedView(tx, scope, id, { ...own, ...deletedAt, updatedAt: editor.now });
  const action = deleted === undefined ? "saved_view.changed" : deleted ? "saved_view.deleted" : "saved_view.restored";
  await writeAudit(tx, scope, { action, subject: id, before: { name: row.name, shared: row.shared }, after: own });
  return row;
}
