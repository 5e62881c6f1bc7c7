import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { alert, alertRule } from "@/db/schema/alert";
import { membership, user } from "@/db/schema/people";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

export type AlertRow = typeof alert.$inferSelect;

/** An alert with the number it is of. */
export interface NamedAlert {
  readonly alert: AlertRow;
  readonly rule: typeof alertRule.$inferSelect;
  readonly surveyName: string | null;
  /** Who acknowledged it, where they are still a member. */
  readonly by: string | null;
}

/** Which alerts: of whose numbers, and which of them. */
export interface AlertQuery {
  /** Null: of all numbers that anybody follows. */
  readonly userId: string | null;
  /** `new`: out, not acknowledged, not put off; `open`: all that are out; `past`: back, or acknowledged as real. */
  readonly which: "new" | "open" | "past" | "all";
  /** The workspace's local day. */
  readonly today: string;
  readonly limit: number;
}

/** Alerts, the newest first. */
export function listAlerts(tx: Tx, scope: WorkspaceScope, query: AlertQuery): Promise<NamedAlert[]> {
  return named(tx)
    .where(and(eq(alert.workspaceId, scope.workspaceId), isOf(query.userId), whichOf(query)))
    .orderBy(desc(alert.openedAt), desc(alert.id))
    .limit(query.limit);
}

/** One alert; null where there is none. */
export async function findAlert(tx: Tx, scope: WorkspaceScope, id: string): Promise<NamedAlert | null> {
  const [row] = await named(tx).where(and(eq(alert.workspaceId, scope.workspaceId), eq(alert.id, id)));
  return row ?? null;
}

/** How many new alerts there are of a member's numbers: what the shell counts. */
export async function countNewAlerts(
  tx: Tx,
  scope: WorkspaceScope,
  { userId, today }: { readonly userId: string; readonly today: string },
): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(alert)
    .innerJoin(alertRule, and(eq(alertRule.workspaceId, alert.workspaceId), eq(alertRule.id, alert.ruleId)))
    .where(and(eq(alert.workspaceId, scope.workspaceId), isOf(userId), whichOf({ which: "new", today })));
  return row?.n ?? 0;
}

/** The newest alert of each number that was not ended by a new usual range, locked until the transaction ends. */
export async function lockNewestAlerts(
  tx: Tx,
  scope: WorkspaceScope,
  ruleIds: readonly string[],
): Promise<Map<string, AlertRow>> {
  if (ruleIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(alert)
    .where(and(eq(alert.workspaceId, scope.workspaceId), inArray(alert.ruleId, [...ruleIds]), eq(alert.real, false)))
    .orderBy(alert.openedAt, alert.id)
    .for("update");
  return new Map(rows.map((row) => [row.ruleId, row]));
}

function whichOf({ which, today }: Pick<AlertQuery, "which" | "today">): SQL | undefined {
  const out = sql`${alert.returnedOn} is null and not ${alert.real}`;
  if (which === "all") return undefined;
  if (which === "open") return out;
  if (which === "past") return sql`not (${out})`;
  const shown = sql`(${alert.snoozedUntil} is null or ${alert.snoozedUntil} <= ${today}::date)`;
  return sql`${out} and ${alert.acknowledgedAt} is null and ${shown}`;
}

function isOf(userId: string | null): SQL | undefined {
  if (userId === null) return undefined;
  return sql`coalesce((select f.following from alert_follow f where f.workspace_id = ${alertRule.workspaceId}
    and f.rule_id = ${alertRule.id} and f.user_id = ${userId}), ${alertRule.usual})`;
}

function named(tx: Tx) {
  return tx
    .select({ alert, rule: alertRule, surveyName: survey.name, by: user.name })
    .from(alert)
    .innerJoin(alertRule, and(eq(alertRule.workspaceId, alert.workspaceId), eq(alertRule.id, alert.ruleId)))
    .leftJoin(
      survey,
      and(
        eq(survey.workspaceId, alertRule.workspaceId),
        eq(survey.id, alertRule.surveyId),
        sql`${survey.deletedAt} is null`,
      ),
    )
    .leftJoin(
      membership,
      and(eq(membership.workspaceId, alert.workspaceId), eq(membership.userId, alert.acknowledgedBy)),
    )
    .leftJoin(user, eq(user.id, membership.userId))
    .$dynamic();
}
