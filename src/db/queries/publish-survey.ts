import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { series, survey, surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { SCALES } from "@/domain/metrics/scale";
import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { scaleOf, scoreQuestions, seriesFingerprint } from "@/domain/survey/outline";

/**
 * Publishes a survey's draft as its next version. A question whose wording, scale, polarity or layout changed starts the
 * next series; one that is as it was in its latest series goes on there. Returns the version's number.
 */
export async function publishSurvey(tx: Tx, scope: WorkspaceScope, surveyId: string, now: Date): Promise<number> {
  const workspaceId = scope.workspaceId;
  const [row] = await tx
    .select()
    .from(survey)
    .where(and(eq(survey.workspaceId, workspaceId), eq(survey.id, surveyId)))
    .for("update");
  if (!row) throw new Error("The survey to publish does not exist.");
  const version = (row.publishedVersion ?? 0) + 1;
  const { zone } = await findWorkspace(tx, scope);
  const known = await tx
    .select()
    .from(series)
    .where(and(eq(series.workspaceId, workspaceId), eq(series.surveyId, surveyId)))
    .orderBy(asc(series.ordinal));
  const ordinals: Record<string, number> = {};
  for (const question of scoreQuestions(row.draft)) {
    const fingerprint = seriesFingerprint(question, row.draft.locale);
    const latest = known.filter((one) => one.questionId === question.id).at(-1);
    ordinals[question.id] = latest?.ordinal ?? 1;
    if (latest?.fingerprint === fingerprint) continue;
    ordinals[question.id] = (latest?.ordinal ?? 0) + 1;
    await tx.insert(series).values({
      workspaceId,
      surveyId,
      questionId: question.id,
      ordinal: (latest?.ordinal ?? 0) + 1,
      fingerprint,
      ...describe(row.draft, question),
      startedOn: localDay(now, zone),
    });
  }
  await tx.insert(surveyVersion).values({
    workspaceId,
    surveyId,
    version,
    definition: row.draft,
    series: ordinals,
    publishedAt: now,
  });
  await tx
    .update(survey)
    .set({ publishedVersion: version, status: "live", closedAt: null, updatedAt: now })
    .where(and(eq(survey.workspaceId, workspaceId), eq(survey.id, surveyId)));
  return version;
}

function describe(
  definition: Definition,
  question: ScoreQuestion,
): { scale: string; metric: string | null; title: string } {
  const scale = scaleOf(question);
  return { scale, metric: SCALES[scale].metric, title: textIn(question.title, definition.locale, definition.locale) };
}
