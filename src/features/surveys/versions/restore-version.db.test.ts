import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { countVersionAnswers } from "@/db/queries/count-version-answers";
import { listSurveyVersions } from "@/db/queries/list-survey-versions";
import { namePublishers } from "@/db/queries/name-publishers";
import { storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { Definition } from "@/domain/survey/definition";
import { UNSAID } from "@/domain/survey/diff/change-words";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { requireSurvey, updateSurvey } from "@/features/surveys/change-survey";
import { createSurvey } from "@/features/surveys/create-survey";
import { describeVersion } from "@/features/surveys/versions/describe-version";
import { publishDraft } from "@/features/surveys/versions/publish-draft";
import { bringBackDraft, restoreVersion } from "@/features/surveys/versions/restore-version";
import { isProblem } from "@/platform/http/problem";
import { translatorIn } from "@/platform/i18n/translator";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T12:00:00Z");
const NPS = TEMPLATES.nps({ name: "Larkway", color: "#484188" }, "en");

function asked(ask: string): Definition {
  return {
    ...NPS,
    questions: NPS.questions.map((one) => (one.id === "score" ? { ...one, title: { ...one.title, en: ask } } : one)),
  };
}

async function start() {
  const scope = await database.makeWorkspace();
  const run = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const { id } = await run((tx) => createSurvey(tx, scope, { definition: NPS }));
  const publish = (definition: Definition, corrections: string[] = []) =>
    run(async (tx) => {
      await updateSurvey(tx, scope, id, { definition }, NOW);
      return publishDraft(tx, scope, id, NOW, { corrections });
    });
  await publish(NPS);
  return { scope, run, id, publish };
}

test("restoring makes an old version the draft and keeps the one it replaced, which comes back as it was", async () => {
  const { scope, run, id, publish } = await start();
  await publish(asked("Would you tell a friend?"));
  const mine = asked("Half a thought");
  await run((tx) => updateSurvey(tx, scope, id, { definition: mine }, NOW));
  const restored = await run((tx) => restoreVersion(tx, scope, id, 1, NOW));
  expect(restored.draft).toEqual(NPS);
  expect(restored.publishedVersion).toBe(2);
  expect(restored.replacedDraft).toEqual({ definition: mine, at: NOW.toISOString(), version: 1 });
  const back = await run((tx) => bringBackDraft(tx, scope, id, NOW));
  expect([back.draft, back.replacedDraft?.definition]).toEqual([mine, NPS]);
  const again = await run((tx) => bringBackDraft(tx, scope, id, NOW));
  expect(again.draft).toEqual(NPS);
});

test("restoring what is the draft already loses nothing that was kept", async () => {
  const { scope, run, id, publish } = await start();
  await publish(asked("Would you tell a friend?"));
  await run((tx) => restoreVersion(tx, scope, id, 1, NOW));
  await run((tx) => restoreVersion(tx, scope, id, 1, NOW));
  const row = await run((tx) => requireSurvey(tx, scope, id));
  expect(row.replacedDraft?.definition).toEqual(asked("Would you tell a friend?"));
});

test("a version that never was is 404; without a kept draft there is none to bring back", async () => {
  const { scope, run, id } = await start();
  const refused = async (work: Promise<unknown>) => {
    const error = await work.catch((reason: unknown) => reason);
    return isProblem(error) && error.problem.status;
  };
  expect(await refused(run((tx) => restoreVersion(tx, scope, id, 9, NOW)))).toBe(404);
  expect(await refused(run((tx) => bringBackDraft(tx, scope, id, NOW)))).toBe(409);
});

test("the history tells what each version changed, which series began, and which spelling was corrected", async () => {
  const { scope, run, id, publish } = await start();
  await publish(asked("Would you tell a freind?"));
  await publish(asked("Would you tell a friend?"), ["score"]);
  const rows = await run((tx) => listSurveyVersions(tx, scope, { surveyId: id, before: null, limit: 10 }));
  const names = await run((tx) =>
    namePublishers(
      tx,
      scope,
      rows.map(({ publishedBy }) => publishedBy),
    ),
  );
  const words = { t: translatorIn("en", "publish"), kinds: translatorIn("en", "kinds"), changes: UNSAID };
  const told = rows.map((row, at) => describeVersion(row, rows[at + 1] ?? null, names, words));
  expect(told.map(({ version, series, changes }) => [version, changes?.summary ?? null, series])).toEqual([
    [3, "1 question changed", ["“Would you tell a friend?”: the spelling was corrected, its series goes on."]],
    [2, "1 question changed", ["“Would you tell a freind?” begins a new series."]],
    [1, null, []],
  ]);
  const page = await run((tx) => listSurveyVersions(tx, scope, { surveyId: id, before: 3, limit: 1 }));
  expect(page.map(({ version }) => version)).toEqual([2]);
});

test("answers are counted by the version they saw, tests left out", async () => {
  const { scope, run, id } = await start();
  await storeScores(appDb, scope, id, [
    { day: "2026-03-01", scores: { score: 9 } },
    { day: "2026-03-02", scores: { score: 3 } },
    { day: "2026-03-02", scores: { score: 1 }, state: "test" },
  ]);
  const counts = await run((tx) => countVersionAnswers(tx, scope, id, [1, 2]));
  expect([...counts]).toEqual([[1, 2]]);
});
