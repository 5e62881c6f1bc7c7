import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { databaseUrls, withDatabase } from "@/db/urls";
import { migrateDatabase } from "./migrate";

const ROUNDS = 10;
const { ownerUrl, templateName } = inject("database");
const authSecret = "migrate-killed-0123456789abcdef0123456789";
const before = `${templateName}_before`;
const urlsOf = (name: string) => databaseUrls({ ownerUrl: withDatabase(ownerUrl, name), authSecret, rolesOf: before });
let folder = "";
let all = 0;

async function query<T extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A database as an earlier release left it: the last four migrations are missing. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "candor earlier "));
  await cp(path.join(import.meta.dirname, "migrations"), folder, { recursive: true });
  const file = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(file, "utf8"));
  all = journal.entries.length;
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, -4) }));
  await query(ownerUrl, `create database ${before}`);
  await migrateDatabase({ urls: urlsOf(before), folder });
});

afterAll(async () => {
  const { appRole, workerRole } = urlsOf(before);
  for (const name of [before, `${before}_now`]) await query(ownerUrl, `drop database if exists ${name}`);
  for (const role of [appRole, workerRole]) await query(ownerUrl, `drop role if exists ${role}`);
  await rm(folder, { recursive: true, force: true });
});

/** All columns, indexes, functions and policies, as one hash. */
async function schemaOf(url: string): Promise<string> {
  const [row] = await query<{ hash: string }>(
    url,
    `select md5(string_agg(line, E'\\n' order by line)) as hash from (
       select format('%s.%s %s %s', table_name, column_name, data_type, column_default) from information_schema.columns where table_schema = 'public'
       union all select indexdef from pg_indexes where schemaname = 'public'
       union all select proname || ' ' || md5(prosrc) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
       union all select tablename || ' ' || policyname || coalesce(qual, '') from pg_policies where schemaname = 'public'
     ) as lines (line)`,
  );
  return row?.hash ?? "";
}

/** Ends the connection of whoever is migrating the moment it is at work; says whether one was caught. */
async function killWorking(url: string, isOver: () => boolean): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    while (!isOver()) {
      const { rows } = await client.query<{ gone: boolean }>(
        `select pg_terminate_backend(pid) as gone from pg_stat_activity
         where datname = current_database() and application_name = 'candor migrate' and backend_xid is not null`,
      );
      if (rows.some(({ gone }) => gone)) return true;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return false;
  } finally {
    await client.end();
  }
}

test("two that start at once, the one at work killed in the middle, ten times: the other migrates all, and no half of a schema is left", {
  timeout: 120_000,
}, async () => {
  const wanted = await schemaOf(ownerUrl);
  const name = `${before}_now`;
  const urls = urlsOf(name);
  let killed = 0;
  expect(await schemaOf(urlsOf(before).owner)).not.toBe(wanted);
  for (let round = 0; round < ROUNDS; round++) {
    await query(ownerUrl, `drop database if exists ${name}`);
    await query(ownerUrl, `create database ${name} template ${before}`);
    let over = false;
    const both = Promise.allSettled([migrateDatabase({ urls }), migrateDatabase({ urls })]).finally(() => {
      over = true;
    });
    if (await killWorking(urls.owner, () => over)) killed++;
    const ended = await both;
    expect(ended.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const applied = await query(
      urls.owner,
      "select count(*)::int as n, count(distinct hash)::int as once from drizzle.__drizzle_migrations",
    );
    expect(applied).toEqual([{ n: all, once: all }]);
    expect(await schemaOf(urls.owner)).toBe(wanted);
  }
  expect(killed).toBeGreaterThan(0);
});
