import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { countGiven } from "@/db/queries/answers/count-given";
import { survey as surveys, surveyVersion } from "@/db/schema/survey";
import { toCsv } from "@/domain/exports/csv";
import type { Answers } from "@/domain/survey/answer-value";
import { tabulateQuestions } from "@/features/dashboards/files/tabulate-questions";
import { resultsReplySchema } from "@/features/dashboards/questions/describe-api";
import { readQuestions } from "@/features/dashboards/questions/read-questions";
import {
  definitionOf,
  label,
  NOW,
  option,
  questions,
  questionsStand,
  words,
  workspace,
} from "@/features/dashboards/questions/testing/questions-stand";
import { toResultsJson } from "@/features/dashboards/questions/to-results-json";
import { readDashboardQuery } from "@/features/dashboards/survey/input";

const { appDb, ownerDb, makeAsking, store, open, rowsAt, ask } = await questionsStand();

const ownWords = (text: string) => ({ option: "other" as const, text });
const { scope, id: survey } = await makeAsking();
const ALL: Answers = {
  ...{ score: 9, why: "price", used: ["app", ownWords("a fax")], again: true, order: ["b", "a"], age: 30 },
  ...{ since: "2026-05-03", help: 4, parts: { na: 5, ease: 2 }, words: "Well", old: "x" },
};
await store(scope, survey, [
  { answers: ALL, attributes: { plan: "team" } },
  {
    answers: {
      ...ALL,
      why: ownWords("it broke"),
      used: ["none"],
      again: false,
      age: 40,
      order: ["a", "b", "c"],
      since: "2026-04-30",
    },
    attributes: { plan: "team" },
  },
  { answers: { score: 3, why: { na: true }, used: ["app", "web"] }, complete: false, attributes: { plan: "solo" } },
  { answers: { score: 2 }, complete: false },
  { answers: {}, complete: false },
  // None of these counts.
  ...(["held", "excluded", "superseded", "test"] as const).map((state) => ({ answers: ALL, state })),
  { answers: ALL, offPath: ["why", "used"], attributes: { plan: "off" } },
]);

test("what counts is what counts everywhere: no test, held, excluded, replaced answer, nothing off the path", async () => {
  const { data, view } = await open(scope, survey);
  expect(data.began).toBe(6);
  const by = (id: string) => data.questions.find(({ asked }) => asked.question.id === id);
  expect(by("why")?.counts).toEqual({ answered: 2, notApplicable: 1, unusable: 0 });
  const lines = (id: string) => view.questions.find(({ key }) => key.startsWith(`${id} `))?.shares?.lines ?? [];
  expect(lines("why").map(({ label: name, count }) => [name, count])).toEqual([
    ["Cost", "1 of 2"],
    ["speed", "0 of 2"],
    ["gone", "0 of 2"],
    ["Other", "1 of 2"],
  ]);
  expect(lines("used").map(({ label: name, count }) => [name, count])).toEqual([
    ["app", "2 of 3"],
    ["web", "1 of 3"],
    ["none", "1 of 3"],
    ["Other", "1 of 3"],
  ]);
  expect(lines("order").map(({ label: name, count, mean }) => [name, count, mean?.split(",")[0]])).toEqual([
    ["a", "1 of 3", "1.7"],
    ["b", "2 of 3", "1.3"],
    ["c", "0 of 3", "3.0"],
  ]);
  expect(by("age")?.body).toMatchObject({ summary: { n: 3, median: 30 } });
  expect(lines("since").map(({ label: name, count }) => [name, count])).toEqual([
    ["April 2026", "1 of 3"],
    ["May 2026", "2 of 3"],
  ]);
  expect(by("score")?.body).toMatchObject({ metric: "nps", reading: { n: 5, value: 20 } });
  expect(by("help")?.body).toMatchObject({ summary: { n: 3, mean: { value: 4 } } });
  const parts = view.questions.find(({ key }) => key.startsWith("parts "))?.rows?.lines;
  expect(parts?.map(({ label: name, mean, n }) => [name, mean, n])).toEqual([
    ["Named na", "5.0", "3"],
    ["ease", "2.0", "3"],
  ]);
});

test("every line, point and text opens to exactly its answers, with filters too", async () => {
  for (const raw of [{}, { "filter.plan": "team" }] as Record<string, string>[]) {
    const { view } = await open(scope, survey, raw);
    const shares = view.questions.flatMap(({ shares: of }) => of?.lines ?? []);
    const points = view.questions.flatMap(({ rows }) => rows?.lines.flatMap((line) => line.points) ?? []);
    const links = [...shares, ...points].flatMap(({ href, count }) =>
      href ? [{ href, n: Number.parseInt(count, 10) }] : [],
    );
    expect(links.length).toBeGreaterThan(10);
    for (const { href, n } of links) expect([href, await rowsAt(scope, href)]).toEqual([href, n]);
    const texts = view.questions.find(({ key }) => key.startsWith("words "))?.answers;
    expect(await rowsAt(scope, texts?.href ?? "")).toBe(raw["filter.plan"] ? 2 : 3);
  }
  expect(await rowsAt(scope, `/w/test/surveys/${survey}/answers?choice=why.single.!na`)).toBe(1);
});

test("a later version: other words, an option and a question that went, a kind that changed", async () => {
  const { scope: own, id } = await makeAsking();
  await store(own, id, [{ answers: ALL }, { answers: { ...ALL, why: "gone" } }]);
  const later = [
    ...questions.slice(0, 1),
    {
      id: "why",
      kind: "single",
      title: label("Why?"),
      options: [option("price", "Price"), option("speed")],
      other: true,
    },
    { id: "used", kind: "single", title: label("Which?"), options: [option("app"), option("web")] },
    { id: "parts", kind: "matrix", scale: "1-7", rows: [option("ease")], title: label("Parts") },
  ];
  await withTenant(appDb, own, async (tx) => {
    const { workspaceId } = own;
    await tx
      .insert(surveyVersion)
      .values({ workspaceId, surveyId: id, version: 2, definition: definitionOf(later), series: { score: 1 } });
    await tx
      .update(surveys)
      .set({ publishedVersion: 2 })
      .where(and(eq(surveys.workspaceId, workspaceId), eq(surveys.id, id)));
  });
  await store(own, id, [{ answers: { score: 9, why: "price", used: "app", parts: { ease: 7 } }, version: 2 }], later);
  const { data, view } = await open(own, id);
  const shown = view.questions.map(({ key }) => key);
  expect(shown.slice(0, 4)).toEqual(["score nps", "why single", "used single", "parts matrix"]);
  expect(shown).toContain("used multiple");
  expect(shown).toContain("old single");
  const [, why, used, parts] = view.questions;
  expect(why?.shares?.lines.map(({ label: name, count, note }) => [name, count, note])).toEqual([
    ["Price", "2 of 3", "earlier: Cost"],
    ["speed", "0 of 3", null],
    ["gone", "1 of 3", "no longer offered"],
    ["Other", "0 of 3", null],
  ]);
  // One choice and several under one id are told apart, in their rows too.
  expect(await rowsAt(own, used?.shares?.lines[0]?.href ?? "")).toBe(1);
  const several = view.questions.find(({ key }) => key === "used multiple");
  expect(await rowsAt(own, several?.shares?.lines[0]?.href ?? "")).toBe(2);
  expect(data.questions[3]).toMatchObject({ counts: { answered: 1 }, elsewhere: 2 });
  expect(parts?.rows?.lines.map(({ label: name, mean }) => [name, mean])).toEqual([["ease", "7.0"]]);
});

test("where they stopped: each who began either finished or stopped at one place", async () => {
  const { data } = await open(scope, survey);
  const { dropOff } = data;
  expect(dropOff).toMatchObject({ began: 6, finished: 3, stoppedBefore: 1 });
  expect(dropOff?.steps.slice(0, 4).map(({ reached, stopped }) => [reached, stopped])).toEqual([
    [5, 1],
    [4, 0],
    [4, 1],
    [3, 0],
  ]);
});

test("where they stopped is said to be slow; more different things than a page holds are not read", async () => {
  const { data } = await open(scope, survey);
  const slow = { ...data, dropOff: null, dropOffSlow: true };
  expect(toResultsJson(slow, "UTC")).toMatchObject({ dropOff: null, dropOffSlow: true });
  expect(toResultsJson(data, "UTC")).not.toHaveProperty("dropOffSlow");
  const given = { surveyId: survey, from: "2026-05-01", to: "2026-06-30", filters: {} };
  const ages = [{ id: "age", items: null, byVersion: false }];
  const count = (most: number) => withTenant(appDb, scope, (tx) => countGiven(tx, scope, given, ages, 5_000, most));
  expect(await count(2)).toHaveLength(2);
  expect(await count(1)).toBeNull();
});

test("the file has the numbers of the page, unrounded", async () => {
  const { data } = await open(scope, survey);
  const csv = toCsv(tabulateQuestions(data, { workspaceName: "W", zone: "UTC", now: NOW, words }));
  expect(csv).toMatch(/option,app,,percent,[^\n]*,66\.66/);
  expect(csv).toMatch(/rank,a,,number,[^\n]*,1\.66/);
});

test("the API has the same numbers; what does not exist is 404, what is not known 400", async () => {
  const reply = await ask(scope, survey, "?from=2026-05-01&to=2026-06-30&filter.plan=team");
  const body = resultsReplySchema.parse(await reply.json());
  const { data } = await open(scope, survey, { "filter.plan": "team" });
  expect(body).toMatchObject({ began: 2, finished: 2, completion: { value: 100, n: 2 } });
  expect(body.questions.map(({ id, answered }) => [id, answered])).toEqual(
    data.questions.map(({ asked, counts }) => [asked.question.id, counts.answered]),
  );
  expect(
    body.questions.find(({ id }) => id === "used")?.options?.map(({ id, n, share }) => [id, n, share.value]),
  ).toEqual([
    ["app", 1, 50],
    ["web", 0, 0],
    ["none", 1, 50],
    ["!other", 1, 50],
  ]);
  await expect(ask(scope, randomUUID(), "?from=never")).rejects.toMatchObject({ problem: { status: 404 } });
  for (const search of ["?from=never", "?by=plan", "?tz=UTC"])
    await expect(ask(scope, survey, search)).rejects.toMatchObject({ problem: { status: 400 } });
});

test("counting that takes too long is said, and holds nothing up", async () => {
  const other = await ownerDb.pool.connect();
  try {
    await other.query("begin; lock table answer in access exclusive mode");
    const { data, view } = await open(scope, survey, { from: "2026-05-01", to: "2026-06-30" }, 50);
    expect(data).toMatchObject({ began: null, questions: [], dropOff: null, hidden: false });
    expect(view.empty?.title).toBe("Counting took too long");
  } finally {
    await other.query("rollback");
    other.release();
  }
});

test("a workspace without answers, and another workspace", async () => {
  const { scope: own, id } = await makeAsking();
  expect((await open(own, id)).view).toMatchObject({ questions: [], empty: { title: "No answers in these days" } });
  const { query } = readDashboardQuery({});
  expect(await withTenant(appDb, own, (tx) => readQuestions(tx, own, workspace, survey, query, NOW))).toBeNull();
});
