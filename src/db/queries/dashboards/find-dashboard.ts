import { and, asc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { dashboard, homeChoice, savedView } from "@/db/schema/dashboard";
import { user } from "@/db/schema/people";
import type { WorkspaceScope } from "@/db/scope";

export type DashboardRow = typeof dashboard.$inferSelect;
export type SavedViewRow = typeof savedView.$inferSelect;
export type HomeRow = typeof homeChoice.$inferSelect;

const OWNER = sql<string | null>`coalesce(nullif(${user.name}, ''), ${user.email})`;

/** The dashboards that a person may see, their own and the shared ones, by name. */
export function listDashboards(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
): Promise<{ row: DashboardRow; owner: string | null }[]> {
  return tx
    .select({ row: dashboard, owner: OWNER })
    .from(dashboard)
    .leftJoin(user, eq(user.id, dashboard.ownerId))
    .where(
      and(
        eq(dashboard.workspaceId, scope.workspaceId),
        isNull(dashboard.deletedAt),
        or(eq(dashboard.shared, true), eq(dashboard.ownerId, userId)),
      ),
    )
    .orderBy(asc(dashboard.name), asc(dashboard.id));
}

/**
 * One dashboard that a person may see; `deleted` finds only one that was deleted, `lock` keeps others from changing it until
 * the transaction ends. Null where there is none.
 */
export async function findDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  id: string,
  options: { readonly deleted?: boolean; readonly lock?: boolean } = {},
): Promise<DashboardRow | null> {
  const query = tx
    .select()
    .from(dashboard)
    .where(
      and(
        eq(dashboard.workspaceId, scope.workspaceId),
        eq(dashboard.id, id),
        options.deleted ? isNotNull(dashboard.deletedAt) : isNull(dashboard.deletedAt),
        or(eq(dashboard.shared, true), eq(dashboard.ownerId, userId)),
      ),
    );
  const [row] = await (options.lock ? query.for("no key update") : query);
  return row ?? null;
}

/** The saved views that a person may see, by name. */
export function listSavedViews(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
): Promise<{ row: SavedViewRow; owner: string | null }[]> {
  return tx
    .select({ row: savedView, owner: OWNER })
    .from(savedView)
    .leftJoin(user, eq(user.id, savedView.ownerId))
    .where(
      and(
        eq(savedView.workspaceId, scope.workspaceId),
        isNull(savedView.deletedAt),
        or(eq(savedView.shared, true), eq(savedView.ownerId, userId)),
      ),
    )
    .orderBy(asc(savedView.name), asc(savedView.id));
}

/** One saved view that a person may see; `deleted` finds only one that was deleted. */
export async function findSavedView(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  id: string,
  options: { readonly deleted?: boolean } = {},
): Promise<SavedViewRow | null> {
  const [row] = await tx
    .select()
    .from(savedView)
    .where(
      and(
        eq(savedView.workspaceId, scope.workspaceId),
        eq(savedView.id, id),
        options.deleted ? isNotNull(savedView.deletedAt) : isNull(savedView.deletedAt),
        or(eq(savedView.shared, true), eq(savedView.ownerId, userId)),
      ),
    );
  return row ?? null;
}

/** What was chosen as home: for a person by their id, for a role by its name. */
export function listHomes(tx: Tx, scope: WorkspaceScope): Promise<HomeRow[]> {
  return tx.select().from(homeChoice).where(eq(homeChoice.workspaceId, scope.workspaceId));
}
