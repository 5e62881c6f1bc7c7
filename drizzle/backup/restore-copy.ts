import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import pg from "pg";
import type { DatabaseUrls } from "@/db/urls";
import { migrateDatabase } from "../migrate";
import { applyErasures, type Erasure, knownErasures } from "./apply-erasures";
import { type CopyEnd, type CopyHead, type CopyJobs, readCopy } from "./copy-format";
import { loadCopy } from "./load-copy";
import { secretMark } from "./write-copy";

export interface RestoreOrder {
  readonly urls: DatabaseUrls;
  readonly directUrl?: string | null;
  readonly file: string;
  /** Throw away what the database holds. */
  readonly replace: boolean;
  readonly authSecret: string;
  /** Erasures from elsewhere; the target's own are read before it is replaced. */
  readonly erasures: readonly Erasure[];
  /** Where the migrations are. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

export interface Restored {
  readonly head: CopyHead;
  readonly rows: CopyEnd["rows"];
  /** How many things that people had erased were in the copy and are out again. */
  readonly erased: number;
}

/**
 * Brings a copy back: reads the whole file once to know that it is whole, empties the target where that was asked for, makes
 * the tables as they were at the copy's time, loads them, migrates on to this version, and erases again what people had
 * erased since. Throws an `Error` in words for whoever runs it; up to the emptying nothing is touched.
 */
export async function restoreCopy(order: RestoreOrder): Promise<Restored> {
  const { urls, file, folder, log } = order;
  log("Reading the copy");
  const { head, end } = await checkCopy(file);
  requireKnown(head, folder);
  const target = await lookAt(urls);
  if (target.connected > 0)
    throw new Error("Candor runs on this database. Stop it (every process of it), then restore again.");
  if (target.filled && !order.replace)
    throw new Error("The database is not empty. With --replace all it holds is thrown away for what the copy holds.");
  const erasures = [...order.erasures, ...(target.filled ? await knownErasures(urls) : [])];
  log("Making the tables");
  await empty(urls);
  try {
    await migrateTo(order, head);
    log(`Loading ${Object.values(end.rows).reduce((sum, n) => sum + n, 0)} rows`);
    const jobs = await loadCopy(order.directUrl || urls.owner, file);
    await migrateDatabase({ urls, directUrl: order.directUrl, folder, log });
    await queueAgain(urls.worker, jobs);
    const erased = await applyErasures(urls.app, erasures);
    return { head, rows: end.rows, erased };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${why}\nThe database is not whole now: mend the cause, then restore again with --replace.`);
  }
}

/** Whether a copy was made under this AUTH_SECRET: under another, links of respondents and shared views lead nowhere. */
export function sameSecret(head: CopyHead, authSecret: string): boolean {
  return head.secretMark === secretMark(authSecret);
}

async function checkCopy(file: string): Promise<{ head: CopyHead; end: CopyEnd }> {
  let head: CopyHead | null = null;
  const end = await readCopy(file, {
    head: (told) => {
      head = told;
    },
    block() {},
    rows() {},
    blockEnd() {},
    jobs() {},
  });
  if (head === null) throw new Error("The copy has no head.");
  return { head, end };
}

function requireKnown(head: CopyHead, folder: string): void {
  const known = new Map(readMigrationFiles({ migrationsFolder: folder }).map((file) => [file.folderMillis, file.hash]));
  for (const { at, hash } of head.migrations) {
    if (!known.has(at))
      throw new Error("The copy was made by a newer version of Candor. Restore it with that version or a later one.");
    if (known.get(at) !== hash)
      throw new Error(`The migration of ${new Date(at).toISOString()} was another when the copy was made.`);
  }
}

async function lookAt({ owner, worker }: DatabaseUrls): Promise<{ filled: boolean; connected: number }> {
  const [asOwner, asWorker] = [await connect(owner), await connect(worker)];
  try {
    const { rows } = await asOwner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and application_name in ('candor-app', 'candor-respond', 'candor-worker')`,
    );
    const there = await asOwner.query<{ there: boolean }>(
      "select to_regclass('public.workspace') is not null as there",
    );
    const filled =
      there.rows[0]?.there === true &&
      ((await asWorker.query("select 1 from workspace limit 1")).rowCount !== 0 ||
        (await asOwner.query('select 1 from "user" limit 1')).rowCount !== 0);
    return { filled, connected: rows[0]?.n ?? 0 };
  } finally {
    await Promise.all([asOwner.end(), asWorker.end()]);
  }
}

/** Drops all that migrations make. Table by table: the schema itself may be another's on a managed server. */
async function empty(urls: DatabaseUrls): Promise<void> {
  const worker = await connect(urls.worker);
  await worker.query("drop schema if exists graphile_worker cascade").finally(() => worker.end());
  const owner = await connect(urls.owner);
  try {
    await owner.query(`do $$ declare one record; begin
      for one in select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' loop
        execute 'drop table if exists ' || one.name || ' cascade';
      end loop;
      for one in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace
        and p.proowner = (select oid from pg_roles where rolname = current_user) loop
        execute 'drop routine if exists ' || one.name || ' cascade';
      end loop;
      for one in select t.oid::regtype as name from pg_type t left join pg_class c on c.oid = t.typrelid
        where t.typnamespace = 'public'::regnamespace and (t.typtype in ('d', 'e') or c.relkind = 'c') loop
        execute 'drop type if exists ' || one.name || ' cascade';
      end loop;
      drop schema if exists drizzle cascade;
    end $$`);
  } finally {
    await owner.end();
  }
}

/** Migrates an empty database as far as the copy's was: its rows fit those tables, and later steps then move them on. */
async function migrateTo(order: RestoreOrder, head: CopyHead): Promise<void> {
  const upTo = await mkdtemp(path.join(os.tmpdir(), "candor restore "));
  try {
    await cp(order.folder, upTo, { recursive: true });
    const file = path.join(upTo, "meta", "_journal.json");
    const journal = JSON.parse(await readFile(file, "utf8")) as { entries: { when: number }[] };
    const had = new Set(head.migrations.map(({ at }) => at));
    const entries = journal.entries.filter(({ when }) => had.has(when));
    await writeFile(file, JSON.stringify({ ...journal, entries }));
    await migrateDatabase({ urls: order.urls, directUrl: order.directUrl, folder: upTo });
  } finally {
    await rm(upTo, { recursive: true, force: true });
  }
}

async function queueAgain(workerUrl: string, jobs: CopyJobs["jobs"]): Promise<void> {
  const worker = await connect(workerUrl);
  try {
    for (const { task, payload, runAt } of jobs)
      await worker.query("select graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => 8)", [
        task,
        JSON.stringify(payload),
        runAt,
      ]);
  } finally {
    await worker.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "candor restore" });
  client.on("error", () => {});
  await client.connect();
  return client;
}
