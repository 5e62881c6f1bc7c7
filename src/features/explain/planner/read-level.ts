import type { Tx } from "@/db/client";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { readTallies } from "@/db/queries/read-tallies";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { defaultRange } from "@/domain/calendar/period-range";
import { COUNTS_BELOW } from "@/domain/metrics/display";
import { computeScore } from "@/domain/metrics/metric";
import { momentsOfCounts } from "@/domain/metrics/moments";
import { isScaleId, SCALES, type ScaleId } from "@/domain/metrics/scale";
import { answered, emptyTally, mergeTallies, type Tally } from "@/domain/metrics/tally";
import type { PlannedMetric } from "@/features/explain/planner/input";

/** Where a workspace stands by its own answers. */
export interface OwnLevel {
  readonly surveyId: string;
  readonly surveyName: string;
  readonly scale: ScaleId;
  readonly from: string;
  readonly to: string;
  readonly n: number;
  /** In the metric's unit. */
  readonly value: number;
  /** NPS: the share of Passives, 0…1. */
  readonly passives: number;
  /** Ease: the standard deviation of the scores; null where all gave the same. */
  readonly sd: number | null;
}

/** The range of a workspace: its zone, and its own number of days where it has one. */
export interface WorkspaceDays {
  readonly zone: string;
  readonly rangeDays?: number;
}

/**
 * Where the workspace stands: the first question of this metric in the survey that was named, else in the one that was
 * answered last, over the workspace's usual range (for a survey that rests, the same number of days up to its last
 * answer). Null where nobody answered, or fewer than ten did.
 */
export async function readLevel(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceDays,
  asked: { readonly metric: PlannedMetric; readonly survey: string | null },
  now: Date,
): Promise<OwnLevel | null> {
  const outlines = await readOutlines(tx, scope);
  const named = outlines.filter((one) => one.id === asked.survey);
  const all = questionsIn(named, asked.metric);
  const questions = all.length > 0 ? all : questionsIn(outlines, asked.metric);
  const days = await findAnswerDays(tx, scope, questions);
  const [latest] = [...days].sort((a, b) => b.last.localeCompare(a.last));
  const outline = outlines.find((one) => one.id === latest?.surveyId);
  if (latest === undefined || outline === undefined) return null;
  const usual = defaultRange(localDay(now, workspace.zone), latest.first, workspace.rangeDays);
  const { start, end } =
    latest.last < usual.start
      ? { start: addDays(latest.last, 1 - (workspace.rangeDays ?? 28)), end: latest.last }
      : usual;
  const question = { surveyId: latest.surveyId, questionId: latest.questionId };
  const wanted = { questions: [question], from: start, to: end, periodStarts: [], by: "", filters: {} };
  const groups = await readTallies(tx, scope, wanted);
  const known = pool(outline, asked.metric, latest.questionId, groups);
  const least = Math.max(COUNTS_BELOW, outline.minimumGroup ?? 0);
  if (known === null || answered(known.tally.counts) < least) return null;
  const { value, n, counts } = computeScore(asked.metric, known.tally, known.scale);
  if (value === null) return null;
  return {
    surveyId: outline.id,
    surveyName: outline.name,
    scale: known.scale,
    from: start,
    to: end,
    n,
    value,
    passives: (counts.passives ?? 0) / n,
    sd: momentsOfCounts(known.tally.counts).sd || null,
  };
}

/** The first question of the metric in each survey: of those it asks now, else of those it used to ask. */
function questionsIn(outlines: readonly SurveyOutline[], metric: PlannedMetric) {
  return outlines.flatMap((outline) => {
    const own = outline.series.filter((one) => one.metric === metric).map((one) => one.questionId);
    const now = outline.scoreQuestions.find((one) => own.includes(one.id))?.id ?? own[0];
    return now === undefined ? [] : [{ surveyId: outline.id, questionId: now }];
  });
}

/** The tally of the latest series that was answered, with those on the same scale; different scales are never pooled. */
function pool(
  outline: SurveyOutline,
  metric: PlannedMetric,
  questionId: string,
  groups: readonly { readonly series: number; readonly tally: Tally }[],
): { scale: ScaleId; tally: Tally } | null {
  const series = outline.series.filter((one) => one.questionId === questionId && one.metric === metric);
  const given = groups.filter((group) => answered(group.tally.counts) > 0);
  const latest = [...series]
    .sort((a, b) => b.ordinal - a.ordinal)
    .find((one) => given.some((group) => group.series === one.ordinal));
  if (latest === undefined || !isScaleId(latest.scale) || SCALES[latest.scale].metric !== metric) return null;
  const same = series.filter((one) => one.scale === latest.scale).map((one) => one.ordinal);
  const tally = given.filter((group) => same.includes(group.series)).map((group) => group.tally);
  return { scale: latest.scale, tally: tally.reduce(mergeTallies, emptyTally) };
}
