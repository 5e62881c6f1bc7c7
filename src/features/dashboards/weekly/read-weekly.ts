import type { Tx } from "@/db/client";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import type { Period } from "@/domain/calendar/period";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { type Subject, subjectAmong, subjectOf } from "@/features/dashboards/find-subject";
import { readPieces } from "@/features/dashboards/read-pieces";
import { readWeeklyOperation } from "@/features/dashboards/weekly/read-weekly-operation";
import { toWeeklyScores } from "@/features/dashboards/weekly/to-weekly-scores";
import type { WeeklyNumber, WeeklyQuestion } from "@/features/dashboards/weekly/weekly-number";

/**
 * Reads many numbers by the same whole weeks, as the dashboards compute them: all values of one dimension of one question come
 * in one statement. Null where the survey or its question is gone. The order is that of the questions.
 */
export async function readWeekly(
  tx: Tx,
  scope: WorkspaceScope,
  questions: readonly WeeklyQuestion[],
  weeks: readonly Period[],
  today: string,
): Promise<(WeeklyNumber | null)[]> {
  const outlines = (await readOutlines(tx, scope)).filter(({ status }) => status !== "draft");
  const found = new Map<WeeklyQuestion, WeeklyNumber>();
  for (const same of groupsOf(questions)) {
    const [one] = same;
    if (one === undefined || !isScoreMetric(one.metric)) continue;
    const subject = findAmong(outlines, one.metric, one);
    if (subject === null) continue;
    const by = one.segment?.name ?? "";
    const days = weeks.map(({ start, end }) => ({ from: start, to: end }));
    const pieces = await readPieces(tx, scope, { subject, by, filters: {} }, days);
    const read = toWeeklyScores({ metric: one.metric, subject, weeks, by }, (place) => {
      const range = days[place];
      return range === undefined ? [] : pieces.within(range);
    });
    for (const question of same) found.set(question, read(question.segment?.value ?? ""));
  }
  const once = new Map<string, Promise<unknown>>();
  for (const question of questions) {
    const { metric } = question;
    if (isScoreMetric(metric) || isGone(outlines, question)) continue;
    found.set(question, await readWeeklyOperation(tx, scope, { ...question, metric }, { weeks, today, once }));
  }
  return questions.map((question) => found.get(question) ?? null);
}

/** Questions that one statement serves: the same number by the values of the same dimension. */
function groupsOf(questions: readonly WeeklyQuestion[]): WeeklyQuestion[][] {
  const groups = new Map<string, WeeklyQuestion[]>();
  for (const question of questions) {
    const { metric, survey, question: asked, segment } = question;
    const key = JSON.stringify([metric, survey, asked, segment?.name ?? ""]);
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return [...groups.values()];
}

function findAmong(
  outlines: readonly SurveyOutline[],
  metric: ScoreMetricId,
  { survey, question }: WeeklyQuestion,
): Subject | null {
  if (survey === null) {
    const subject = subjectAmong(outlines, metric);
    return subject.questions.length === 0 ? null : subject;
  }
  const outline = outlines.find(({ id }) => id === survey);
  return outline ? subjectOf(outline, metric, question ?? undefined) : null;
}

function isGone(outlines: readonly SurveyOutline[], { survey }: WeeklyQuestion): boolean {
  return survey !== null && !outlines.some(({ id }) => id === survey);
}
