import { getTableColumns, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { survey } from "@/db/schema/survey";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { requireSurvey, updateSurvey } from "@/features/surveys/change-survey";
import { createSurvey } from "@/features/surveys/create-survey";
import { duplicateSurvey } from "@/features/surveys/transfer/duplicate-survey";
import { readSurveyFile } from "@/features/surveys/transfer/read-survey-file";
import { writeEnvelope } from "@/features/surveys/transfer/write-envelope";
import { publishDraft } from "@/features/surveys/versions/publish-draft";
import { isProblem } from "@/platform/http/problem";
import { translatorIn } from "@/platform/i18n/translator";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T12:00:00Z");
const LATER = new Date("2026-04-01T00:00:00Z");
const definition = {
  ...TEMPLATES.nps({ name: "Larkway", color: "#484188", corner: "round" }, "fr"),
  page: { layout: "grouped" as const, progress: false },
};

async function start(settings: object = {}) {
  const scope = await database.makeWorkspace();
  const run = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const made = await run((tx) => createSurvey(tx, scope, { definition, name: "Relations", ...settings }));
  return { scope, run, id: made.id };
}

/** What makes a survey its own; whatever else is in the table, or comes into it, is a setting that goes along. */
const OWN = ["id", "key", "name", "createdAt", "updatedAt"];

test("a duplicate keeps the document, the look and every setting; nothing else", async () => {
  const { scope, run, id } = await start({
    repeats: { policy: "first", windowDays: 20 },
    onlyFromPage: true,
    opensAt: LATER,
    closesAt: new Date("2026-05-01T00:00:00Z"),
    cap: 100,
    anonymous: true,
    minimumGroup: 9,
    password: "open sesame",
  });
  await run((tx) =>
    tx
      .update(survey)
      .set({ embedOn: ["https://shop.example"] })
      .where(sql`id = ${id}`),
  );
  const from = await run((tx) => requireSurvey(tx, scope, id));
  const copy = await run((tx) => duplicateSurvey(tx, scope, id, NOW));
  expect(copy).toMatchObject({ name: "Relations (copy)", status: "draft", publishedVersion: null, draft: definition });
  const kept = (Object.keys(getTableColumns(survey)) as (keyof typeof from)[]).filter((name) => !OWN.includes(name));
  expect(kept).toEqual(expect.arrayContaining(["draft", "repeats", "embedOn", "passwordHash", "minimumGroup"]));
  for (const name of kept) expect([name, copy[name]]).toEqual([name, from[name]]);
  expect(copy.key).not.toBe(from.key);
});

test("a live survey's copy is a draft without versions, and a closing that is over does not close it", async () => {
  const { scope, run, id } = await start({ closesAt: LATER });
  await run((tx) => publishDraft(tx, scope, id, NOW));
  const copy = await run((tx) => duplicateSurvey(tx, scope, id, new Date("2026-06-01T00:00:00Z")));
  expect(copy).toMatchObject({ status: "draft", publishedVersion: null, closesAt: null, closedAt: null });
  expect(await run((tx) => publishDraft(tx, scope, copy.id, NOW))).toMatchObject({
    status: "live",
    publishedVersion: 1,
  });
});

test("copies of copies are numbered, and a long name keeps its ending", async () => {
  const { scope, run, id } = await start();
  const second = await run((tx) => duplicateSurvey(tx, scope, id, NOW));
  const third = await run((tx) => duplicateSurvey(tx, scope, second.id, NOW));
  const fourth = await run((tx) => duplicateSurvey(tx, scope, third.id, NOW));
  expect([third.name, fourth.name]).toEqual(["Relations (copy 2)", "Relations (copy 3)"]);
  await run((tx) => updateSurvey(tx, scope, id, { name: "N".repeat(120) }, NOW));
  const long = await run((tx) => duplicateSurvey(tx, scope, id, NOW));
  expect(long.name).toBe(`${"N".repeat(113)} (copy)`);
});

test("nobody duplicates another workspace's survey", async () => {
  const { id } = await start();
  const { scope, run } = await start();
  const error = await run((tx) => duplicateSurvey(tx, scope, id, NOW)).catch((reason: unknown) => reason);
  expect(isProblem(error) && error.problem.status).toBe(404);
});

test("out of one workspace and into another: the same definition, name and settings", async () => {
  const { scope, run, id } = await start({ cap: 40, repeats: { policy: "first", windowDays: 7 }, anonymous: true });
  const row = await run((tx) => requireSurvey(tx, scope, id));
  const words = { file: translatorIn("en", "surveyFileFaults"), faults: translatorIn("en", "faults"), locale: "en" };
  const file = readSurveyFile(JSON.stringify(writeEnvelope(row, row.draft)), words, { leaveOut: false });
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  const other = await start();
  const made = await other.run((tx) =>
    createSurvey(tx, other.scope, { definition: file.definition, name: file.name, ...file.settings }),
  );
  const { name, draft, repeats, responseCap, anonymous, minimumGroup, onlyFromPage, opensAt } = made;
  expect({ name, draft, repeats, responseCap, anonymous, minimumGroup, onlyFromPage, opensAt }).toEqual({
    name: row.name,
    draft: row.draft,
    repeats: row.repeats,
    responseCap: 40,
    anonymous: true,
    minimumGroup: row.minimumGroup,
    onlyFromPage: false,
    opensAt: null,
  });
});
