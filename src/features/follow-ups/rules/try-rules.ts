import type { Tx } from "@/db/client";
import { listRecentResponses } from "@/db/queries/follow-ups/list-recent-responses";
import { readJudgedResponses } from "@/db/queries/follow-ups/read-judged";
import type { WorkspaceScope } from "@/db/scope";
import { type AnswerReason, judgeAnswer } from "@/domain/follow-up/judge-answer";
import type { FollowUpRules } from "@/domain/follow-up/rules";

export const TRIED_DAYS = 30;
const MOST_TRIED = 5_000;
const PORTION = 500;
const DAY_MS = 86_400_000;

/** What rules would have opened: by the most urgent reason, and on how many answers they were tried. */
export interface TriedRules {
  readonly opened: number;
  readonly looked: number;
  readonly byReason: ReadonlyMap<AnswerReason, number>;
}

/** Tries rules on the answers of the last 30 days, the newest five thousand, each as on the day it came; opens nothing. */
export async function tryRules(tx: Tx, scope: WorkspaceScope, rules: FollowUpRules, now: Date): Promise<TriedRules> {
  const ids = await listRecentResponses(tx, scope, new Date(now.getTime() - TRIED_DAYS * DAY_MS), MOST_TRIED);
  const byReason = new Map<AnswerReason, number>();
  let opened = 0;
  for (let at = 0; at < ids.length; at += PORTION)
    for (const response of await readJudgedResponses(tx, scope, ids.slice(at, at + PORTION), rules.unnamed)) {
      const verdict = judgeAnswer(response, rules, response.answeredAt);
      if (verdict === null) continue;
      opened += 1;
      byReason.set(verdict.kind, (byReason.get(verdict.kind) ?? 0) + 1);
    }
  return { opened, looked: ids.length, byReason };
}
