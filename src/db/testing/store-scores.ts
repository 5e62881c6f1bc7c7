import { createHash, randomUUID } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { openPipeline } from "@/db/pipeline";
import { dimensionsOf } from "@/db/rollups/dimension-slots";
import { storeSubmissions } from "@/db/rollups/store-submissions";
import {
  completionAnswer,
  type ResponseState,
  type StoredAnswer,
  scoredAnswer,
  textAnswer,
  unscoredAnswer,
} from "@/db/rollups/stored-answer";
import { series, survey, surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { randomText, shortId } from "@/db/short-id";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { type Definition, parseDefinition } from "@/domain/survey/definition";

/** One wording of one question on one scale, as a test wants it. */
export interface TestSeries {
  readonly question: string;
  readonly ordinal?: number;
  readonly scale: ScaleId;
  readonly metric: MetricId;
  readonly title?: string;
  readonly startedOn?: string;
}

/** Stores a live survey with these series as they are said, so that a test decides the days of its breaks. */
export async function makeSurvey(
  db: Db,
  scope: WorkspaceScope,
  options: { readonly questions: readonly object[]; readonly series: readonly TestSeries[]; readonly name?: string },
): Promise<string> {
  const { workspaceId } = scope;
  const id = randomUUID();
  const definition = testDefinition(options.questions);
  await withTenant(db, scope, async (tx) => {
    await tx.insert(survey).values({
      workspaceId,
      id,
      key: `${shortId(workspaceId)}${randomText(10)}`,
      name: options.name ?? "Test survey",
      status: "live",
      draft: definition,
      publishedVersion: 1,
    });
    const ordinals = Object.fromEntries(options.series.map((one) => [one.question, one.ordinal ?? 1]));
    await tx.insert(surveyVersion).values({ workspaceId, surveyId: id, version: 1, definition, series: ordinals });
    for (const one of options.series)
      await tx.insert(series).values({
        workspaceId,
        surveyId: id,
        questionId: one.question,
        ordinal: one.ordinal ?? 1,
        fingerprint: `${one.question} ${one.ordinal ?? 1}`,
        scale: one.scale,
        metric: one.metric,
        title: one.title ?? one.question,
        startedOn: one.startedOn ?? "2026-01-01",
      });
  });
  return id;
}

/** What one person answered. */
export interface TestResponse {
  readonly day: string;
  /** Scores by question; null is a declared missing code, NaN an invalid one. */
  readonly scores?: Readonly<Record<string, number | null>>;
  readonly series?: Readonly<Record<string, number>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly state?: ResponseState;
  readonly complete?: boolean;
}

/** Stores responses through the product's own writer; `answeredAt` is noon UTC of the day. */
export async function storeScores(
  db: Db,
  scope: WorkspaceScope,
  surveyId: string,
  responses: readonly TestResponse[],
): Promise<void> {
  const cache = new Map<string, string>();
  for (let start = 0; start < responses.length; start += 200) {
    const batch = responses.slice(start, start + 200);
    const submissions = [];
    for (const one of batch) {
      const attributes = one.attributes ?? {};
      const at = new Date(`${one.day}T12:00:00Z`);
      submissions.push({
        workspaceId: scope.workspaceId,
        id: randomUUID(),
        surveyId,
        version: 1,
        submissionId: randomUUID(),
        resumeHash: createHash("sha256").update(randomUUID()).digest(),
        revision: 0,
        identity: null,
        channel: "api",
        stage: null,
        locale: "en",
        attributes,
        dimensions: await dimensionsOf(db, scope, cache, surveyId, attributes),
        state: one.state ?? "counted",
        stateReason: null,
        startedAt: at,
        firstScoredAt: at,
        completedAt: one.complete === false ? null : at,
        answeredAt: at,
        day: one.day,
        answers: storedAnswersOf(one),
      });
    }
    await storeSubmissions(openPipeline(db), submissions);
  }
}

function storedAnswersOf(one: TestResponse): StoredAnswer[] {
  const scores = Object.entries(one.scores ?? {}).map(([question, score]) => {
    const ordinal = one.series?.[question] ?? 1;
    if (score === null) return unscoredAnswer(question, "nps", ordinal, "missing", "");
    if (Number.isNaN(score)) return unscoredAnswer(question, "nps", ordinal, "invalid", "11");
    return scoredAnswer(question, "nps", ordinal, score);
  });
  const texts = Object.entries(one.texts ?? {}).map(([question, text]) => textAnswer(question, "long_text", text));
  return [completionAnswer(one.complete !== false), ...scores, ...texts];
}

function testDefinition(questions: readonly object[]): Definition {
  const parsed = parseDefinition({
    version: 1,
    locale: "en",
    locales: ["en"],
    brand: { name: "Test", color: "#1f6f5c" },
    questions,
    logic: [],
    endings: [{ id: "end", title: { en: "Thank you" } }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}
