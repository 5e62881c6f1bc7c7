import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to } from "pg-copy-streams";
import type { DatabaseUrls } from "@/db/urls";
import { type CopyEnd, type CopyHead, type CopyJobs, END_OF_ROWS } from "./copy-format";
import { type CopyTable, copyTables, quoted } from "./copy-tables";

export interface CopyOrder {
  readonly urls: Pick<DatabaseUrls, "owner" | "worker">;
  readonly file: string;
  readonly authSecret: string;
  /** Whether the secret is one that Candor keeps in its data folder: then the copy is to hold it. */
  readonly ownSecret: boolean;
  readonly now: Date;
}

const SNAPSHOT = "begin isolation level repeatable read read only";

/**
 * Writes a whole copy while answers come in: two connections read one snapshot, the worker's which workspaces there are, the
 * owner's their rows, each under its own setting, as row level security binds the owner too. The file is there whole or not
 * at all, readable by its owner alone.
 */
export async function writeCopy(order: CopyOrder): Promise<CopyEnd["rows"]> {
  const worker = await connect(order.urls.worker);
  const owner = await connect(order.urls.owner);
  const half = `${order.file}.part`;
  try {
    await worker.query(SNAPSHOT);
    const { rows: named } = await worker.query<{ name: string }>("select pg_export_snapshot() as name");
    await owner.query(SNAPSHOT);
    await owner.query(`set transaction snapshot '${named[0]?.name}'`);
    const gzip = createGzip({ level: 5 });
    const sink = gzip.pipe(createWriteStream(half, { mode: 0o600 }));
    const rows = await writeAll(owner, worker, order, gzip);
    gzip.end();
    await finished(sink);
    await rename(half, order.file);
    return rows;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await Promise.all([owner.end(), worker.end()]);
  }
}

/** Tells whether another secret is the same, and nothing about it. */
export function secretMark(secret: string): string {
  return createHmac("sha256", secret).update("candor copy").digest("hex").slice(0, 32);
}

async function writeAll(
  owner: pg.Client,
  worker: pg.Client,
  order: CopyOrder,
  out: Writable,
): Promise<CopyEnd["rows"]> {
  const line = (told: CopyHead | CopyJobs | CopyEnd) => write(out, `${JSON.stringify(told)}\n`);
  const migrations = await owner.query<{ at: string; hash: string }>(
    "select created_at as at, hash from drizzle.__drizzle_migrations order by created_at",
  );
  await line({
    candorCopy: 1,
    at: order.now.toISOString(),
    migrations: migrations.rows.map(({ at, hash }) => ({ at: Number(at), hash })),
    secret: order.ownSecret ? order.authSecret : null,
    secretMark: secretMark(order.authSecret),
  });
  const tables = await copyTables(owner);
  const rows: Record<string, number> = {};
  const copy = async (table: CopyTable, whose: string) => {
    const columns = table.columns.map(quoted).join(", ");
    await write(out, `${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
    const stream = owner.query(to(`copy (select ${columns} from ${quoted(table.name)} ${whose}) to stdout`));
    for await (const piece of stream) await write(out, piece as Buffer);
    await write(out, `${END_OF_ROWS}\n`);
    rows[table.name] = (rows[table.name] ?? 0) + stream.rowCount;
  };
  for (const table of tables) if (table.tenant === null) await copy(table, "");
  const workspaces = await worker.query<{ id: string }>("select id from workspace order by id");
  for (const { id } of workspaces.rows) {
    // Of the filed words a policy shows only what is searched for: with nothing sought, all.
    await owner.query("select set_config('app.workspace_id', $1, true), set_config('app.search', '{}', true)", [id]);
    // Its own condition beside the policy's: of two settings the narrower one holds.
    for (const table of tables) if (table.tenant !== null) await copy(table, `where ${table.tenant} = '${id}'::uuid`);
  }
  await line({ jobs: await waitingJobs(worker) });
  await line({ end: true, rows });
  return rows;
}

/** Jobs that people asked for and that have not run; what the clock asks for it will ask for again. */
async function waitingJobs(worker: pg.Client): Promise<CopyJobs["jobs"]> {
  const { rows } = await worker.query<{ task: string; payload: unknown; run_at: Date }>(
    `select t.identifier as task, j.payload, j.run_at from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where j.attempts < j.max_attempts and j.key is null and not starts_with(t.identifier, 'clock_')
     order by j.id`,
  );
  return rows.map(({ task, payload, run_at }) => ({ task, payload, runAt: run_at.toISOString() }));
}

async function write(out: Writable, bytes: string | Buffer): Promise<void> {
  if (!out.write(bytes)) await once(out, "drain");
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "candor copy", keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  return client;
}
