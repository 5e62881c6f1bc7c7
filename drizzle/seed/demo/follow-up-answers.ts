import { and, eq, inArray } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { followUp } from "@/db/schema/follow-up";
import { response } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import type { Cause } from "@/domain/follow-up/causes";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { followAnswers } from "@/features/follow-ups/follow-answers";
import type { FollowUpChangeInput } from "@/features/follow-ups/input";
import type { Random } from "./random";

/** Answers of so many days are followed up. */
const DAYS = 28;
const NINE = 9 * 3_600;

/** What became of follow-ups of this age in days, in shares; the rest is still new. */
const BY_AGE = [
  { from: 9, solved: 0.78, not_solvable: 0.1, contacted: 0.09 },
  { from: 4, solved: 0.6, not_solvable: 0.06, contacted: 0.22 },
  { from: 2, solved: 0.3, not_solvable: 0.02, contacted: 0.35 },
] as const;
const CAUSES: readonly (readonly [Cause, string])[] = [
  ["delivery", "Called. New box on the way; told the depot."],
  ["service_speed", "Apologised for the wait and solved it at once."],
  ["product", "Refunded the spoiled items."],
  ["price", "Explained the new price, offered the smaller plan."],
];

/** Which answers are followed up, and when the days are. */
export interface Followed {
  readonly surveyIds: readonly string[];
  readonly today: string;
  readonly at: (daysAgo: number, second: number) => Date;
}

/**
 * Follows up the low answers of the last weeks as they came in, each on the morning after its day, and works on them as a team
 * would: most of the older ones are solved, the newest wait. The owner is whoever owns the workspace.
 */
export async function followUpAnswers(
  db: Db,
  scope: WorkspaceScope,
  random: Random,
  { surveyIds, today, at }: Followed,
  now: Date,
): Promise<void> {
  const owner = scope.actor.kind === "user" ? { owner: scope.actor.userId } : {};
  const notAfter = (date: Date) => (date < now ? date : now);
  for (let daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
    await withTenant(db, scope, async (tx) => {
      const answered = await tx
        .select({ id: response.id })
        .from(response)
        .where(
          and(
            eq(response.workspaceId, scope.workspaceId),
            inArray(response.surveyId, [...surveyIds]),
            eq(response.day, addDays(today, -daysAgo)),
          ),
        );
      const ids = answered.map(({ id }) => id);
      await followAnswers(tx, scope, ids, notAfter(at(daysAgo - 1, NINE)));
      const share = BY_AGE.find(({ from }) => daysAgo >= from);
      if (!share || ids.length === 0) return;
      const opened = await tx
        .select({ id: followUp.id })
        .from(followUp)
        .where(and(eq(followUp.workspaceId, scope.workspaceId), inArray(followUp.responseId, ids)));
      const left = random.shuffle(opened.map(({ id }) => id).sort());
      const take = (part: number) => left.splice(0, Math.round(part * opened.length)).map((id) => ({ id }));
      const solved = take(share.solved);
      const size = Math.ceil(solved.length / CAUSES.length);
      const change = async (targets: { id: string }[], said: FollowUpChangeInput, days: number) => {
        if (targets.length > 0)
          await changeFollowUps(tx, scope, targets, said, notAfter(at(daysAgo - days, NINE + 5_400)));
      };
      for (const [place, [cause, note]] of CAUSES.entries())
        await change(
          solved.slice(place * size, (place + 1) * size),
          { state: "solved", cause, note, ...owner },
          1 + (place % 2),
        );
      await change(take(share.not_solvable), { state: "not_solvable", cause: "expectation", ...owner }, 2);
      await change(take(share.contacted), { state: "contacted", ...owner }, 1);
    });
  }
}
