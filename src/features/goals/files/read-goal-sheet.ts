import { withTenant } from "@/db/client";
import { findGoal, listGoals } from "@/db/queries/goals/find-goal";
import { localDay } from "@/domain/calendar/day";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { MOST_GOALS } from "@/features/goals/answer-requests";
import { goalSentence, goalTitle, goalVerdict } from "@/features/goals/describe-goal";
import { type GoalFileWords, tabulateGoal, tabulateGoalPage } from "@/features/goals/files/tabulate-goal";
import type { GoalReader } from "@/features/goals/goal-reader";
import { goalWordsIn } from "@/features/goals/goal-words";
import { readChart } from "@/features/goals/read-chart";
import { type StandingGoal, settleGoal } from "@/features/goals/read-goal";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { sayDay } from "@/platform/i18n/say-days";
import { translatorIn } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";

/** The numbers of the list of goals. */
export async function readGoalsSheet(request: SessionRequest, read: GoalReader): Promise<NumberSheet> {
  const { db, scope, workspace, now } = request;
  const words = wordsOf(request);
  const today = localDay(now, workspace.zone);
  const goals = await withTenant(db, scope, async (tx) => {
    const found: StandingGoal[] = [];
    for (const row of await listGoals(tx, scope, MOST_GOALS))
      found.push(await settleGoal(tx, scope, workspace, row, read, now));
    return found;
  });
  return {
    name: [workspace.name, words.files("facts.goals"), today].join(" · "),
    facts: factsOf(request, words, []),
    rows: goals.flatMap((standing) => tabulateGoal(words, standing, today)),
  };
}

/** The numbers of one goal with its weeks; 404 for one that is not of this workspace. */
export async function readGoalSheet(request: SessionRequest, read: GoalReader): Promise<NumberSheet> {
  const { db, scope, workspace, params, now } = request;
  const id = params.goal ?? "";
  const words = wordsOf(request);
  const today = localDay(now, workspace.zone);
  const found = await withTenant(db, scope, async (tx) => {
    const row = isUuid(id) ? await findGoal(tx, scope, id) : null;
    if (row === null) return null;
    const standing = await settleGoal(tx, scope, workspace, row, read, now);
    return { standing, chart: await readChart(tx, scope, workspace, standing, read, now) };
  });
  if (found === null) throw notFound();
  const { standing, chart } = found;
  const title = goalTitle(words, standing.row.goal);
  return {
    name: [title, today].join(" · "),
    facts: factsOf(request, words, [
      [words.files("facts.goal"), title],
      [words.files("facts.state"), goalVerdict(words, standing, undefined)],
      [words.files("facts.definition"), goalSentence(words, standing.row)],
    ]),
    rows: tabulateGoalPage(words, standing, chart, today),
  };
}

function wordsOf({ user }: SessionRequest): GoalFileWords {
  const locale = appLocale(user.locale);
  return { ...goalWordsIn(locale), files: translatorIn(locale, "exports") };
}

function factsOf(
  { workspace, now }: SessionRequest,
  words: GoalFileWords,
  own: NumberSheet["facts"],
): NumberSheet["facts"] {
  const { files, locale } = words;
  return [
    [files("facts.workspace"), workspace.name],
    ...own,
    [files("facts.zone"), workspace.zone],
    [files("facts.computed"), `${sayDay(localDay(now, workspace.zone), locale)} (${now.toISOString()})`],
    [files("facts.interval"), files("facts.intervalText")],
    [files("facts.hidden"), files("facts.hiddenText")],
  ];
}
