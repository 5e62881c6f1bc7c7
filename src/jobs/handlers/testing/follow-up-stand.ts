import { randomUUID } from "node:crypto";
import { withoutTenant, withTenant } from "@/db/client";
import { openPipeline } from "@/db/pipeline";
import { saveFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { storeSubmissions } from "@/db/rollups/store-submissions";
import {
  completionAnswer,
  type ResponseState,
  type StoredAnswer,
  scoredAnswer,
  textAnswer,
} from "@/db/rollups/stored-answer";
import { membership, user } from "@/db/schema/people";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";
import { readFollowUpEvents, readFollowUpRows } from "@/db/testing/read-follow-ups";
import { makeSurvey } from "@/db/testing/store-scores";
import type { TestDatabase } from "@/db/testing/test-database";
import { DEFAULT_RULES, type FollowUpRules } from "@/domain/follow-up/rules";
import { followStored } from "@/jobs/handlers/follow-stored";
import { createLogger } from "@/platform/logger";

/** A Friday. */
export const NOW = new Date("2026-11-20T10:00:00Z");
export const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

/** A workspace with a survey whose low answers are followed up. */
export interface Place {
  readonly scope: WorkspaceScope;
  readonly surveyId: string;
}

/** What somebody answered. */
interface Said {
  readonly nps?: number;
  /** Answers to what else its survey asks. */
  readonly more?: readonly StoredAnswer[];
  readonly why?: string;
  readonly customer?: string | null;
  readonly at?: Date;
  readonly state?: ResponseState;
}

/** What tests of following up do, on one database. */
export function followUpStand(database: TestDatabase) {
  const { appDb, workerDb } = database;

  /** `questions`: what the survey asks beside how likely one is to recommend, and why. */
  async function makePlace(questions: readonly object[] = []): Promise<Place> {
    const scope = await database.makeWorkspace({ name: "Larkway" });
    const surveyId = await makeSurvey(appDb, scope, {
      name: "How are we doing",
      questions: [
        { id: "nps", kind: "nps", title: { en: "How likely?" } },
        { id: "why", kind: "long_text", title: { en: "Why?" } },
        ...questions,
      ],
      series: [{ question: "nps", scale: "nps", metric: "nps" }],
    });
    return { scope, surveyId };
  }

  async function makeMember({ scope }: Place, role: Role, locale = "en") {
    const userId = randomUUID();
    const email = `nora-${userId.slice(0, 8)}@larkway.example`;
    await withoutTenant(appDb, (tx) => tx.insert(user).values({ id: userId, email, locale }));
    await withTenant(appDb, scope, (tx) =>
      tx.insert(membership).values({ workspaceId: scope.workspaceId, userId, role }),
    );
    return { userId, email, scope: mintScope(scope.workspaceId, { kind: "user", userId, role }) };
  }

  const setRules = ({ scope }: Place, changes: Partial<FollowUpRules>) =>
    withTenant(appDb, scope, (tx) => saveFollowUpRules(tx, scope, { ...DEFAULT_RULES, ...changes }));

  /** Stores an answer through the product's own writer and returns its id. */
  async function say(
    { scope, surveyId }: Place,
    { nps, why, more = [], customer: who = "ada", at = NOW, state = "counted" }: Said,
  ) {
    const customerId = who === null ? null : await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, who));
    const id = randomUUID();
    await storeSubmissions(openPipeline(appDb), [
      {
        workspaceId: scope.workspaceId,
        id,
        surveyId,
        version: 1,
        submissionId: randomUUID(),
        revision: 0,
        ...(customerId === null ? {} : { customerId }),
        identity: null,
        channel: "api",
        stage: null,
        locale: "en",
        attributes: {},
        dimensions: { names: [], values: [] },
        state,
        stateReason: null,
        startedAt: at,
        firstScoredAt: at,
        completedAt: at,
        answeredAt: at,
        day: at.toISOString().slice(0, 10),
        answers: [
          completionAnswer(true),
          ...(nps === undefined ? [] : [scoredAnswer("nps", "nps", 1, nps)]),
          ...(why === undefined ? [] : [textAnswer("why", "long_text", why)]),
          ...more,
        ],
      },
    ]);
    return id;
  }

  function contextOf(scope: WorkspaceScope, now: Date) {
    const job = mintScope(scope.workspaceId, { kind: "job", name: "test" });
    return {
      db: workerDb,
      scope: job,
      logger: createLogger("silent"),
      now: () => now,
      signal: new AbortController().signal,
    };
  }
  const follow = ({ scope }: Place, responseIds: readonly string[], now = NOW) =>
    followStored({ workspaceId: scope.workspaceId, responseIds }, contextOf(scope, now));

  const rowsOf = ({ scope }: Place) => readFollowUpRows(appDb, scope);
  const eventsOf = ({ scope }: Place, id: string) => readFollowUpEvents(appDb, scope, id);

  return { makePlace, makeMember, setRules, say, contextOf, follow, rowsOf, eventsOf };
}
