import "server-only";
import { getLocale } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listFailedMails } from "@/db/queries/follow-ups/follow-up-mail";
import { listRuleQuestions } from "@/db/queries/follow-ups/list-rule-questions";
import { readFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { choiceHours } from "@/domain/follow-up/choices";
import { countsAsContact } from "@/domain/follow-up/judge-answer";
import { listWorkers } from "@/features/follow-ups/rules/list-workers";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

/** The rules of follow-ups with all that can be chosen in them. */
export async function loadRules(slug: string) {
  const { db, scope } = await requireWorkspace(slug, "workspace.settings");
  const locale = await getLocale();
  return withTenant(db, scope, async (tx) => {
    const { rules, own } = await readFollowUpRules(tx, scope);
    const workers = await listWorkers(tx, scope);
    const asked = await listRuleQuestions(tx, scope, locale);
    const choosing = asked.filter(({ options }) => options.length > 0);
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
      questions: asked
        .filter(({ asksContact }) => asksContact)
        .map((one) => ({
          name: `${one.surveyId}/${one.questionId}`,
          label: `${one.title} (${one.surveyName})`,
          counts: countsAsContact(one.surveyId, one, rules),
        })),
      /** What can be chosen in published surveys, survey by survey. */
      choosable: [...new Map(choosing.map(({ surveyId, surveyName }) => [surveyId, surveyName]))].map(([id, name]) => ({
        id,
        name,
        options: choosing
          .filter(({ surveyId }) => surveyId === id)
          .flatMap(({ questionId, title, options }) =>
            options.map((one) => ({ ...one, name: `${id}/${questionId}/${one.id}`, question: title })),
          ),
      })),
      /** What of it opens a follow-up, and within how many hours. */
      choices: choosing.flatMap(({ surveyId, questionId, kind, options }) =>
        options.flatMap(({ id }) => {
          const hours = choiceHours(surveyId, { part: `${questionId}/${id}`, kind }, rules);
          return hours === null ? [] : [{ name: `${surveyId}/${questionId}/${id}`, hours }];
        }),
      ),
    };
  });
}

export type RulesView = Awaited<ReturnType<typeof loadRules>>;
