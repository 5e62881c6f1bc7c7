import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDb, type Db, withTenant } from "@/db/client";
import { seekWords } from "@/db/queries/answers/seek-words";
import { insertRecount } from "@/db/queries/recounts";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer, eraseResponse } from "@/db/rollups/erase";
import { foldCommentsOf } from "@/db/rollups/fold-comments";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { databaseUrls, withDatabase } from "@/db/urls";
import { migrateDatabase } from "../migrate";
import { listedErasures } from "./apply-erasures";
import { restoreCopy, sameSecret } from "./restore-copy";
import { copyOlderRelease, OLDER } from "./testing/older-release";
import { writeCopy } from "./write-copy";

const source = await testDatabase();
const { appDb, workerDb, makeWorkspace } = source;
const { templateName } = inject("database");
const urls = databaseUrls({ ownerUrl: source.ownerUrl, authSecret: source.authSecret, rolesOf: templateName });
const NAME = `${templateName}_restored`;
const SECRET = "restore-test-0123456789abcdef0123456789";
const target = databaseUrls({ ownerUrl: withDatabase(source.ownerUrl, NAME), authSecret: SECRET });
const FOLDER = path.resolve("drizzle", "migrations");
const restoredDb = createDb({ url: target.app, max: 2, name: "test-restored" });
let folder = "";
const at = (name: string) => path.join(folder, name);

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(source.ownerUrl, "postgres") });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "candor copy "));
  await onServer(`create database ${NAME}`);
  await migrateDatabase({ urls: target });
});

afterAll(async () => {
  await restoredDb.pool.end();
  await onServer(`drop database if exists ${NAME}`);
  for (const role of [target.appRole, target.workerRole]) await onServer(`drop role if exists ${role}`);
  await rm(folder, { recursive: true, force: true });
});

const backup = (file: string) =>
  writeCopy({ urls, file, authSecret: source.authSecret, ownSecret: true, now: new Date("2026-06-10T10:00:00Z") });
const restore = (
  file: string,
  options: { replace?: boolean; erasures?: Parameters<typeof restoreCopy>[0]["erasures"] } = {},
) =>
  restoreCopy({
    urls: target,
    file,
    replace: options.replace ?? false,
    authSecret: SECRET,
    erasures: options.erasures ?? [],
    folder: FOLDER,
    log: () => {},
  });

async function withAnswers(): Promise<{ scope: WorkspaceScope; survey: string }> {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [
      { id: "nps", kind: "nps", title: { en: "How likely?" } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  return { scope, survey };
}

const answers = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    day: `2026-05-0${1 + (i % 5)}`,
    scores: { nps: i % 11 },
    texts: { why: `tab\t, back\\slash, line\n ${i} \\.` },
    attributes: { plan: i % 2 === 0 ? "solo" : "team" },
  }));

const totals = (db: Db, scope: WorkspaceScope, survey: string) =>
  withTenant(db, scope, async (tx) => {
    const all = await tx.execute(
      `select question_id, status, score, count(*)::int as n, md5(string_agg(coalesce(text, ''), '|' order by response_id)) as texts
       from answer where survey_id = '${survey}' group by 1, 2, 3 order by 1, 2, 3`,
    );
    return { rows: all.rows, recount: await recountTallies(tx, scope) };
  });

test("a copy made while answers come in is restored elsewhere: whole transactions, the same numbers, nothing differs", async () => {
  const { scope, survey } = await withAnswers();
  const other = await withAnswers();
  await storeScores(appDb, scope, survey, answers(300));
  await storeScores(appDb, other.scope, other.survey, answers(7));
  await foldAllTallies(workerDb);
  await withTenant(appDb, scope, (tx) =>
    insertRecount(tx, scope, { id: randomUUID(), cause: "person", createdBy: null, at: new Date() }),
  );
  let going = true;
  const arriving = (async () => {
    while (going) await storeScores(appDb, scope, survey, answers(20));
  })();
  const folding = (async () => {
    while (going) await foldAllTallies(workerDb);
  })();
  const rows = await backup(at("while")).finally(() => {
    going = false;
  });
  await Promise.all([arriving, folding]);
  expect((await stat(at("while"))).mode & 0o777).toBe(0o600);
  // The 300 of before, and of those that came meanwhile only whole batches; three answers each.
  expect(rows.response).toBeGreaterThanOrEqual(307);
  expect(((rows.response ?? 0) - 307) % 20).toBe(0);
  expect(rows.answer).toBe((rows.response ?? 0) * 3);

  const restored = await restore(at("while"));
  expect(restored.rows).toEqual(rows);
  expect(sameSecret(restored.head, source.authSecret)).toBe(true);
  expect(sameSecret(restored.head, SECRET)).toBe(false);
  const there = await totals(restoredDb, scope, survey);
  expect(there.recount).toMatchObject({ differ: 0 });
  expect(there.recount.tallies).toBeGreaterThan(0);
  expect(await totals(restoredDb, other.scope, other.survey)).toEqual(await totals(appDb, other.scope, other.survey));
  // It goes on where it was: numbering, triggers and row level security are in force again.
  await storeScores(restoredDb, scope, survey, answers(5));
  expect((await totals(restoredDb, scope, survey)).recount).toMatchObject({ differ: 0 });
  expect((await restoredDb.pool.query("select * from response")).rows).toEqual([]);
  await expect(
    withTenant(restoredDb, scope, (tx) => tx.execute("update audit_event set action = 'x'")),
  ).rejects.toMatchObject({ code: "42501" });
});

test("who was erased after the copy stays erased: by the list beside the database, and by what the target knew", async () => {
  const { scope, survey } = await withAnswers();
  await storeScores(appDb, scope, survey, answers(40));
  const person = await withTenant(appDb, scope, async (tx) => {
    const id = await upsertCustomer(tx, scope, "anna@example.com");
    await tx.execute(
      `update response set customer_id = '${id}' where id in (select id from response order by id limit 2)`,
    );
    return id;
  });
  const [gone] = (
    await withTenant(appDb, scope, (tx) =>
      tx.execute<{ id: string }>("select id from response where customer_id is null limit 1"),
    )
  ).rows;
  await foldAllTallies(workerDb);
  await backup(at("before"));
  await withTenant(appDb, scope, async (tx) => {
    expect(await eraseCustomer(tx, scope, person)).toBe(true);
    expect(await eraseResponse(tx, scope, survey, gone?.id ?? "")).toBe("counted");
  });
  const now = await totals(appDb, scope, survey);
  expect(now.recount).toMatchObject({ differ: 0 });
  const known = (
    await withTenant(appDb, scope, (tx) =>
      tx.execute<{ kind: string; subject: string }>("select kind, subject from erasure order by kind"),
    )
  ).rows;
  expect(known).toEqual([
    { kind: "customer", subject: person },
    { kind: "response", subject: gone?.id },
  ]);
  const lines = known.map((one) =>
    JSON.stringify({ workspaceId: scope.workspaceId, ...one, at: "2026-06-10T10:00:00Z" }),
  );
  await writeFile(at("erasures.jsonl"), `${lines.join("\n")}\n{"cut`);
  const listed = await listedErasures(at("erasures.jsonl"));
  expect(listed).toHaveLength(2);
  expect(await listedErasures(at("none"))).toBeNull();

  const held = async () => {
    const found = await withTenant(restoredDb, scope, (tx) =>
      tx.execute(
        `select (select count(*)::int from customer) as customers, (select count(*)::int from response where id = '${gone?.id}') as gone,
          (select count(*)::int from answer where kind = 'long_text' and text is null) as silent`,
      ),
    );
    return found.rows[0];
  };
  expect((await restore(at("before"), { replace: true, erasures: listed ?? [] })).erased).toBe(2);
  expect(await held()).toEqual({ customers: 0, gone: 0, silent: 2 });
  expect(await totals(restoredDb, scope, survey)).toMatchObject({ recount: { differ: 0 } });
  // The target knows them by now: the same copy once more, without a list.
  expect((await restore(at("before"), { replace: true })).erased).toBe(2);
  expect(await held()).toEqual({ customers: 0, gone: 0, silent: 2 });
  // The scores stay in the totals, and are in no group any more: 40 answers less the one that was deleted.
  const tallied = await withTenant(restoredDb, scope, (tx) =>
    tx.execute(`select count(*)::int as all_of_them, count(*) filter (where dim_names = '{}')::int as in_no_group
      from answer where question_id = 'nps'`),
  );
  expect(tallied.rows).toEqual([{ all_of_them: 39, in_no_group: 2 }]);
});

test("what is no whole copy, or newer, or would overwrite, is refused before anything is touched", async () => {
  const { scope, survey } = await withAnswers();
  await storeScores(appDb, scope, survey, answers(30));
  await backup(at("good"));
  await restore(at("good"), { replace: true });
  await expect(restore(at("good"))).rejects.toThrow(/not empty.*--replace/);
  const bytes = await readFile(at("good"));
  await writeFile(at("cut"), bytes.subarray(0, bytes.length - 200));
  await expect(restore(at("cut"), { replace: true })).rejects.toThrow(/ends in the middle/);
  const text = gunzipSync(bytes).toString("utf8");
  await writeFile(at("short"), gzipSync(text.replace(/^.*solo.*$\n/m, "")));
  await expect(restore(at("short"), { replace: true })).rejects.toThrow(/holds \d+ of \d+ rows/);
  const [head = "", ...rest] = text.split("\n");
  const told = JSON.parse(head) as { migrations: { at: number; hash: string }[] };
  const newer = { ...told, migrations: [...told.migrations, { at: 9_999_999_999_999, hash: "x" }] };
  await writeFile(at("newer"), gzipSync([JSON.stringify(newer), ...rest].join("\n")));
  await expect(restore(at("newer"), { replace: true })).rejects.toThrow(/newer version of Candor/);
  await writeFile(at("text"), "hello");
  await expect(restore(at("text"), { replace: true })).rejects.toThrow(/no copy/);
  await expect(restore(at("none"), { replace: true })).rejects.toThrow(/There is no file/);
  const running = createDb({ url: target.app, max: 1, name: "candor-app" });
  await running.pool.query("select 1");
  await expect(restore(at("good"), { replace: true }).finally(() => running.pool.end())).rejects.toThrow(/Candor runs/);
  expect(await totals(restoredDb, scope, survey)).toEqual(await totals(appDb, scope, survey));
});

test("an older release's copy is restored as it was, migrated on, and counts the same; words are found, numbering goes on", async () => {
  const older = withDatabase(source.ownerUrl, `${NAME}_older`);
  await onServer(`create database ${NAME}_older`);
  const old = databaseUrls({ ownerUrl: older, authSecret: SECRET });
  const [id, survey] = [randomUUID(), randomUUID()];
  const scope = mintScope(id, { kind: "job", name: "test" });
  try {
    await copyOlderRelease({
      ...{ urls: old, authSecret: SECRET, folder: FOLDER, file: at("older") },
      ...{ workspaceId: id, surveyId: survey },
    });
  } finally {
    await onServer(`drop database if exists ${NAME}_older`);
    for (const role of [old.appRole, old.workerRole]) await onServer(`drop role if exists ${role}`);
  }
  const { rows, head } = await restore(at("older"), { replace: true });
  expect([rows.workspace, rows.response, rows.answer, head.migrations.length, head.secret]).toEqual([
    1,
    40,
    120,
    OLDER,
    null,
  ]);
  const applied = await restoredDb.pool.query("select count(*)::int as n from drizzle.__drizzle_migrations");
  expect(applied.rows[0].n).toBeGreaterThan(OLDER);

  const within = <T extends Record<string, unknown>>(text: string) =>
    withTenant(restoredDb, scope, async (tx) => (await tx.execute<T>(text)).rows);
  const numbers = async () => {
    const workers = createDb({ url: target.worker, max: 1, name: "test-restored-worker" });
    await foldAllTallies(workers).finally(() => workers.pool.end());
    expect(await withTenant(restoredDb, scope, (tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
    const [sums] = await within<{ counts: number[] }>(`
      select array_agg(n order by place) as counts from (
        select place, sum(n)::int as n from tally_day cross join lateral unnest(counts) with ordinality as u (n, place)
        where question_id = 'nps' and dimension = '' group by place) as each_one`);
    return sums?.counts;
  };
  // 40 scores in turn from 1 on: three rounds of 0 to 10 but the first 0, and 0 to 7 once more.
  const scores = [3, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3];
  expect(await numbers()).toEqual(scores);
  // What came since then is made for what was there: its words are filed, and found as part of a word.
  while ((await foldCommentsOf(restoredDb, scope)) > 0);
  const found = await withTenant(restoredDb, scope, async (tx) => {
    expect(await seekWords(tx, scope, survey, ["SPÄTUNG 7"])).toBe("filed");
    return tx.execute("select from comment_gram");
  });
  expect(found.rowCount).toBe(1);
  // Each numbering goes on behind what was loaded: the next answer brings no key that is taken.
  await within(`with again as (
      insert into response (workspace_id, id, survey_id, version, submission_id, locale, started_at, answered_at, day)
      values ('${id}', gen_random_uuid(), '${survey}', 1, gen_random_uuid(), 'en', now(), now(), '2026-05-01') returning id)
    select 1 from again`);
  await within(`insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, state, status, score)
    select workspace_id, id, 'nps', survey_id, 'nps', 1, day, 0, 0, 10 from response
    where not exists (select from answer a where a.workspace_id = response.workspace_id and a.response_id = response.id)`);
  expect(await numbers()).toEqual([...scores.slice(0, 10), 4]);
});
