import { and, asc, eq, sql } from "drizzle-orm";
import { type Db, type Tx, withUser } from "@/db/client";
import { membership } from "@/db/schema/people";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";

/** A workspace that a person belongs to. */
export interface WorkspaceAccess {
  scope: WorkspaceScope;
  role: Role;
  workspace: typeof workspace.$inferSelect;
}

/** What a list of workspaces shows. */
export interface WorkspaceChoice {
  id: string;
  slug: string;
  name: string;
  role: Role;
}

/** A workspace, and what somebody is in it. */
export type MembershipRow = Omit<WorkspaceAccess, "scope">;

/** A person's place in a workspace, beside all they belong to. */
export interface Membership {
  /** Null where they do not belong to it: one of others reads as one that never existed. */
  readonly access: WorkspaceAccess | null;
  readonly workspaces: readonly WorkspaceChoice[];
}

/** The workspaces of a person, by name, with their place in each: of who `app.user_id` says within this transaction. */
export function readMemberships(tx: Tx): Promise<MembershipRow[]> {
  return tx
    .select({ workspace, role: membership.role })
    .from(membership)
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .where(eq(membership.userId, sql`nullif(current_setting('app.user_id', true), '')::uuid`))
    .orderBy(asc(workspace.name), asc(workspace.slug));
}

/** The workspace of this slug as far as the person belongs to it, and all of theirs by name. */
export function placeIn(slug: string, userId: string, rows: readonly MembershipRow[]): Membership {
  const own = rows.find((row) => row.workspace.slug === slug);
  return {
    access: own === undefined ? null : accessOf(userId, own),
    workspaces: rows.map(({ workspace: { id, slug: of, name }, role }) => ({ id, slug: of, name, role })),
  };
}

/** The workspace of this slug as far as a person belongs to it. The role is read on every request, so that a change of it shows at once. */
export function findAccess(db: Db, userId: string, slug: string): Promise<WorkspaceAccess | null> {
  return withUser(db, userId, (tx) => readAccess(tx, userId, slug));
}

/** The workspaces of a person, by name. */
export function listWorkspaces(db: Db, userId: string): Promise<WorkspaceChoice[]> {
  return withUser(db, userId, (tx) => readWorkspaces(tx, userId));
}

async function readAccess(tx: Tx, userId: string, slug: string): Promise<WorkspaceAccess | null> {
  const [row] = await tx
    .select({ workspace, role: membership.role })
    .from(membership)
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .where(and(eq(membership.userId, userId), eq(workspace.slug, slug)));
  return row === undefined ? null : accessOf(userId, row);
}

function accessOf(userId: string, row: MembershipRow): WorkspaceAccess {
  return { ...row, scope: mintScope(row.workspace.id, { kind: "user", userId, role: row.role }) };
}

function readWorkspaces(tx: Tx, userId: string): Promise<WorkspaceChoice[]> {
  return tx
    .select({ id: workspace.id, slug: workspace.slug, name: workspace.name, role: membership.role })
    .from(membership)
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .where(eq(membership.userId, userId))
    .orderBy(asc(workspace.name), asc(workspace.slug));
}
