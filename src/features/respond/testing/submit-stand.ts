import { randomUUID } from "node:crypto";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { readTallies } from "@/db/queries/read-tallies";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import { recountTallies } from "@/db/rollups/recount";
import type { Repeats } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import type { Definition } from "@/domain/survey/definition";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { createSurveyCache, findPublished, type PublishedSurvey } from "@/features/respond/find-published";
import type { GivenAnswers, Intake } from "@/features/respond/submit-answers";

export const NOW = new Date("2026-03-10T12:00:00Z");

export function given(answers: Record<string, unknown>, more: Partial<GivenAnswers> = {}): GivenAnswers {
  const base = { submissionId: randomUUID(), revision: null, locale: "en" as const, attributes: {}, identity: {} };
  return { ...base, answers, complete: false, channel: "api", test: false, ...more };
}

export function versionOf(survey: PublishedSurvey) {
  if (!survey.current) throw new Error("not published");
  return survey.current;
}

/** A database with published surveys, a door to answer them, and what is counted of them. */
export async function submitStand() {
  const database = await testDatabase();
  const { appDb } = database;

  function intake(): Intake {
    return {
      db: appDb,
      queue: createIntakeQueue(appDb),
      capped: new Map(),
      slots: new Map(),
      secret: "0123456789abcdef0123456789abcdef",
    };
  }

  function publishedNps(repeats: Repeats = { policy: "all" }, zone = "UTC"): Promise<PublishedSurvey> {
    return published(TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" }), repeats, zone);
  }

  async function published(definition: Definition, repeats: Repeats, zone: string): Promise<PublishedSurvey> {
    const scope = await database.makeWorkspace({ zone });
    const { id, key } = await withTenant(appDb, scope, (tx) =>
      insertSurvey(tx, scope, { name: "NPS", definition, repeats }),
    );
    await withTenant(appDb, scope, (tx) => publishSurvey(tx, scope, id, NOW));
    const survey = await findPublished(appDb, createSurveyCache(), key);
    if (!survey) throw new Error("not found");
    return survey;
  }

  async function tally(
    scope: WorkspaceScope,
    surveyId: string,
    questionId: string,
    more: { by?: string; from?: string; to?: string } = {},
  ) {
    const query = {
      questions: [{ surveyId, questionId }],
      from: more.from ?? "2000-01-01",
      to: more.to ?? "2030-12-31",
      periodStarts: [],
      by: more.by ?? "",
      filters: {},
    };
    return withTenant(appDb, scope, (tx) => readTallies(tx, scope, query));
  }

  async function counts(survey: PublishedSurvey): Promise<number[]> {
    const [group] = await tally(survey.scope, survey.id, "score");
    return [...(group?.tally.counts ?? [])];
  }

  async function recount(scope: WorkspaceScope) {
    return withTenant(appDb, scope, (tx) => recountTallies(tx, scope));
  }

  return { ...database, intake, publishedNps, published, tally, counts, recount };
}
