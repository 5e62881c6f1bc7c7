import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createDb, type Db, withTenant } from "@/db/client";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import { recountTallies } from "@/db/rollups/recount";
import { completionAnswer, scoredAnswer } from "@/db/rollups/stored-answer";
import { exportRun } from "@/db/schema/export";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { answerMetricRequest } from "@/features/dashboards/answer-metric-request";
import { askExport, exportNow } from "@/features/exports/answers/ask-export";
import { filterOfBody } from "@/features/exports/answers/input";
import { runExport } from "@/features/exports/answers/run-export";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswers } from "@/features/responses/read-answers";
import { mapError } from "@/platform/http/map-error";
import { checkQuery } from "@/platform/http/read-query";
import { createLogger } from "@/platform/logger";

const { appDb, workerDb, ownerDb, makeWorkspace } = await testDatabase();
const logger = createLogger("silent");
const AT = new Date("2026-05-04T12:00:00Z");
const QUESTIONS = [
  { id: "nps", kind: "nps", title: { en: "How likely?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
];
const SLOW = ["answer", "response", "tally_day", "tally_delta"];
/** As the doors of people and programs read, whose statements the server ends; here after a fifth of a second. */
const url = String(appDb.pool.options.connectionString);
const openReaders = () => createDb({ url, max: 4, name: "test-reads", statementTimeout: 200, connectTimeout: 10_000 });

/** What the caller is told: 200, or the status that an error becomes. */
const told = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error) => mapError(error, { logger, route: "test" }).status,
  );

test("the dearest reads there are end as 503, as a job or as a hint, never in a wait; answers are stored meanwhile as ever", async () => {
  const scope = await makeWorkspace();
  const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series });
  const answers = Array.from({ length: 120 }, (_, i) => ({
    day: `202${1 + (i % 5)}-05-${String(1 + (i % 28)).padStart(2, "0")}`,
    scores: { nps: i % 11 },
    texts: { why: i % 10 === 0 ? "100 %%% sure" : "fine" },
    attributes: { region: i % 2 === 0 ? "north" : "south" },
  }));
  await storeScores(appDb, scope, survey, answers);

  const metric = (db: Db, more: string) => {
    const asked = new URL(`http://candor.test/api/v1/metrics/nps?survey=${survey}&${more}`);
    const query: Parameters<typeof answerMetricRequest>[0]["query"] = (schema) =>
      checkQuery(schema, asked.searchParams);
    return answerMetricRequest({ db, scope, params: { metric: "nps" }, url: asked, now: AT, query });
  };
  const fiveYears = (db: Db) => metric(db, "from=2021-06-01&to=2026-05-31&interval=day");
  const filters = (n: number) => Array.from({ length: n }, (_, i) => `filter.a${i}=x`).join("&");
  const search = (db: Db, patience: number) =>
    withTenant(db, scope, (tx) => readAnswers(tx, scope, survey, readAnswersQuery({ q: "%%%" }).query, null, patience));
  const filter = filterOfBody({ survey, format: "jsonl", state: "real", scores: [], filters: {} });
  const order = { filter, format: "jsonl", locale: "en" } as const;

  // Every row that a reader looks at takes ten milliseconds; those who store are let alone.
  for (const table of SLOW)
    await ownerDb.pool.query(`create policy slow on ${table} as restrictive for select to public
      using (current_setting('application_name') <> 'test-reads' or pg_sleep(0.01) is not null)`);
  const readers = openReaders();
  const db = createDb({ url, max: 2, name: "test-intake" });
  const queue = createIntakeQueue(db);
  const stored = Promise.all(
    Array.from({ length: 200 }, () =>
      queue.store({
        ...{ workspaceId: scope.workspaceId, surveyId: survey, submissionId: randomUUID(), id: randomUUID() },
        ...{ version: 1, revision: 0, identity: null, channel: "api", stage: null, locale: "en", attributes: {} },
        ...{ dimensions: { names: [], values: [] }, state: "counted", stateReason: null, day: "2026-05-04" },
        ...{ startedAt: AT, firstScoredAt: AT, completedAt: AT, answeredAt: AT },
        answers: [completionAnswer(true), scoredAnswer("nps", "nps", 1, 9)],
      }),
    ),
  );
  const asked = [1, 2, 3, 4, 5];
  const [dear, many, tooMany, hints, files, ids, took] = await Promise.all([
    told(fiveYears(readers)),
    told(metric(readers, `from=2021-06-01&to=2026-05-31&${filters(20)}`)),
    told(metric(readers, `from=2021-06-01&to=2026-05-31&${filters(40)}`)),
    search(readers, 100),
    Promise.all(asked.map(() => told(exportNow(readers, scope, order, AT)))),
    Promise.all(asked.map(() => askExport(readers, scope, order))),
    stored,
  ]);
  // Past what a question may hold it is refused before it is read; a screen says what to narrow down.
  expect({ dear, many, tooMany }).toEqual({ dear: 503, many: 503, tooMany: 400 });
  expect(hints).toMatchObject({ slow: true, total: null, rows: [] });
  expect(files).toEqual(asked.map(() => 503));
  expect(took).toEqual(took.map(() => true));

  for (const table of SLOW) await ownerDb.pool.query(`drop policy slow on ${table}`);
  await queue.drain();
  expect(await told(fiveYears(readers))).toBe(200);
  expect(await search(readers, 2_000)).toMatchObject({ slow: false, total: 12 });
  const signal = new AbortController().signal;
  for (const id of ids) await runExport({ db: workerDb, scope, logger, now: () => AT, signal }, id);
  const runs = await withTenant(appDb, scope, (tx) =>
    tx.select({ status: exportRun.status, rows: exportRun.rows }).from(exportRun),
  );
  expect(runs).toEqual(asked.map(() => ({ status: "done", rows: 320 })));
  const { rows } = await withTenant(appDb, scope, async (tx) => {
    expect(await recountTallies(tx, scope)).toMatchObject({ differ: 0 });
    return tx.execute(sql`select count(*)::int as n from response`);
  });
  expect(rows).toEqual([{ n: 320 }]);
  await Promise.all([readers.pool.end(), db.pool.end()]);
});
