import { createHash, randomUUID } from "node:crypto";
import { expect } from "vitest";
import { withTenant } from "@/db/client";
import { openPipeline } from "@/db/pipeline";
import { dimensionsOf } from "@/db/rollups/dimension-slots";
import { storeSubmissions } from "@/db/rollups/store-submissions";
import { type ResponseState, storedAnswers } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { Answers } from "@/domain/survey/answer-value";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import type { MetricRequest } from "@/features/dashboards/answer-metric-request";
import { answerResultsRequest } from "@/features/dashboards/questions/answer-results-request";
import { readQuestions } from "@/features/dashboards/questions/read-questions";
import { toQuestionsView } from "@/features/dashboards/questions/view";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswers } from "@/features/responses/read-answers";
import { checkQuery } from "@/platform/http/read-query";
import { translatorIn } from "@/platform/i18n/translator";

export const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
export const NOW = new Date("2026-06-15T10:00:00Z");
export const label = (en: string) => ({ en });
export const option = (id: string, words = id) => ({ id, label: label(words) });

export const questions = [
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

export interface Given {
  readonly answers: Answers;
  readonly state?: ResponseState;
  readonly complete?: boolean;
  readonly offPath?: readonly string[];
  readonly day?: string;
  readonly version?: number;
  readonly attributes?: Record<string, string>;
}

export function definitionOf(asked: readonly object[]): Definition {
  const parsed = parseDefinition({
    ...{ version: 1, locale: "en", locales: ["en"], brand: { name: "Test", color: "#1f6f5c" }, logic: [] },
    ...{ questions: asked, endings: [{ id: "end", title: label("Thanks") }] },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

export const words = {
  ...dashboardWordsIn("en"),
  questions: translatorIn("en", "questions"),
  kinds: translatorIn("en", "kinds"),
  files: translatorIn("en", "exports"),
};

/** A database with surveys that ask every kind of question, and the ways to their results. */
export async function questionsStand() {
  const database = await testDatabase();
  const { appDb, makeWorkspace } = database;

  /** A workspace with a survey that asks all of them. */
  async function makeAsking(settings: { readonly anonymous?: boolean } = {}) {
    const scope = await makeWorkspace();
    const id = await makeSurvey(appDb, scope, { questions, series });
    if (settings.anonymous)
      await withTenant(appDb, scope, (tx) =>
        tx.$client.query("update survey set anonymous = true where id = $1", [id]),
      );
    return { scope, id };
  }

  async function store(
    scope: WorkspaceScope,
    surveyId: string,
    given: readonly Given[],
    asked: readonly object[] = questions,
  ) {
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
    await storeSubmissions(openPipeline(appDb), submissions);
  }

  async function open(scope: WorkspaceScope, id: string, raw: Record<string, string> = {}, patience?: number) {
    const { query, ignored } = readDashboardQuery({ range: "all", ...raw });
    const data = await withTenant(appDb, scope, (tx) => readQuestions(tx, scope, workspace, id, query, NOW, patience));
    if (!data) throw new Error("No such survey.");
    const context = { workspacePath: "/w/test", zone: "UTC", mayRead: true, query, ignored, now: NOW, words };
    return { data, view: toQuestionsView(data, context) };
  }

  async function rowsAt(scope: WorkspaceScope, href: string): Promise<number | null> {
    const url = new URL(href, "http://candor.test");
    const { query, ignored } = readAnswersQuery(Object.fromEntries(url.searchParams));
    expect(ignored).toEqual([]);
    const id = url.pathname.split("/")[4] ?? "";
    const found = await withTenant(appDb, scope, (tx) => readAnswers(tx, scope, id, query, null));
    return found?.suppressed ? null : (found?.total ?? null);
  }

  /** The handler as the gate calls it, after key and scope were checked. */
  function ask(of: WorkspaceScope, id: string, search = "") {
    const url = new URL(`http://candor.test/api/v1/surveys/${id}/results${search}`);
    const query: MetricRequest["query"] = (schema) => checkQuery(schema, url.searchParams);
    return answerResultsRequest({ db: appDb, scope: of, params: { survey: id }, url, now: NOW, query });
  }

  return { ...database, makeAsking, store, open, rowsAt, ask };
}
