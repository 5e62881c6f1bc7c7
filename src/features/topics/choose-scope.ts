import type { Tx } from "@/db/client";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { findCommentDays } from "@/db/queries/topics/find-comment-days";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { previousDays, previousPeriod } from "@/domain/calendar/period";
import { defaultRange } from "@/domain/calendar/period-range";
import { isScaleId } from "@/domain/metrics/scale";
import type { TopicQuery } from "@/features/topics/input";
import type { ScoreOf } from "@/features/topics/judge-topics";

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Whose comments of which days are looked at, beside which score. */
export interface TopicScope {
  readonly survey: SurveyOutline;
  /** All that have a question for words, the one looked at among them. */
  readonly surveys: readonly SurveyOutline[];
  readonly range: Days;
  readonly compared: Days;
  /** Null where the survey asks for no NPS, CSAT or CES. */
  readonly score: (ScoreOf & { readonly isRead: (questionId: string, series: number) => boolean }) | null;
}

const METRICS = ["nps", "csat", "ces"] as const;

/** What the address asks for, else the survey with the most to say and the workspace's usual days; null without any open question. */
export async function chooseScope(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: { readonly zone: string; readonly rangeDays?: number },
  query: TopicQuery,
  now: Date,
): Promise<TopicScope | null> {
  const surveys = (await readOutlines(tx, scope)).filter(
    ({ commentQuestionIds, status }) => commentQuestionIds.length > 0 && status !== "draft",
  );
  const days = await findCommentDays(tx, scope);
  const ranked = [...surveys].sort((a, b) => rank(a) - rank(b) || (days.get(b.id)?.n ?? 0) - (days.get(a.id)?.n ?? 0));
  const survey = surveys.find(({ id }) => id === query.survey) ?? ranked[0];
  if (survey === undefined) return null;
  const usual = defaultRange(localDay(now, workspace.zone), days.get(survey.id)?.first ?? null, workspace.rangeDays);
  const range = query.from && query.to ? { from: query.from, to: query.to } : { from: usual.start, to: usual.end };
  // The usual days meet as many, though they be a month by chance; days of the address may mean one.
  const before = (query.from && query.to ? previousPeriod : previousDays)(range.from, range.to);
  return { survey, surveys, range, compared: { from: before.start, to: before.end }, score: scoreOf(survey) };

  /** Surveys of customers before those of one's own people, the relational one first, empty ones last. */
  function rank(one: SurveyOutline): number {
    if (!days.has(one.id)) return 9;
    const metric = METRICS.map((name) => one.series.some((series) => series.metric === name)).indexOf(true);
    return (one.anonymous ? 4 : 0) + (metric < 0 ? 3 : metric);
  }
}

/** The scale that comments are read beside: that of the latest series of the first of NPS, CSAT and CES; others are not joined. */
function scoreOf({ series }: SurveyOutline): TopicScope["score"] {
  const metric = METRICS.find((name) => series.some((one) => one.metric === name));
  const own = series.filter((one) => one.metric === metric).sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1));
  const scale = own[0]?.scale;
  if (metric === undefined || scale === undefined || !isScaleId(scale)) return null;
  const same = own.filter((one) => one.scale === scale);
  const isRead = (questionId: string, ordinal: number) =>
    same.some((one) => one.questionId === questionId && one.ordinal === ordinal);
  return { metric, scale, isRead };
}
