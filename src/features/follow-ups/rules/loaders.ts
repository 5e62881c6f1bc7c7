import "server-only";
import { withTenant } from "@/db/client";
import { listFailedMails } from "@/db/queries/follow-ups/follow-up-mail";
import { listContactQuestions } from "@/db/queries/follow-ups/list-contact-questions";
import { readFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { countsAsContact } from "@/domain/follow-up/judge-answer";
import { listWorkers } from "@/features/follow-ups/rules/list-workers";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

/** The rules of follow-ups with all that can be chosen in them. */
export async function loadRules(slug: string) {
  const { db, scope } = await requireWorkspace(slug, "workspace.settings");
  return withTenant(db, scope, async (tx) => {
    const { rules, own } = await readFollowUpRules(tx, scope);
    const workers = await listWorkers(tx, scope);
    const names = new Map(workers.map(({ id, name }) => [id, name]));
    return {
      slug,
      rules,
      own,
      workers,
      sendsMail: runtime().mailer !== null,
      failed: (await listFailedMails(tx, scope)).map(({ userId, reason, code }) => ({
        who: names.get(userId) ?? userId,
        code: code ?? reason ?? "",
      })),
      questions: (await listContactQuestions(tx, scope)).map((one) => ({
        name: `${one.surveyId}/${one.questionId}`,
        label: `${one.title} (${one.surveyName})`,
        counts: countsAsContact(one.surveyId, one, rules),
      })),
    };
  });
}

export type RulesView = Awaited<ReturnType<typeof loadRules>>;
