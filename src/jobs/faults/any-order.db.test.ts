import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { readTallies } from "@/db/queries/read-tallies";
import { updateSurveyRow } from "@/db/queries/update-survey";
import { requestZone } from "@/db/queries/update-workspace";
import { changeRepeats } from "@/db/rollups/change-repeats";
import { changeZone } from "@/db/rollups/change-zone";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import { recountTallies } from "@/db/rollups/recount";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { testDatabase } from "@/db/testing/test-database";
import { localDay } from "@/domain/calendar/day";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { importFile, jobContext } from "@/features/imports/testing/import-file";
import { askForUndo, undoImport } from "@/features/imports/undo-import";
import { createSurveyCache, findPublished } from "@/features/respond/find-published";
import { type GivenAnswers, submitAnswers } from "@/features/respond/submit-answers";
import { deleteResponse } from "@/features/responses/delete-response";
import { reviewResponses } from "@/features/responses/review-responses";
import { COUNTRIES, type Row, type Sent, type Step, step } from "@/jobs/testing/any-step";
import { type Kept, type Policy, sumCompletion, sumScores, sumTallies, superseded } from "@/jobs/testing/tally-model";

const database = await testDatabase();
const { appDb, workerDb } = database;
const NOW = new Date("2026-06-01T10:00:00Z");
/** More of them where somebody changes what writes answers: CANDOR_ORDERS=300. */
const RUNS = Number(process.env.CANDOR_ORDERS ?? 6);
const MAPPING = {
  date: { columns: ["at"] },
  questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [""] }],
  customer: "customer",
  attributes: ["country"],
};

const ann = { score: 3, customer: "ann", country: "DE", complete: true, kind: "counted" } as const;
/** What was replaced is excluded, and comes back under a policy that replaces nothing. */
const EXCLUDED_MEANWHILE: Step[] = [
  { do: "send", many: [{ ...ann, daysAgo: 9 }] },
  { do: "send", many: [{ ...ann, daysAgo: 2 }] },
  { do: "review", which: 0, deed: "exclude" },
  { do: "repeats", policy: { policy: "all" } },
  { do: "review", which: 0, deed: "restore" },
];

/** A workspace with one survey, and beside it what it must hold. */
async function begin(first: Policy) {
  const scope = await database.makeWorkspace();
  const within = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
  const made = await within((tx) => insertSurvey(tx, scope, { name: "NPS", definition, repeats: first }));
  await within((tx) => publishSurvey(tx, scope, made.id, NOW));
  const intake = {
    db: appDb,
    queue: createIntakeQueue(appDb),
    capped: new Map(),
    slots: new Map(),
    secret: database.authSecret,
  };
  const kept = new Map<string, Kept>();
  const given = new Map<string, GivenAnswers>();
  const files: { csv: string; id: string; undone: boolean; rows: { key: string; one: Kept }[] }[] = [];
  let policy = first;
  let zone = "UTC";
  let minute = 0;
  /** No two at the same moment, so that the latest of two is not a matter of their ids. */
  const moment = (days: number) => new Date(NOW.getTime() - days * 86_400_000 - minute++ * 60_000);

  async function survey() {
    const found = await findPublished(appDb, createSurveyCache(), made.key);
    if (!found?.current) throw new Error("The survey is not there.");
    return { survey: found, version: found.current };
  }

  /** Each twice at once, as a page does whose acknowledgement was lost. */
  async function send(many: readonly Sent[]) {
    const { survey: live, version } = await survey();
    await Promise.all(
      many.map(async (one) => {
        const submissionId = randomUUID();
        const answeredAt = moment(one.daysAgo);
        const asked: GivenAnswers = {
          ...{ submissionId, revision: null, locale: "en", attributes: { country: one.country }, identity: {} },
          ...{
            answers: { score: one.score },
            complete: one.complete,
            channel: "api",
            test: one.kind === "test",
            answeredAt,
          },
          ...(one.customer === null ? {} : { customer: one.customer }),
          ...(one.kind === "held" ? { watch: { trap: true, page: "own", seconds: 60, isRepeated: () => false } } : {}),
        };
        const replies = await Promise.all([1, 2].map(() => submitAnswers(intake, live, version, asked, NOW)));
        expect(replies.map(({ outcome }) => outcome).sort()).toEqual(["created", "repeated"]);
        const { score, customer, complete } = one;
        const state = one.kind;
        kept.set(submissionId, {
          at: answeredAt,
          customer,
          country: one.country,
          score,
          complete,
          state,
          before: "counted",
          importId: null,
        });
        given.set(submissionId, asked);
      }),
    );
  }

  async function runFile(csv: string, rows: readonly { key: string; one: Omit<Kept, "importId"> }[]) {
    const fresh = rows.filter(({ key }) => !kept.has(key));
    const { run } = await importFile(database, scope, csv, { mapping: MAPPING, survey: made.id }, NOW);
    expect(run).toMatchObject({
      status: "done",
      rows: rows.length,
      stored: fresh.length,
      duplicates: rows.length - fresh.length,
      rejected: 0,
    });
    const stored = rows.map(({ key, one }) => ({ key, one: { ...one, importId: run.id } }));
    for (const { key, one } of stored) if (!kept.has(key)) kept.set(key, { ...one });
    files.push({ csv, id: run.id, undone: false, rows: stored });
  }

  async function importRows(rows: readonly Row[]) {
    const lines = rows.map((one) => ({ ...one, at: moment(one.daysAgo) }));
    const csv = [
      "at,score,customer,country",
      ...lines.map((one) => `${one.at.toISOString()},${one.score},${one.customer ?? ""},${one.country}`),
    ];
    await runFile(
      csv.join("\n"),
      lines.map(({ at, score, customer, country }) => {
        const read = /^(\d|10)$/.test(score) ? Number(score) : score === "" ? "missing" : "invalid";
        return {
          key: at.toISOString(),
          one: { at, customer, country, score: read, complete: true, state: "counted", before: "counted" },
        };
      }),
    );
  }

  async function idOf(key: string, importId: string | null): Promise<string> {
    const found = await within((tx) =>
      importId === null
        ? tx.execute<{ id: string }>(sql`select id from response where submission_id = ${key}`)
        : tx.execute<{ id: string }>(sql`select id from response where import_id is not null and answered_at = ${key}`),
    );
    expect(found.rows).toHaveLength(1);
    return found.rows[0]?.id ?? "";
  }

  async function take(one: Step) {
    const keys = [...kept.keys()];
    const pick = (which: number) => keys[which % Math.max(1, keys.length)] ?? "";
    const file = (which: number) => files[which % Math.max(1, files.length)];
    switch (one.do) {
      case "send":
        return send(one.many);
      case "import":
        return void (await Promise.all([importRows(one.rows), send(one.while)]));
      case "importAgain": {
        const again = file(one.which);
        return again && runFile(again.csv, again.rows);
      }
      case "undoImport": {
        const undone = file(one.which);
        if (!undone || undone.undone) return;
        undone.undone = true;
        await askForUndo(appDb, scope, undone.id);
        await undoImport(jobContext(database, scope, NOW), undone.id);
        for (const [key, { importId }] of kept) if (importId === undone.id) kept.delete(key);
        return;
      }
      case "correct": {
        const key = pick(one.which);
        const [before, was] = [kept.get(key), given.get(key)];
        if (!before || !was) return;
        const { survey: live, version } = await survey();
        const next = { ...was, answers: { score: one.score }, complete: one.complete, watch: undefined };
        const { outcome } = await submitAnswers(intake, live, version, next, NOW);
        const same = before.score === one.score;
        const repeated = same && (before.complete || !one.complete);
        expect(outcome).toBe(before.complete ? (same ? "repeated" : "conflict") : repeated ? "repeated" : "continued");
        if (before.complete) return;
        before.score = one.score;
        before.complete = one.complete;
        return;
      }
      case "review": {
        const key = pick(one.which);
        const found = kept.get(key);
        if (!found) return;
        const ids = [await idOf(key, found.importId)];
        await within((tx) =>
          reviewResponses(tx, scope, made.id, { deed: one.deed, ids, reason: "As the test wants it" }),
        );
        if (one.deed === "release" && found.state === "held") found.state = "counted";
        if (one.deed === "restore" && found.state === "excluded") found.state = found.before;
        if (one.deed === "exclude" && (found.state === "counted" || found.state === "held")) {
          found.before = found.state;
          found.state = "excluded";
        }
        return;
      }
      case "delete": {
        const key = pick(one.which);
        const found = kept.get(key);
        if (!found) return;
        const id = await idOf(key, found.importId);
        await within((tx) => deleteResponse(tx, scope, made.id, id));
        return void kept.delete(key);
      }
      case "fold":
        return void (await workerDb.pool.query("select fold_tallies($1)", [one.most]));
      case "zone":
        await within((tx) => requestZone(tx, scope, one.zone));
        await within((tx) => changeZone(tx, scope));
        zone = one.zone;
        return;
      case "repeats":
        await within((tx) => updateSurveyRow(tx, scope, made.id, { pendingRepeats: one.policy }));
        await within((tx) => changeRepeats(tx, scope, made.id));
        policy = one.policy;
        return;
    }
  }

  async function check() {
    const all = [...kept.values()];
    const replaced = superseded(all, policy);
    const days = all.map((one) => localDay(one.at, zone)).sort();
    const [from = "2026-05-01", to = "2026-05-31"] = [
      days[Math.floor(days.length / 4)],
      days[Math.floor(days.length / 2)],
    ];
    await within(async (tx) => {
      expect(await recountTallies(tx, scope)).toMatchObject({ differ: 0 });
      const stored = await tx.execute(
        sql`select count(*)::int as n, count(distinct submission_id)::int as ids from response`,
      );
      expect(stored.rows).toEqual([{ n: kept.size, ids: kept.size }]);
      const read = async (questionId: string, range: [string, string], by = "", filters: Record<string, string> = {}) =>
        readTallies(tx, scope, {
          questions: [{ surveyId: made.id, questionId }],
          from: range[0],
          to: range[1],
          periodStarts: [],
          by,
          filters,
        });
      const ever: [string, string] = ["2000-01-01", "2030-01-01"];
      const sums = async (...asked: Parameters<typeof read>) =>
        sumTallies((await read(...asked)).map(({ tally }) => tally));
      expect(await sums("score", ever)).toEqual(sumScores(all, replaced));
      expect(await sums(COMPLETION, ever)).toEqual(sumCompletion(all, replaced));
      const inside = all.filter((one) => localDay(one.at, zone) >= from && localDay(one.at, zone) <= to);
      expect(await sums("score", [from, to])).toEqual(sumScores(inside, replaced));
      const groups = await read("score", ever, "country");
      for (const value of COUNTRIES) {
        const theirs = sumScores(
          all.filter((one) => one.country === value),
          replaced,
        );
        expect(sumTallies(groups.filter((group) => group.value === value).map(({ tally }) => tally))).toEqual(theirs);
        expect(await sums("score", ever, "", { country: value })).toEqual(theirs);
      }
      const rows = await tx.execute<{ score: number; n: number }>(sql`
        select a.score, count(*)::int as n from answer a join response r on r.id = a.response_id
        where a.question_id = 'score' and a.status = 0 and r.state = 'counted' group by 1`);
      expect(Object.fromEntries(rows.rows.map(({ score, n }) => [score, n]))).toEqual(sumScores(all, replaced).counts);
    });
  }
  return { take, check };
}

test("answers, imports, corrections, reviews, deletions, folds, zones and policies in any order: nothing lost, nothing twice, totals equal the rows", {
  timeout: 30_000 + RUNS * 6_000,
}, async () => {
  const start = fc.constantFrom<Policy[]>({ policy: "all" }, { policy: "latest", windowDays: 30 });
  await fc.assert(
    fc.asyncProperty(start, fc.array(step, { minLength: 6, maxLength: 24 }), async (policy, steps) => {
      const run = await begin(policy);
      for (const one of steps) await run.take(one);
      await run.check();
    }),
    { numRuns: RUNS, examples: [[{ policy: "latest", windowDays: 30 }, EXCLUDED_MEANWHILE]] },
  );
});
