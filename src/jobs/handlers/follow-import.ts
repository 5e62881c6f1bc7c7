import { withTenant } from "@/db/client";
import { holdCustomersOf } from "@/db/queries/customers/hold-customers";
import { listImportedResponses } from "@/db/queries/follow-ups/list-imported-responses";
import { matchInvitations } from "@/db/queries/invitations/match-invitations";
import { OLDEST_ANSWER_DAYS } from "@/domain/follow-up/rules";
import { followAnswers } from "@/features/follow-ups/follow-answers";
import type { JobHandler } from "@/jobs/job-context";

const ANSWERS_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** The same for answers out of a file. Old ones meet invitations too; follow-ups look at young ones alone. */
export const followImport: JobHandler<"responses.imported"> = async ({ importId }, { db, scope, now, signal }) => {
  const young = new Date(now().getTime() - OLDEST_ANSWER_DAYS * DAY_MS);
  let after: string | null = null;
  do {
    signal.throwIfAborted();
    after = await withTenant(db, scope, async (tx) => {
      const rows = await listImportedResponses(tx, scope, importId, after, ANSWERS_AT_ONCE);
      const ids = rows.map(({ id }) => id);
      await holdCustomersOf(tx, scope, ids);
      await matchInvitations(tx, scope, ids);
      const fresh = rows.filter(({ answeredAt }) => answeredAt >= young).map(({ id }) => id);
      await followAnswers(tx, scope, fresh, now());
      return rows.length === ANSWERS_AT_ONCE ? (ids.at(-1) ?? null) : null;
    });
  } while (after !== null);
};
