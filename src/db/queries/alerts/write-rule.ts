import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { AlertRuleRow } from "@/db/queries/alerts/find-rule";
import { alertFollow, alertRule } from "@/db/schema/alert";
import type { WorkspaceScope } from "@/db/scope";

export type RuleSubject = Pick<AlertRuleRow, "metric" | "surveyId" | "questionId" | "segmentName" | "segmentValue">;

/** Stores numbers that are not there yet; those that are stay as they are. */
export async function ensureRules(
  tx: Tx,
  scope: WorkspaceScope,
  subjects: readonly (RuleSubject & { readonly usual: boolean })[],
  now: Date,
): Promise<void> {
  if (subjects.length === 0) return;
  const rows = subjects.map((one) => ({ ...one, workspaceId: scope.workspaceId, id: v7(), createdAt: now }));
  await tx.insert(alertRule).values(rows).onConflictDoNothing();
}

/** Writes down that a member follows a number, or does not. */
export async function setFollowing(
  tx: Tx,
  scope: WorkspaceScope,
  { ruleId, userId, following }: { readonly ruleId: string; readonly userId: string; readonly following: boolean },
): Promise<void> {
  await tx
    .insert(alertFollow)
    .values({ workspaceId: scope.workspaceId, ruleId, userId, following })
    .onConflictDoUpdate({
      target: [alertFollow.workspaceId, alertFollow.ruleId, alertFollow.userId],
      set: { following },
    });
}

/** Changes a number's own row. */
export async function updateRule(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Pick<AlertRuleRow, "baselineFrom">>,
): Promise<void> {
  await tx
    .update(alertRule)
    .set(change)
    .where(and(eq(alertRule.workspaceId, scope.workspaceId), eq(alertRule.id, id)));
}

/** What a judging found of many numbers, in one statement. */
export async function writeStandings(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  found: readonly Pick<AlertRuleRow, "id" | "standing" | "weeks" | "judgedWeek" | "baselineFrom">[],
): Promise<void> {
  if (found.length === 0) return;
  const given = JSON.stringify(
    found.map(({ id, standing, weeks, judgedWeek, baselineFrom }) => ({
      id,
      standing,
      weeks,
      judged: judgedWeek,
      from: baselineFrom,
    })),
  );
  await tx.execute(sql`
    update alert_rule r set standing = g.standing, weeks = g.weeks, judged_week = g.judged, baseline_from = g."from"
    from jsonb_to_recordset(${given}::jsonb) as g (id uuid, standing text, weeks smallint, judged date, "from" date)
    where r.workspace_id = ${workspaceId} and r.id = g.id`);
}
