import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findExport, insertExport, insertExportChunk, updateExport } from "@/db/queries/exports";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer, eraseResponse } from "@/db/rollups/erase";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { logErasure } from "@/jobs/handlers/log-erasure";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb, workerDb, makeWorkspace } = database;
const folder = await mkdtemp(path.join(os.tmpdir(), "candor erasures "));
process.env.CANDOR_DATA_DIR = folder;
testRuntime(database);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withPerson() {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [
      { id: "nps", kind: "nps", title: { en: "How likely?" } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  const one = { day: "2026-05-04", texts: { why: "It is me, Anna." }, attributes: { plan: "solo" } };
  await storeScores(appDb, scope, survey, [
    { ...one, scores: { nps: 9 } },
    { ...one, scores: { nps: 3 }, state: "held" },
    { ...one, scores: { nps: 7 } },
  ]);
  const person = await withTenant(appDb, scope, async (tx) => {
    const id = await upsertCustomer(tx, scope, "anna@example.com");
    await tx.execute(`update response set customer_id = '${id}', identity = '{"email": "anna@example.com"}'
      where id in (select response_id from answer where question_id = 'nps' and score <> 7)`);
    return id;
  });
  await foldAllTallies(workerDb);
  return { scope, survey, person };
}

test("an erased person's words, names and ids are gone; their scores stay in the totals, in no group, in their states", async () => {
  const { scope, person } = await withPerson();
  await withTenant(appDb, scope, async (tx) => {
    const ids = await tx.execute<{ id: string }>(
      "select submission_id as id from response where customer_id is not null",
    );
    expect(await eraseCustomer(tx, scope, person)).toBe(true);
    expect(await eraseCustomer(tx, scope, person)).toBe(false);
    const left = await tx.execute(
      `select r.state, r.attributes, r.identity, r.customer_id, f.score, f.dim_names, w.text
       from response r join answer f on f.response_id = r.id and f.question_id = 'nps'
       left join answer w on w.response_id = r.id and w.question_id = 'why' order by f.score`,
    );
    const gone = { attributes: {}, identity: null, customer_id: null, dim_names: [], text: null };
    expect(left.rows).toMatchObject([
      { ...gone, state: "held", score: 3 },
      { state: "counted", score: 7, attributes: { plan: "solo" }, text: "It is me, Anna." },
      { ...gone, state: "counted", score: 9 },
    ]);
    const known = ids.rows.map((row) => row.id);
    const again = await tx.execute(`select 1 from response where submission_id = any('{${known.join(",")}}')`);
    expect(again.rowCount).toBe(0);
  });
  await foldAllTallies(workerDb);
  await withTenant(appDb, scope, async (tx) => {
    expect(await recountTallies(tx, scope)).toMatchObject({ differ: 0 });
    const solo = await tx.execute(
      "select counts[8] as sevens, counts[10] as nines, held from tally_day where question_id = 'nps' and dimension in ('', 'plan') order by dimension",
    );
    // In total the seven and the nine, in the group the seven alone.
    expect(solo.rows).toMatchObject([
      { sevens: 1, nines: 1 },
      { sevens: 1, nines: 0 },
    ]);
  });
});

test("what was erased is written down beside the database, and files that it stands in are taken away", async () => {
  const { scope, survey } = await withPerson();
  const id = randomUUID();
  const [{ response }, job] = await withTenant(appDb, scope, async (tx) => {
    await insertExport(tx, scope, { id, surveyId: survey, format: "csv", filter: {}, locale: "en", createdBy: null });
    await insertExportChunk(tx, scope, { exportId: id, ordinal: 0, bytes: Buffer.from("Anna") });
    await updateExport(tx, scope, id, { status: "done", seenAt: new Date() });
    const [row] = (await tx.execute<{ id: string }>("select id from response limit 1")).rows;
    if (!row) throw new Error("There is no response.");
    expect(await eraseResponse(tx, scope, survey, row.id)).not.toBeNull();
    expect(await eraseResponse(tx, scope, survey, row.id)).toBeNull();
    const asked = await tx.execute<{ erasureId: string }>(
      `select payload ->> 'erasureId' as "erasureId" from outbox where topic = 'erasure.log'`,
    );
    return [{ response: row.id }, asked.rows[0]] as const;
  });
  await withTenant(appDb, scope, async (tx) => {
    expect(await findExport(tx, scope, id)).toMatchObject({ status: "failed", fault: "erased", seenAt: null });
    expect((await tx.execute("select 1 from export_chunk")).rowCount).toBe(0);
  });
  const { workspaceId } = scope;
  const context = { db: workerDb, scope, logger: createLogger("silent"), now: () => new Date() };
  await logErasure(
    { workspaceId, erasureId: job?.erasureId ?? "" },
    { ...context, signal: new AbortController().signal },
  );
  const lines = (await readFile(path.join(folder, "erasures.jsonl"), "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ workspaceId, kind: "response", subject: response }]);
});

test("who was known by claims alone goes with the last answer that claimed them; who is known otherwise stays", async () => {
  const { scope, survey } = await withPerson();
  await withTenant(appDb, scope, async (tx) => {
    const claimed = await upsertCustomer(tx, scope, "eve@example.com", "claimed");
    const proven = await upsertCustomer(tx, scope, "bob@example.com");
    const { rows } = await tx.execute<{ id: string }>("select id from response order by id");
    const [first = "", second = "", third = ""] = rows.map(({ id }) => id);
    const give = (customer: string, ids: string) =>
      tx.execute(
        `update response set customer_id = '${customer}', identity = '{"customer": "x"}' where id in (${ids})`,
      );
    await give(claimed, `'${first}', '${second}'`);
    await give(proven, `'${third}'`);
    const names = async () =>
      (await tx.execute<{ name: string }>("select external_id as name from customer order by 1")).rows.map(
        (row) => row.name,
      );
    const all = ["anna@example.com", "bob@example.com", "eve@example.com"];
    await eraseResponse(tx, scope, survey, third);
    await eraseResponse(tx, scope, survey, first);
    expect(await names()).toEqual(all);
    await eraseResponse(tx, scope, survey, second);
    expect(await names()).toEqual(all.slice(0, 2));
  });
});
