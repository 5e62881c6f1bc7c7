import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readCustomerQuality } from "@/db/queries/quality/read-customer-quality";
import { answer, response } from "@/db/schema/response";
import { survey, surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, makeWorkspace } = await testDatabase();
const MAY = { from: "2026-05-01", to: "2026-05-31" };
const title = { en: "How was it?" };
const row = (id: string, category?: string) => ({ id, label: { en: id }, ...(category ? { category } : {}) });

const QUESTIONS = [
  {
    ...{ id: "card", kind: "quality", title, required: false },
    categories: [
      { id: "accuracy", label: { en: "Accuracy" }, weight: 70 },
      { id: "tone", label: { en: "Tone" }, weight: 30 },
    ],
    rows: [row("right", "accuracy"), row("whole", "accuracy"), row("kind", "tone")],
  },
  { id: "grid", kind: "matrix", title, required: false, scale: "0-10", rows: [row("speed")] },
];

async function store(
  scope: WorkspaceScope,
  surveyId: string,
  day: string,
  answers: Record<string, object>,
  version = 1,
) {
  const { workspaceId } = scope;
  const at = new Date(`${day}T12:00:00Z`);
  const id = randomUUID();
  await withTenant(appDb, scope, async (tx) => {
    await tx.insert(response).values({
      ...{ workspaceId, id, surveyId, version, submissionId: randomUUID(), locale: "en", day },
      ...{ startedAt: at, answeredAt: at },
    });
    for (const [questionId, choices] of Object.entries(answers))
      await tx.insert(answer).values({
        ...{ workspaceId, responseId: id, questionId, surveyId, day, choices, status: 4 },
        kind: questionId === "card" ? "quality" : "matrix",
      });
  });
}

test("customers' scorecards are read by category, matrices by row, each as a share of its scale, one an answer", async () => {
  const scope = await makeWorkspace();
  const id = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [], name: "After contact" });
  await store(scope, id, "2026-05-02", { card: { right: 5, whole: 3, kind: 4 }, grid: { speed: 7 } });
  await store(scope, id, "2026-05-03", { card: { right: 5, whole: 3, kind: 4 } });
  await store(scope, id, "2026-05-04", { card: { kind: 1 } });
  await store(scope, id, "2026-04-30", { card: { right: 1, whole: 1, kind: 1 } });
  const parts = await withTenant(appDb, scope, (tx) => readCustomerQuality(tx, scope, MAY));
  const told = parts.map(({ survey: name, kind, id: part, shares }) => [name, kind, part, [...shares].sort()]);
  // Of 1–5: (100 % + 50 %) / 2 for accuracy, 75 % and 0 % for tone; 7 of 0–10 is 70 %.
  expect(told.sort()).toEqual([
    ["After contact", "matrix", "speed", [70]],
    ["After contact", "quality", "accuracy", [75, 75]],
    ["After contact", "quality", "tone", [0, 75, 75]],
  ]);
});

test("in an anonymous survey a part that few answered is not told", async () => {
  const scope = await makeWorkspace();
  const id = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [] });
  await withTenant(appDb, scope, (tx) => tx.update(survey).set({ anonymous: true, minimumGroup: 3 }));
  const read = async () =>
    (await withTenant(appDb, scope, (tx) => readCustomerQuality(tx, scope, MAY))).map((part) => part.id);
  for (const day of ["2026-05-02", "2026-05-03"]) await store(scope, id, day, { card: { right: 5, kind: 4 } });
  expect(await read()).toEqual([]);
  await store(scope, id, "2026-05-04", { card: { right: 5 } });
  expect(await read()).toEqual(["accuracy"]);
});

test("matrices that employees are asked without their names are no customers' answers; a scorecard is", async () => {
  const scope = await makeWorkspace();
  const staff = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [], name: "A place to work" });
  await withTenant(appDb, scope, (tx) => tx.update(survey).set({ anonymous: true, minimumGroup: 3 }));
  const asked = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [], name: "After contact" });
  for (let i = 0; i < 4; i += 1) {
    await store(scope, staff, "2026-05-02", { card: { kind: 4 }, grid: { speed: 1 } });
    await store(scope, asked, "2026-05-02", { grid: { speed: 9 } });
  }
  const parts = await withTenant(appDb, scope, (tx) => readCustomerQuality(tx, scope, MAY));
  expect(parts.map(({ survey: name, id, shares }) => [name, id, shares.length])).toEqual([
    ["A place to work", "tone", 4],
    ["After contact", "speed", 4],
  ]);
});

test("what was answered stays when its question is changed or taken out; of two scales the latest counts", async () => {
  const scope = await makeWorkspace();
  const { workspaceId } = scope;
  const id = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [] });
  await store(scope, id, "2026-05-02", { card: { right: 5, whole: 3, kind: 4 }, grid: { speed: 7 } });
  // The scorecard goes, the matrix is asked on another scale.
  await withTenant(appDb, scope, async (tx) => {
    const [first] = await tx.select().from(surveyVersion).where(eq(surveyVersion.surveyId, id));
    if (!first) throw new Error("No version was made.");
    const questions = first.definition.questions.flatMap((one) =>
      one.kind === "matrix" ? [{ ...one, scale: "1-5" as const }] : [],
    );
    const definition = { ...first.definition, questions };
    await tx.insert(surveyVersion).values({ workspaceId, surveyId: id, version: 2, definition, series: {} });
    await tx.update(survey).set({ publishedVersion: 2 }).where(eq(survey.id, id));
  });
  const read = async () =>
    (await withTenant(appDb, scope, (tx) => readCustomerQuality(tx, scope, MAY))).map((part) => [part.id, part.shares]);
  expect(await read()).toEqual([
    ["accuracy", [75]],
    ["tone", [75]],
    ["speed", [70]],
  ]);
  await store(scope, id, "2026-05-20", { grid: { speed: 5 } }, 2);
  expect(await read()).toEqual([
    ["accuracy", [75]],
    ["tone", [75]],
    ["speed", [100]],
  ]);
});
