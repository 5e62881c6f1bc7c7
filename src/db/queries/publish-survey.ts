import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listSeries } from "@/db/queries/list-series";
import { type Publisher, series, survey, surveyVersion } from "@/db/schema/survey";
import type { Actor, WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { SCALES } from "@/domain/metrics/scale";
import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { planSeries } from "@/domain/survey/diff/plan-series";
import { textIn } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";

/**
 * Publishes a survey's draft as its next version. A question whose wording, scale, polarity or layout changed starts the
 * next series; one that is as it was in its latest series goes on there, and so does one of `corrections`, whose change
 * its author declared to be of spelling alone. Returns the version's number.
 */
export async function publishSurvey(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  now: Date,
  corrections: readonly string[] = [],
): Promise<number> {
  const workspaceId = scope.workspaceId;
  const [row] = await tx
    .select()
    .from(survey)
    .where(and(eq(survey.workspaceId, workspaceId), eq(survey.id, surveyId)))
    .for("update");
  if (!row) throw new Error("The survey to publish does not exist.");
  const version = (row.publishedVersion ?? 0) + 1;
  const { zone } = await findWorkspace(tx, scope);
  const ordinals: Record<string, number> = {};
  for (const planned of planSeries(row.draft, await listSeries(tx, scope, surveyId), corrections)) {
    const { question, ordinal, fingerprint, fate } = planned;
    const questionId = question.id;
    ordinals[questionId] = ordinal;
    if (fate === "continues") continue;
    const told = describe(row.draft, question);
    if (fate === "corrected") {
      const key = { workspaceId, surveyId, questionId, ordinal };
      await tx.update(series).set({ fingerprint, title: told.title }).where(keyOf(key));
      continue;
    }
    const startedOn = localDay(now, zone);
    await tx.insert(series).values({ workspaceId, surveyId, questionId, ordinal, fingerprint, ...told, startedOn });
  }
  await tx.insert(surveyVersion).values({
    workspaceId,
    surveyId,
    version,
    definition: row.draft,
    series: ordinals,
    publishedAt: now,
    publishedBy: publisherOf(scope.actor),
  });
  await tx
    .update(survey)
    .set({
      publishedVersion: version,
      status: "live",
      closedAt: null,
      updatedAt: now,
      // A closing that lies behind would close it again at once.
      closesAt: sql`case when ${survey.closesAt} > ${now} then ${survey.closesAt} end`,
    })
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

function keyOf(key: { workspaceId: string; surveyId: string; questionId: string; ordinal: number }) {
  return and(
    eq(series.workspaceId, key.workspaceId),
    eq(series.surveyId, key.surveyId),
    eq(series.questionId, key.questionId),
    eq(series.ordinal, key.ordinal),
  );
}

function publisherOf(actor: Actor): Publisher | null {
  switch (actor.kind) {
    case "user":
      return { kind: "user", userId: actor.userId };
    case "apiKey":
      return { kind: "apiKey", keyId: actor.keyId };
    case "job":
      return { kind: "job", name: actor.name };
    case "respondent":
    case "link":
      return null;
  }
}
