import { and, desc, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { slaRun } from "@/db/schema/promise";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

export type PromiseRun = typeof slaRun.$inferSelect;

/** Asks for promises to be judged anew after something changed; the job begins once this transaction has committed. */
export async function askPromiseRun(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  asked: Pick<PromiseRun, "cause" | "subject" | "reach"> & { readonly at: Date },
): Promise<string> {
  const id = v7();
  const { cause, subject, reach, at } = asked;
  await tx.insert(slaRun).values({ workspaceId, id, cause, subject, reach, state: "waiting", createdAt: at });
  await tx.insert(outbox).values({ workspaceId, topic: "promises.rebuild", payload: { runId: id } });
  return id;
}

/** A run, kept from changing until the transaction ends; null where there is none of this id. */
export async function lockPromiseRun(tx: Tx, scope: WorkspaceScope, id: string): Promise<PromiseRun | null> {
  const [row] = await tx.select().from(slaRun).where(isRun(scope, id)).for("update");
  return row ?? null;
}

/** Says how far a run is. */
export async function updatePromiseRun(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Pick<PromiseRun, "state" | "total" | "done" | "changed" | "lastId" | "finishedAt">>,
): Promise<void> {
  await tx.update(slaRun).set(change).where(isRun(scope, id));
}

/** The newest runs first. */
export function listPromiseRuns(tx: Tx, { workspaceId }: WorkspaceScope, limit: number): Promise<PromiseRun[]> {
  return tx
    .select()
    .from(slaRun)
    .where(eq(slaRun.workspaceId, workspaceId))
    .orderBy(desc(slaRun.createdAt), desc(slaRun.id))
    .limit(limit);
}

/** How many interactions a run is about. */
export async function countRunInteractions(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  run: Pick<PromiseRun, "reach" | "createdAt">,
): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from interaction where workspace_id = ${workspaceId} and ${reachOf(run)}`,
  );
  return rows[0]?.n ?? 0;
}

/** The next interactions of a run, by id. */
export async function listRunInteractions(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  run: Pick<PromiseRun, "reach" | "createdAt">,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const from = after === null ? sql`true` : sql`id > ${after}`;
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from interaction where workspace_id = ${workspaceId} and ${from} and ${reachOf(run)} order by id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** What was solved since two days before may end inside the hours that changed: a version holds from a day's start on. */
function reachOf({ reach, createdAt }: Pick<PromiseRun, "reach" | "createdAt">) {
  if (reach === "all") return sql`true`;
  const since = new Date(createdAt.getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  return sql`(solved_at is null or solved_day >= ${since})`;
}

function isRun({ workspaceId }: WorkspaceScope, id: string) {
  return and(eq(slaRun.workspaceId, workspaceId), eq(slaRun.id, id));
}
