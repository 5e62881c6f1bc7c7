import type { FollowUpRules } from "@/domain/follow-up/rules";
import { TEMPLATE_FACTS } from "@/domain/survey/templates/templates";

/** What ready-made surveys ask to be followed up, by `question/option`. */
const READY_MADE: ReadonlyMap<string, number> = new Map(
  Object.values(TEMPLATE_FACTS).flatMap(({ followUps = [] }) =>
    followUps.map(({ question, option, dueHours }) => [`${question}/${option}`, dueHours]),
  ),
);

/** Within how many hours an answer of choice (`question/option`) is followed up until somebody says otherwise; null: not at all. */
export function usualHours(part: string): number | null {
  return READY_MADE.get(part) ?? null;
}

/** The same by a workspace's rules: what was said of it, else what the ready-made surveys ask for. */
export function choiceHours(surveyId: string, part: string, rules: Pick<FollowUpRules, "choices">): number | null {
  const said = rules.choices[`${surveyId}/${part}`];
  return said === undefined ? usualHours(part) : said;
}
