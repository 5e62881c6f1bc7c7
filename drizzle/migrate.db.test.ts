import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { databaseUrls, withDatabase } from "@/db/urls";
import { migrateDatabase } from "./migrate";

const { ownerUrl, templateName } = inject("database");
const authSecret = "migrate-test-0123456789abcdef0123456789";
const name = `${templateName}_migrate`;
const urls = databaseUrls({ ownerUrl: withDatabase(ownerUrl, name), authSecret });
let folder = "";

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "candor migrations "));
  await cp(path.join(import.meta.dirname, "migrations"), folder, { recursive: true });
  await query(ownerUrl, `create database ${name}`);
});

afterAll(async () => {
  await query(ownerUrl, `drop database if exists ${name}`);
  await query(ownerUrl, `drop role if exists ${urls.appRole}`);
  await query(ownerUrl, `drop role if exists ${urls.workerRole}`);
  await rm(folder, { recursive: true, force: true });
});

test("four that start at once: one migrates, three wait, nothing is applied twice", async () => {
  const files = JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8")).entries.length;
  await Promise.all([1, 2, 3, 4].map(() => migrateDatabase({ urls, folder })));
  const applied = await query(urls.owner, "select count(*)::int as n from drizzle.__drizzle_migrations");
  expect(applied.rows[0].n).toBe(files);
});

test("neither role can step around row level security, and the worker owns the queue", async () => {
  const roles = await query(
    urls.owner,
    `select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles where rolname in ('${urls.appRole}', '${urls.workerRole}')`,
  );
  const weak = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: true };
  expect(roles.rows).toEqual([weak, weak]);
  expect((await query(urls.app, "select current_user as name")).rows[0].name).toBe(urls.appRole);
  const queue = await query(
    urls.worker,
    "select pg_get_userbyid(nspowner) as name from pg_namespace where nspname = 'graphile_worker'",
  );
  expect(queue.rows[0].name).toBe(urls.workerRole);
});

test("a new AUTH_SECRET gives the roles new passwords", async () => {
  const changed = databaseUrls({ ownerUrl: urls.owner, authSecret: `${authSecret} changed` });
  await migrateDatabase({ urls: changed, folder });
  await expect(query(urls.app, "select 1")).rejects.toMatchObject({ code: "28P01" });
  expect((await query(changed.app, "select 1 as one")).rows[0].one).toBe(1);
});

test("a role that row level security does not bind is refused by name", async () => {
  const given = databaseUrls({ ownerUrl: urls.owner, authSecret, appUrl: urls.owner });
  await expect(migrateDatabase({ urls: given, folder })).rejects.toThrow(/DATABASE_APP_URL names the same role/);
});

test("a migration that drizzle would skip, and one changed afterwards, stop the start", async () => {
  const journalFile = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(journalFile, "utf8"));
  const late = {
    idx: journal.entries.length,
    version: "7",
    when: journal.entries[0].when - 1,
    tag: "late",
    breakpoints: true,
  };
  await writeFile(path.join(folder, "late.sql"), "select 1;");
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, late] }));
  await expect(migrateDatabase({ urls, folder })).rejects.toThrow(/would be skipped/);
  await writeFile(journalFile, JSON.stringify(journal));
  await writeFile(path.join(folder, `${journal.entries[0].tag}.sql`), "select 2;");
  await expect(migrateDatabase({ urls, folder })).rejects.toThrow(/was changed after/);
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(1) }));
  await expect(migrateDatabase({ urls, folder })).rejects.toThrow(/newer version of Candor/);
});

test.each([
  ["nobody listens", "postgres://u:secret-pw@127.0.0.1:1/x", /DATABASE_URL: nothing listens at 127\.0\.0\.1:1\/x/],
  ["unknown host", "postgres://u:secret-pw@no-such-host.invalid/x", /DATABASE_URL: the host in/],
  [
    "wrong password",
    withDatabase(ownerUrl, name).replace(/:[^:@/]+@/, ":secret-pw@"),
    /DATABASE_URL: .* refused the sign-in/,
  ],
  ["unknown database", withDatabase(ownerUrl, "no_such_database"), /DATABASE_URL: the database in .* does not exist/],
])("a wrong DATABASE_URL is named with its fix: %s", async (_case, url, message) => {
  const failure = await migrateDatabase({ urls: databaseUrls({ ownerUrl: url, authSecret }) }).catch(
    (error: Error) => error,
  );
  expect(String(failure)).toMatch(message);
  expect(String(failure)).not.toContain("secret-pw");
});
