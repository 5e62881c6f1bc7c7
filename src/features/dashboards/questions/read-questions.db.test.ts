import { createHash, randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { countGiven } from "@/db/queries/answers/count-given";
import { dimensionsOf } from "@/db/rollups/dimension-slots";
import { eraseCustomer } from "@/db/rollups/erase";
import { storeSubmissions } from "@/db/rollups/store-submissions";
import { type ResponseState, storedAnswers } from "@/db/rollups/stored-answer";
import { customer } from "@/db/schema/customer";
import { survey as surveys, surveyVersion } from "@/db/schema/survey";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { toCsv } from "@/domain/exports/csv";
import type { Answers } from "@/domain/survey/answer-value";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import type { MetricRequest } from "@/features/dashboards/answer-metric-request";
import { tabulateQuestions } from "@/features/dashboards/files/tabulate-questions";
import { answerResultsRequest } from "@/features/dashboards/questions/answer-results-request";
import { resultsReplySchema } from "@/features/dashboards/questions/describe-api";
import { readQuestions } from "@/features/dashboards/questions/read-questions";
import { toResultsJson } from "@/features/dashboards/questions/to-results-json";
import { toQuestionsView } from "@/features/dashboards/questions/view";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswers } from "@/features/responses/read-answers";
import { checkQuery } from "@/platform/http/read-query";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const label = (en: string) => ({ en });
const option = (id: string, words = id) => ({ id, label: label(words) });

const questions = [
  { id: "score", kind: "nps", title: label("How likely?"), required: true },
  {
    id: "why",
    kind: "single",
    title: label("Why?"),
    options: [option("price", "Cost"), option("speed"), option("gone")],
    other: true,
    na: true,
  },
  {
    id: "used",
    kind: "multiple",
    title: label("Which?"),
    options: [option("app"), option("web"), option("none")],
    other: true,
  },
  { id: "again", kind: "yes_no", title: label("Again?") },
  { id: "order", kind: "ranking", title: label("Rank"), options: [option("a"), option("b"), option("c")] },
  { id: "age", kind: "number", title: label("Age") },
  { id: "since", kind: "date", title: label("Since?") },
  { id: "help", kind: "rating", scale: "1-5", title: label("Help") },
  {
    id: "parts",
    kind: "matrix",
    scale: "1-5",
    rows: [option("na", "Named na"), option("ease")],
    title: label("Parts"),
  },
  { id: "words", kind: "long_text", title: label("Anything?") },
  { id: "old", kind: "single", title: label("No longer asked"), options: [option("x")] },
];
const series = [
  { question: "score", scale: "nps", metric: "nps" },
  { question: "help", scale: "rating-1-5", metric: "nps" },
] as const;

interface Given {
  readonly answers: Answers;
  readonly state?: ResponseState;
  readonly complete?: boolean;
  readonly offPath?: readonly string[];
  readonly day?: string;
  readonly version?: number;
  readonly attributes?: Record<string, string>;
}

function definitionOf(asked: readonly object[]): Definition {
  const parsed = parseDefinition({
    ...{ version: 1, locale: "en", locales: ["en"], brand: { name: "Test", color: "#1f6f5c" }, logic: [] },
    ...{ questions: asked, endings: [{ id: "end", title: label("Thanks") }] },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

type Scope = Awaited<ReturnType<typeof makeWorkspace>>;

async function store(scope: Scope, surveyId: string, given: readonly Given[], asked: readonly object[] = questions) {
  const cache = new Map<string, string>();
  const submissions = [];
  for (const one of given) {
    const at = new Date(`${one.day ?? "2026-06-01"}T12:00:00Z`);
    const attributes = one.attributes ?? {};
    const ordinals = { score: 1, help: 1 };
    submissions.push({
      ...{ workspaceId: scope.workspaceId, id: randomUUID(), surveyId, version: one.version ?? 1 },
      ...{ submissionId: randomUUID(), resumeHash: createHash("sha256").update(randomUUID()).digest(), revision: 0 },
      ...{ identity: null, channel: "api", stage: null, locale: "en", attributes },
      dimensions: await dimensionsOf(appDb, scope, cache, surveyId, attributes),
      ...{ state: one.state ?? ("counted" as const), stateReason: null, startedAt: at, firstScoredAt: at },
      ...{ completedAt: one.complete === false ? null : at, answeredAt: at, day: one.day ?? "2026-06-01" },
      answers: storedAnswers(definitionOf(asked), ordinals, one.answers, one.offPath ?? [], one.complete !== false),
    });
  }
  await storeSubmissions(appDb, submissions);
}

const words = {
  ...dashboardWordsIn("en"),
  questions: translatorIn("en", "questions"),
  kinds: translatorIn("en", "kinds"),
  files: translatorIn("en", "exports"),
};

async function open(scope: Scope, id: string, raw: Record<string, string> = {}, patience?: number) {
  const { query, ignored } = readDashboardQuery({ range: "all", ...raw });
  const data = await withTenant(appDb, scope, (tx) => readQuestions(tx, scope, workspace, id, query, NOW, patience));
  if (!data) throw new Error("No such survey.");
  const context = { workspacePath: "/w/test", zone: "UTC", mayRead: true, query, ignored, now: NOW, words };
  return { data, view: toQuestionsView(data, context) };
}

async function rowsAt(scope: Scope, href: string): Promise<number | null> {
  const url = new URL(href, "http://candor.test");
  const { query, ignored } = readAnswersQuery(Object.fromEntries(url.searchParams));
  expect(ignored).toEqual([]);
  const id = url.pathname.split("/")[4] ?? "";
  const found = await withTenant(appDb, scope, (tx) => readAnswers(tx, scope, id, query, null));
  return found?.suppressed ? null : (found?.total ?? null);
}

const ownWords = (text: string) => ({ option: "other" as const, text });
const scope = await makeWorkspace();
const survey = await makeSurvey(appDb, scope, { questions, series });
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
  const own = await makeWorkspace();
  const id = await makeSurvey(appDb, own, { questions, series });
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

test("an anonymous survey tells nothing of few, of a filter that leaves few, of a question that few answered", async () => {
  const own = await makeWorkspace();
  const id = await makeSurvey(appDb, own, { questions, series });
  await withTenant(appDb, own, (tx) => tx.update(surveys).set({ anonymous: true }).where(eq(surveys.id, id)));
  const few = Array.from(
    { length: 8 },
    (_, i): Given => ({
      answers: i < 2 ? { score: 9, why: "price" } : { score: 9, again: true },
      attributes: { plan: i < 6 ? "team" : "solo" },
    }),
  );
  await store(own, id, few.slice(0, 4));
  expect((await open(own, id)).view).toMatchObject({
    questions: [],
    dropOff: null,
    empty: { title: "Hidden: too few answers" },
  });
  await store(own, id, few.slice(4));
  const { view, data } = await open(own, id);
  const by = (name: string) => view.questions.find(({ key }) => key.startsWith(`${name} `));
  expect(by("why")).toMatchObject({ nothing: words.questions("few"), shares: null, counts: "" });
  expect(by("again")?.shares?.lines[0]?.count).toBe("6 of 6");
  expect(
    JSON.stringify(tabulateQuestions(data, { workspaceName: "W", zone: "UTC", now: NOW, words }).rows),
  ).not.toContain("Cost");
  const href = `/w/test/surveys/${id}/answers?choice=why.single.price`;
  expect(await rowsAt(own, href)).toBeNull();
  expect((await open(own, id, { "filter.plan": "solo" })).data).toMatchObject({
    hidden: true,
    questions: [],
    dropOff: null,
  });
});

test("an anonymous survey hides a question under a filter that leaves few beside it, rows and places of few", async () => {
  const own = await makeWorkspace();
  const id = await makeSurvey(appDb, own, { questions, series });
  await withTenant(appDb, own, (tx) => tx.update(surveys).set({ anonymous: true }).where(eq(surveys.id, id)));
  const given = Array.from({ length: 16 }, (_, i): Given => {
    const team = i < 8;
    // Six of the team and two others said why: those two would follow from the six and the eight.
    const why: Answers = i < 6 || i > 13 ? { why: "price" } : {};
    const parts: Record<string, number> = i < 2 ? { na: 1, ease: 5 } : { ease: 4 };
    return {
      answers: { score: 9, ...why, parts, order: i < 3 ? ["a", "b"] : ["a"] },
      attributes: { plan: team ? "team" : "solo" },
    };
  });
  await store(own, id, given);
  const all = await open(own, id);
  const by = (of: typeof all, name: string) => of.view.questions.find(({ key }) => key.startsWith(`${name} `));
  expect(by(all, "why")?.counts).toContain("8 answered");
  expect(by(all, "parts")?.rows?.lines.map(({ label: name, mean, n }) => [name, mean, n])).toEqual([
    ["Named na", "—", "—"],
    ["ease", "4.1", "16"],
  ]);
  expect(by(all, "order")?.shares?.lines.map(({ label: name, mean }) => [name, mean])).toEqual([
    ["a", "1.0, all alike"],
    ["b", "—"],
    ["c", "—"],
  ]);
  const team = await open(own, id, { "filter.plan": "team" });
  expect(by(team, "why")?.nothing).toBe(words.questions("few"));
  expect(by(team, "score")?.counts).toContain("8 answered");
  const reply = resultsReplySchema.parse(await (await ask(own, id, "?from=2026-05-01&to=2026-06-30")).json());
  expect(reply.questions.find((one) => one.id === "parts")?.rows?.[0]).toEqual({
    ...{ id: "na", label: "Named na", offered: true, suppressed: true },
  });
});

test("who was erased is in no share: what they said is no longer there to count", async () => {
  const own = await makeWorkspace();
  const id = await makeSurvey(appDb, own, { questions, series });
  const given = Array.from(
    { length: 22 },
    (_, i): Given => ({ answers: { again: i < 20 ? i < 10 : { na: true }, words: "Well", age: 30 } }),
  );
  await store(own, id, given);
  await withTenant(appDb, own, async (tx) => {
    const person = randomUUID();
    await tx.insert(customer).values({ workspaceId: own.workspaceId, id: person, externalId: "C-1" });
    for (const [said, n] of [
      ["true", 5],
      ['{"na": true}', 1],
    ] as const)
      await tx.execute(sql`update response set customer_id = ${person} where id in (
        select response_id from answer where survey_id = ${id} and question_id = 'again' and choices = ${said}::jsonb limit ${n})`);
    expect(await eraseCustomer(tx, own, person)).toBe(true);
  });
  const { data, view } = await open(own, id);
  const by = (name: string) => data.questions.find(({ asked }) => asked.question.id === name);
  expect(by("again")?.counts).toEqual({ answered: 15, notApplicable: 1, unusable: 0 });
  expect(by("words")?.counts).toEqual({ answered: 16, notApplicable: 0, unusable: 0 });
  const shares = view.questions.find(({ key }) => key.startsWith("again "))?.shares?.lines;
  expect(shares?.map(({ count, share }) => [count, share.split(",")[0]])).toEqual([
    ["5 of 15", "33%"],
    ["10 of 15", "67%"],
  ]);
  for (const [name, n] of [
    ["again", 15],
    ["words", 16],
  ] as const)
    expect(await rowsAt(own, `/w/test/surveys/${id}/answers?answered=${name}`)).toBe(n);
});

test("an anonymous survey: the few without an attribute do not follow from a filter and the whole", async () => {
  const own = await makeWorkspace();
  const id = await makeSurvey(appDb, own, { questions, series });
  await withTenant(appDb, own, (tx) => tx.update(surveys).set({ anonymous: true }).where(eq(surveys.id, id)));
  const given = Array.from({ length: 20 }, (_, i): Given => {
    // Of those with a plan all said why, of the six without it two did.
    const why: Answers = i < 16 ? { why: "price" } : {};
    return { answers: { score: 9, ...why }, attributes: i < 14 ? { plan: "team", site: "Berlin" } : {} };
  });
  await store(own, id, given);
  const hiddenIn = async (raw: Record<string, string>, name: string) =>
    (await open(own, id, raw)).data.questions.find(({ asked }) => asked.question.id === name)?.hidden;
  expect(await hiddenIn({}, "why")).toBe(false);
  expect(await hiddenIn({ "filter.plan": "team" }, "score")).toBe(false);
  expect(await hiddenIn({ "filter.plan": "team" }, "why")).toBe(true);
  await store(own, id, [
    { answers: { score: 9 }, day: "2026-05-01" },
    ...Array.from({ length: 6 }, () => ({ answers: { score: 9 }, day: "2026-05-01", attributes: { plan: "team" } })),
  ]);
  const few = await open(own, id, { "filter.plan": "team", from: "2026-05-01", to: "2026-05-02" });
  expect(few.data.hidden).toBe(true);
});

test("an anonymous survey: a row and a ranked option of few beside the filtered ones do not follow", async () => {
  const own = await makeWorkspace();
  const id = await makeSurvey(appDb, own, { questions, series });
  await withTenant(appDb, own, (tx) => tx.update(surveys).set({ anonymous: true }).where(eq(surveys.id, id)));
  const given = Array.from({ length: 20 }, (_, i): Given => {
    // All answered both; "na" and "b" were told by ten of the team and by two of the others.
    const few = i >= 12;
    const parts: Record<string, number> = few ? { ease: 4 } : { na: 3, ease: 4 };
    return {
      answers: { score: 9, parts, order: few ? ["a"] : ["a", "b"] },
      attributes: { plan: i < 10 ? "team" : "solo" },
    };
  });
  await store(own, id, given);
  const told = async (raw: Record<string, string>) => {
    const { view } = await open(own, id, raw);
    const by = (name: string) => view.questions.find(({ key }) => key.startsWith(`${name} `));
    const rows = by("parts")?.rows?.lines.map(({ mean }) => mean) ?? [];
    return [...rows, ...(by("order")?.shares?.lines.map(({ mean }) => mean?.split(",")[0]) ?? [])];
  };
  expect(await told({})).toEqual(["3.0", "4.0", "1.0", "2.0", "—"]);
  expect(await told({ "filter.plan": "team" })).toEqual(["—", "4.0", "1.0", "—", "—"]);
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

/** The handler as the gate calls it, after key and scope were checked. */
function ask(of: Scope, id: string, search = "") {
  const url = new URL(`http://candor.test/api/v1/surveys/${id}/results${search}`);
  const query: MetricRequest["query"] = (schema) => checkQuery(schema, url.searchParams);
  return answerResultsRequest({ db: appDb, scope: of, params: { survey: id }, url, now: NOW, query });
}

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
  const own = await makeWorkspace();
  const id = await makeSurvey(appDb, own, { questions, series });
  expect((await open(own, id)).view).toMatchObject({ questions: [], empty: { title: "No answers in these days" } });
  const { query } = readDashboardQuery({});
  expect(await withTenant(appDb, own, (tx) => readQuestions(tx, own, workspace, survey, query, NOW))).toBeNull();
});
