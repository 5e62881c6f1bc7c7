import type { FollowUpRules } from "@/domain/follow-up/rules";
import { TEMPLATE_FACTS } from "@/domain/survey/templates/templates";

/** What ready-made surveys ask to be followed up, by `question/option`. */
const READY_MADE: ReadonlyMap<string, number> = new Map(
  Object.values(TEMPLATE_FACTS).flatMap(({ followUps = [] }) =>
    followUps.map(({ question, option, dueHours }) => [`${question}/${option}`, dueHours]),
  ),
);

/**
 * Within how many hours an answer of choice (`question/option`) is followed up until somebody says otherwise; null: not at
 * all, as of a yes or no: the ready-made surveys name options, and their names may well be those of others' yes or no.
 */
export function usualHours(part: string, kind: string): number | null {
  return kind === "yes_no" ? null : (READY_MADE.get(part) ?? null);
}

/** The same by a workspace's rules: what was said of it, else what the ready-made surveys ask for. */
export function choiceHours(
  surveyId: string,
  { part, kind }: { readonly part: string; readonly kind: string },
  rules: Pick<FollowUpRules, "choices">,
): number | null {
  const said = rules.choices[`${surveyId}/${part}`];
  return said === undefined ? usualHours(part, kind) : said;
}
