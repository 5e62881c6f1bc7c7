import { withTenant } from "@/db/client";
import { askAnswerMails } from "@/db/queries/alerts/alert-mail";
import { holdCustomersOf } from "@/db/queries/customers/hold-customers";
import { matchInvitations } from "@/db/queries/invitations/match-invitations";
import { followAnswers } from "@/features/follow-ups/follow-answers";
import type { JobHandler } from "@/jobs/job-context";

const ANSWERS_AT_ONCE = 200;

/** What answers mean after their commit: invitations are met, follow-ups open, close and recover, and who follows the survey is told. */
export const followStored: JobHandler<"responses.stored"> = async ({ responseIds }, { db, scope, now, signal }) => {
  const ids = [...new Set(responseIds)];
  for (let at = 0; at < ids.length; at += ANSWERS_AT_ONCE) {
    signal.throwIfAborted();
    const portion = ids.slice(at, at + ANSWERS_AT_ONCE);
    await withTenant(db, scope, async (tx) => {
      await holdCustomersOf(tx, scope, portion);
      await matchInvitations(tx, scope, portion);
      await followAnswers(tx, scope, portion, now());
      await askAnswerMails(tx, scope, portion, now());
    });
  }
};
