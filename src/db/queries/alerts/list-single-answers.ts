import { and, desc, eq, gt, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { followUp } from "@/db/schema/follow-up";
import { membership, user } from "@/db/schema/people";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** What of an answer is told at once; a weekly batch and a check-in are none of it. */
const AT_ONCE = ["contact_asked", "risk_word", "low_score", "option_chosen"] as const;

/** A single answer that somebody is to be written to for: the follow-up it became, and who follows it. */
export interface SingleAnswer {
  readonly id: string;
  readonly kind: (typeof AT_ONCE)[number];
  readonly surveyName: string | null;
  readonly score: number | null;
  readonly openedAt: Date;
  readonly owner: string | null;
}

/**
 * The open follow-ups of single answers since an instant, the newest first. Surveys null: of all. `notOf`: without those that
 * this member was given, who is told of them as their owner.
 */
export async function listSingleAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly surveyIds: readonly string[] | null;
    readonly after: Date;
    readonly now: Date;
    readonly notOf: string | null;
    readonly limit: number;
  },
): Promise<SingleAnswer[]> {
  if (asked.surveyIds?.length === 0) return [];
  const rows = await tx
    .select({
      id: followUp.id,
      kind: followUp.kind,
      surveyName: survey.name,
      score: followUp.score,
      openedAt: followUp.openedAt,
      owner: user.name,
    })
    .from(followUp)
    .leftJoin(survey, and(eq(survey.workspaceId, followUp.workspaceId), eq(survey.id, followUp.surveyId)))
    .leftJoin(
      membership,
      and(eq(membership.workspaceId, followUp.workspaceId), eq(membership.userId, followUp.ownerId)),
    )
    .leftJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(followUp.workspaceId, scope.workspaceId),
        inArray(followUp.kind, [...AT_ONCE]),
        isNull(followUp.closedAt),
        gt(followUp.openedAt, asked.after),
        lte(followUp.openedAt, asked.now),
        asked.surveyIds === null ? undefined : inArray(followUp.surveyId, [...asked.surveyIds]),
        asked.notOf === null ? undefined : or(isNull(followUp.ownerId), ne(followUp.ownerId, asked.notOf)),
      ),
    )
    .orderBy(desc(followUp.openedAt), desc(followUp.id))
    .limit(asked.limit);
  return rows.flatMap(({ kind, ...row }) => {
    const own = AT_ONCE.find((one) => one === kind);
    return own ? [{ ...row, kind: own }] : [];
  });
}
