import type { Tx } from "@/db/client";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { SCALES } from "@/domain/metrics/scale";
import type { ScoreQuestion } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import type { AskedSeries } from "@/features/dashboards/pool-series";

/** What a number is about: questions of surveys, and the series their answers belong to. */
export interface Subject {
  readonly questions: readonly { readonly surveyId: string; readonly questionId: string }[];
  readonly series: readonly AskedSeries[];
  /** In an anonymous survey: from how many answers on a group is told; null elsewhere. */
  readonly minimumGroup: number | null;
  /** Of an anonymous survey, whose numbers are pooled with no other's. */
  readonly anonymous?: boolean;
}

/** Which survey and question were named; both may be left out. */
export interface SubjectNames {
  readonly metric: ScoreMetricId;
  readonly survey?: string | undefined;
  readonly question?: string | undefined;
}

/**
 * Finds what a number is about, or null where the survey, or a question of this metric in it, does not exist.
 * Without a question it is the first of the metric; without a survey, that of every survey.
 */
export async function findSubject(tx: Tx, scope: WorkspaceScope, names: SubjectNames): Promise<Subject | null> {
  return subjectNamed(await readOutlines(tx, scope, names.survey), names);
}

/** The same among the outlines of the survey that was named, or of all. */
export function subjectNamed(outlines: readonly SurveyOutline[], names: SubjectNames): Subject | null {
  if (names.survey !== undefined && outlines.length === 0) return null;
  const found = outlines.flatMap((outline) => subjectOf(outline, names.metric, names.question) ?? []);
  // A workspace without any such survey has nothing to say; a survey or question that was named must exist.
  if (found.length === 0 && (names.survey !== undefined || names.question !== undefined)) return null;
  return poolSubjects(found);
}

/** What a metric is about among some surveys: its question in each of them, together. */
export function subjectAmong(outlines: readonly SurveyOutline[], metric: ScoreMetricId): Subject {
  return poolSubjects(outlines.flatMap((outline) => subjectOf(outline, metric) ?? []));
}

function poolSubjects(found: readonly Subject[]): Subject {
  // A sum over surveys, less those that may be told, would tell an anonymous one: it stands alone or not at all.
  const named = found.filter((one) => !one.anonymous);
  const subjects = found.length === 1 ? found : named;
  return {
    questions: subjects.flatMap((one) => one.questions),
    series: subjects.flatMap((one) => one.series),
    minimumGroup: subjects[0]?.minimumGroup ?? null,
    ...(subjects.length === 1 && subjects[0]?.anonymous ? { anonymous: true } : {}),
  };
}

/** The question of one survey that a metric is about, with its series; null where the survey has none. */
export function subjectOf(outline: SurveyOutline, metric: ScoreMetricId, question?: string): Subject | null {
  if (metric === "completion_rate") {
    if (question !== undefined) return null;
    const one = { surveyId: outline.id, questionId: COMPLETION };
    const series = [{ ...one, ordinal: 1, scale: "completion", startedOn: "", title: "" }];
    return { questions: [one], series, minimumGroup: outline.minimumGroup, anonymous: outline.anonymous };
  }
  const questionId = question ?? questionIdsOf(outline, metric)[0];
  if (questionId === undefined || !questionIdsOf(outline, metric).includes(questionId)) return null;
  const published = outline.series.filter((one) => one.questionId === questionId && one.metric === metric);
  const drafted = outline.scoreQuestions
    .filter((one) => one.id === questionId)
    .map((one) => seriesOfDraft(one, outline));
  const series = (published.length > 0 ? published : drafted).map((one) => ({ ...one, surveyId: outline.id }));
  const { minimumGroup, anonymous } = outline;
  return { questions: [{ surveyId: outline.id, questionId }], series, minimumGroup, anonymous };
}

/** The questions of a metric in a survey: those it asks now in their order, then those it used to ask. */
export function questionIdsOf(outline: SurveyOutline, metric: ScoreMetricId): string[] {
  const now = outline.scoreQuestions.filter((one) => SCALES[scaleOf(one)].metric === metric).map((one) => one.id);
  const once = outline.series.filter((one) => one.metric === metric).map((one) => one.questionId);
  return [...new Set([...now, ...once])];
}

function seriesOfDraft(question: ScoreQuestion, { locale }: SurveyOutline) {
  const title = textIn(question.title, locale, locale);
  return { questionId: question.id, ordinal: 1, scale: scaleOf(question), startedOn: "", title };
}
