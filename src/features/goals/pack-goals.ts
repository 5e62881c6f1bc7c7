import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { PackCell } from "@/domain/board/pack-document";
import { NOTHING, type PackPart, type PackRequest } from "@/domain/board/pack-part";
import { localDay } from "@/domain/calendar/day";
import { formatNumber } from "@/domain/metrics/display";
import { goalSentence, goalTitle, goalVerdict, stateTone, stateWord } from "@/features/goals/describe-goal";
import { formatFigure } from "@/features/goals/describe-number";
import { tabulateGoal } from "@/features/goals/files/tabulate-goal";
import type { GoalCalendar, GoalReader } from "@/features/goals/goal-reader";
import { type GoalWords, goalWordsIn } from "@/features/goals/goal-words";
import type { StandingGoal } from "@/features/goals/read-goal";
import { readOpenGoals } from "@/features/goals/read-open-goals";
import { appLocale } from "@/platform/i18n/locale";
import { sayDay } from "@/platform/i18n/say-days";
import { translatorIn } from "@/platform/i18n/translator";

const MOST = 40;

/** How the goals stand that run, or were closed within the days of a pack. */
export async function packGoals(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  request: PackRequest,
  { read, now }: { readonly read: GoalReader; readonly now: Date },
): Promise<PackPart> {
  const since = new Date(`${request.from}T00:00:00Z`);
  const goals = await readOpenGoals(tx, scope, calendar, { read, most: MOST, since }, now);
  if (goals.length === 0) return NOTHING;
  const locale = appLocale(request.locale);
  const words = goalWordsIn(locale);
  const board = translatorIn(locale, "board");
  const files = { ...words, files: translatorIn(locale, "exports") };
  const today = localDay(now, calendar.zone);
  const missed = goals.filter(({ judged }) => judged.state === "off track" || judged.state === "at risk").length;
  return {
    sections: [
      {
        key: "goals",
        title: board("section.goals"),
        lead: board("goals.lead", { n: goals.length, late: missed }),
        blocks: [
          {
            ...({ kind: "table", title: board("goals.table"), note: "" } as const),
            head: [
              board("goals.goal"),
              board("goals.now"),
              board("goals.target"),
              board("goals.by"),
              board("goals.state"),
              board("goals.odds"),
            ],
            rows: goals.map((goal) => cellsOf(words, goal)),
          },
          ...goals.map((goal) => ({
            ...({ kind: "text", quiet: true } as const),
            text: `${goalVerdict(words, goal, undefined)} ${goalSentence(words, goal.row)}`,
          })),
        ],
      },
    ],
    rows: goals.flatMap((goal) => tabulateGoal(files, goal, today)),
    unknown: unknownOf(words, goals, {
      title: board("section.goals"),
      line: (goal) => board("unknown.goal", { goal }),
    }),
    metrics: [...new Set(goals.map(({ row }) => row.goal.metric))],
  };
}

function cellsOf(words: GoalWords, { row, judged }: StandingGoal): PackCell[] {
  const { goal } = row;
  const { locale } = words;
  const current = judged.current?.value ?? null;
  const tone = stateTone(judged.state);
  return [
    { text: goalTitle(words, goal) },
    { text: current === null ? "—" : formatFigure(goal.metric, current, locale) },
    { text: formatFigure(goal.metric, goal.target, locale) },
    { text: sayDay(goal.endsOn, locale) },
    { text: stateWord(words, judged), strong: tone !== "muted", ...(tone === "muted" ? {} : { tone }) },
    { text: judged.odds === null ? "—" : `${formatNumber(100 * judged.odds, { locale })}%` },
  ];
}

function unknownOf(
  words: GoalWords,
  goals: readonly StandingGoal[],
  say: { readonly title: string; readonly line: (goal: string) => string },
) {
  const lines = goals
    .filter(({ judged }) => judged.state === "no data")
    .map(({ row }) => say.line(goalTitle(words, row.goal)));
  return lines.length === 0 ? [] : [{ title: say.title, lines }];
}
