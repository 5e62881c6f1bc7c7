import type { Tx } from "@/db/client";
import { findAlertWish, saveAlertWish } from "@/db/queries/alerts/alert-mail";
import { countRules, findRule, findRuleOf, listFollowedRules, type NamedRule } from "@/db/queries/alerts/find-rule";
import { ensureRules, setFollowing } from "@/db/queries/alerts/write-rule";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import { listSharedDimensions } from "@/db/queries/list-shared-dimensions";
import { readOutlines } from "@/db/queries/read-outlines";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { FollowFault } from "@/features/alerts/input";
import type { NumberQuestion } from "@/features/alerts/number-reader";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

/** So many numbers a workspace watches at most. */
export const MOST_NUMBERS = 1_000;
/** So many one person follows, the usual ones included. */
export const MOST_FOLLOWED = 100;

/** What came of following a number. */
export type Followed =
  | { readonly kind: "followed"; readonly rule: NamedRule }
  | { readonly kind: "fault"; readonly field: "survey" | "segment"; readonly key: FollowFault }
  | { readonly kind: "too many"; readonly most: number };

/**
 * Lets a member follow a number: it is watched from the next judging on, and who never said otherwise is told of it at once by
 * mail. Following twice changes nothing.
 */
export async function followNumber(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  question: NumberQuestion,
  now: Date,
): Promise<Followed> {
  const fault = await findFault(tx, scope, question);
  if (fault !== null) return { kind: "fault", ...fault };
  if ((await listFollowedRules(tx, scope, userId)).length >= MOST_FOLLOWED)
    return { kind: "too many", most: MOST_FOLLOWED };
  const subject = {
    metric: question.metric,
    surveyId: question.survey,
    questionId: question.question,
    segmentName: question.segment?.name ?? null,
    segmentValue: question.segment?.value ?? null,
  };
  const known = await findRuleOf(tx, scope, subject);
  if (known === null) {
    if ((await countRules(tx, scope)) >= MOST_NUMBERS) return { kind: "too many", most: MOST_NUMBERS };
    await ensureRules(tx, scope, [{ ...subject, usual: false }], now);
  }
  const rule = known ?? (await findRuleOf(tx, scope, subject));
  if (rule === null) throw new Error("A rule that was just stored is not there.");
  await setFollowing(tx, scope, { ruleId: rule.id, userId, following: true });
  if ((await findAlertWish(tx, scope, userId)) === null)
    await saveAlertWish(tx, scope, userId, { numbers: "at_once", answers: false }, { now, onlyNew: true });
  await askForJudging(tx, scope);
  await writeAudit(tx, scope, { action: "alert_rule.followed", subject: rule.id, after: subject });
  return { kind: "followed", rule: await requireRule(tx, scope, rule.id) };
}

/** Lets a member follow a number no more. Who else follows it still does. */
export async function unfollowNumber(tx: Tx, scope: WorkspaceScope, userId: string, id: string): Promise<NamedRule> {
  const found = await requireRule(tx, scope, id);
  await setFollowing(tx, scope, { ruleId: id, userId, following: false });
  await writeAudit(tx, scope, { action: "alert_rule.unfollowed", subject: id });
  return found;
}

/** Asks for a judging soon, since what is followed, or from when on, has changed. */
export async function askForJudging(tx: Tx, { workspaceId }: WorkspaceScope): Promise<void> {
  await tx.insert(outbox).values({ workspaceId, topic: "alerts.judge", payload: { why: "changed" } });
}

async function requireRule(tx: Tx, scope: WorkspaceScope, id: string): Promise<NamedRule> {
  const found = isUuid(id) ? await findRule(tx, scope, id) : null;
  if (found === null) throw notFound("There is no such number.");
  return found;
}

/** What of a number does not exist: its survey's question, or the attribute with that value. */
async function findFault(
  tx: Tx,
  scope: WorkspaceScope,
  { metric, survey, question, segment }: NumberQuestion,
): Promise<{ field: "survey" | "segment"; key: FollowFault } | null> {
  if (survey !== null) {
    const [outline] = await readOutlines(tx, scope, survey);
    const asks =
      !isScoreMetric(metric) ||
      metric === "completion_rate" ||
      outline?.series.some((one) => one.metric === metric && (question === null || one.questionId === question));
    if (!outline || !asks) return { field: "survey", key: "surveyError" };
  }
  if (segment === null) return null;
  const dimensions = isScoreMetric(metric)
    ? await listSharedDimensions(tx, scope, survey === null ? await surveyIds(tx, scope) : [survey])
    : await listOperationDimensions(tx, scope, metric);
  const known = dimensions.some(({ name, values }) => name === segment.name && values.includes(segment.value));
  return known ? null : { field: "segment", key: "segmentError" };
}

async function surveyIds(tx: Tx, scope: WorkspaceScope): Promise<string[]> {
  return (await readOutlines(tx, scope)).map(({ id }) => id);
}
