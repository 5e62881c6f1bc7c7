import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { closeSurvey, reopenSurvey } from "@/features/surveys/change-survey";
import { countAnswers } from "@/features/surveys/count-answers";
import type { FormValues } from "@/features/surveys/read-form";
import { wordsOf } from "@/features/surveys/read-words";
import { saveSurvey } from "@/features/surveys/save-survey";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T12:00:00Z");
const BRAND = { name: "Larkway", color: "#484188" };

const FORM: FormValues = {
  kind: "nps",
  scale: "1-5",
  brand: BRAND.name,
  color: BRAND.color,
  locale: "en",
  wordsOf: { template: "nps", locale: "en" },
  words: wordsOf(TEMPLATES.nps(BRAND, "en")),
  dismissed: [],
};

function save(scope: WorkspaceScope, values: FormValues, publish: boolean) {
  return withTenant(appDb, scope, (tx) =>
    saveSurvey(tx, scope, { values, name: "Recommendation (NPS)", publish }, NOW),
  );
}

async function actions(scope: WorkspaceScope): Promise<string[]> {
  const reply = await withTenant(appDb, scope, (tx) =>
    tx.execute<{ action: string }>(sql`select action from audit_event order by id`),
  );
  return reply.rows.map(({ action }) => action);
}

test("one press makes a survey and its live version, named, audited, in one transaction", async () => {
  const scope = await database.makeWorkspace();
  const row = await save(scope, FORM, true);
  expect(row).toMatchObject({ name: "Recommendation (NPS)", status: "live", publishedVersion: 1 });
  expect(row.repeats).toEqual({ policy: "latest", windowDays: 30 });
  expect(await actions(scope)).toEqual(["survey.created", "survey.published"]);
});

test("reopening undoes closing: the same version, nothing else changed; a draft can be neither", async () => {
  const scope = await database.makeWorkspace();
  const { id } = await save(scope, FORM, true);
  const run = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  expect((await run((tx) => closeSurvey(tx, scope, id, NOW))).status).toBe("closed");
  const row = await run((tx) => reopenSurvey(tx, scope, id, NOW));
  expect(row).toMatchObject({ status: "live", publishedVersion: 1, closedAt: null });
  await run((tx) => reopenSurvey(tx, scope, id, NOW));
  expect((await actions(scope)).slice(-2)).toEqual(["survey.closed", "survey.reopened"]);
  const draft = await save(scope, FORM, false);
  await expect(run((tx) => reopenSurvey(tx, scope, draft.id, NOW))).rejects.toThrow("never published");
});

test("answers are counted from tallies: all that began, however many surveys are asked for", async () => {
  const scope = await database.makeWorkspace();
  const { id } = await save(scope, FORM, true);
  const quiet = await save(scope, FORM, true);
  const given = [9, 3, 10].map((score) => ({ day: "2026-03-01", scores: { score }, complete: score !== 3 }));
  await storeScores(appDb, scope, id, [...given, { day: "2026-03-01", scores: { score: 1 }, state: "test" }]);
  const counts = await withTenant(appDb, scope, (tx) => countAnswers(tx, scope, [id, quiet.id]));
  expect([counts.get(id), counts.get(quiet.id)]).toEqual([3, undefined]);
});
