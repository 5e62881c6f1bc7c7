import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, openEmbedded } from "@/db/embedded/open-embedded";
import { isAlive, readPostmaster } from "@/db/embedded/postmaster";

let dataDir = "";
let open: EmbeddedDatabase;

async function query(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: open.ownerUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const runningPid = () => readPostmaster(path.join(open.folder, "data"))?.pid ?? 0;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "candor embedded "));
  open = await openEmbedded({ dataDir });
});

afterAll(async () => {
  await open.cluster.stop();
  await rm(open.folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

test("a new server: an owner who is no superuser, on this machine only, with secrets closed to others", async () => {
  expect(open.fresh).toBe(true);
  const { rows } = await query(
    "select rolsuper, rolbypassrls, rolcreaterole, current_setting('listen_addresses') as listens from pg_roles where rolname = current_user",
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: true, listens: "127.0.0.1" }]);
  for (const name of ["auth-secret", "database-password"]) {
    expect((await stat(path.join(dataDir, name))).mode & 0o077).toBe(0);
  }
  const wrong = new URL(open.ownerUrl);
  wrong.password = "wrong";
  await expect(new pg.Client({ connectionString: wrong.href }).connect()).rejects.toMatchObject({ code: "28P01" });
});

test("a second opening uses the server that runs", async () => {
  const second = await openEmbedded({ dataDir });
  expect([second.cluster.reused, second.fresh, second.ownerUrl]).toEqual([true, false, open.ownerUrl]);
});

test("killed in the middle: what was committed is there after the next start", async () => {
  await query("create table kept (n int)");
  await query("insert into kept values (42)");
  const pid = runningPid();
  process.kill(pid, "SIGKILL");
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  open = await openEmbedded({ dataDir });
  expect((await query("select n from kept")).rows).toEqual([{ n: 42 }]);
  expect(open.fresh).toBe(false);
});

test("stopping leaves no process behind, and the data for the next start", async () => {
  const pid = runningPid();
  await open.cluster.stop();
  expect(isAlive(pid)).toBe(false);
  open = await openEmbedded({ dataDir });
  expect((await query("select count(*)::int as n from kept")).rows).toEqual([{ n: 1 }]);
});
