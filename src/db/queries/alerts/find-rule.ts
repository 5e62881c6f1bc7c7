import { and, count, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { alertFollow, alertRule } from "@/db/schema/alert";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

export type AlertRuleRow = typeof alertRule.$inferSelect;

/** A followed number with the name of its survey; null where it is of none, or that is gone. */
export interface NamedRule {
  readonly rule: AlertRuleRow;
  readonly surveyName: string | null;
}

/** The numbers that anybody follows, oldest first. */
export async function listWatchedRules(tx: Tx, scope: WorkspaceScope): Promise<AlertRuleRow[]> {
  const rows = await tx
    .select({ rule: alertRule })
    .from(alertRule)
    .where(
      and(
        eq(alertRule.workspaceId, scope.workspaceId),
        sql`(${alertRule.usual} or exists (select from alert_follow f where f.workspace_id = ${alertRule.workspaceId}
          and f.rule_id = ${alertRule.id} and f.following))`,
      ),
    )
    .orderBy(alertRule.createdAt, alertRule.id);
  return rows.map(({ rule }) => rule);
}

/** The numbers that a member follows: those of everybody first, then their own in the order in which they came. */
export function listFollowedRules(tx: Tx, scope: WorkspaceScope, userId: string): Promise<NamedRule[]> {
  return named(tx)
    .leftJoin(
      alertFollow,
      and(
        eq(alertFollow.workspaceId, alertRule.workspaceId),
        eq(alertFollow.ruleId, alertRule.id),
        eq(alertFollow.userId, userId),
      ),
    )
    .where(
      and(eq(alertRule.workspaceId, scope.workspaceId), sql`coalesce(${alertFollow.following}, ${alertRule.usual})`),
    )
    .orderBy(sql`not ${alertRule.usual}`, alertRule.createdAt, alertRule.id);
}

/** One followed number; null where there is none. */
export async function findRule(tx: Tx, scope: WorkspaceScope, id: string): Promise<NamedRule | null> {
  const [row] = await named(tx).where(and(eq(alertRule.workspaceId, scope.workspaceId), eq(alertRule.id, id)));
  return row ?? null;
}

/** The same by what it is of. */
export async function findRuleOf(
  tx: Tx,
  scope: WorkspaceScope,
  of: Pick<AlertRuleRow, "metric" | "surveyId" | "questionId" | "segmentName" | "segmentValue">,
): Promise<AlertRuleRow | null> {
  const same = (["metric", "surveyId", "questionId", "segmentName", "segmentValue"] as const).map(
    (name) => sql`${alertRule[name]} is not distinct from ${of[name]}`,
  );
  const [row] = await tx
    .select()
    .from(alertRule)
    .where(and(eq(alertRule.workspaceId, scope.workspaceId), ...same));
  return row ?? null;
}

/** How many numbers a workspace has. */
export async function countRules(tx: Tx, scope: WorkspaceScope): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(alertRule).where(eq(alertRule.workspaceId, scope.workspaceId));
  return row?.n ?? 0;
}

function named(tx: Tx) {
  return tx
    .select({ rule: alertRule, surveyName: survey.name })
    .from(alertRule)
    .leftJoin(
      survey,
      and(
        eq(survey.workspaceId, alertRule.workspaceId),
        eq(survey.id, alertRule.surveyId),
        sql`${survey.deletedAt} is null`,
      ),
    )
    .$dynamic();
}
