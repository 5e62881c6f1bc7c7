import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { explainConnectionError } from "@/db/connection-error";
import type { DatabaseUrls } from "@/db/urls";
import { ensureRoles } from "./ensure-roles";

export interface MigrateInput {
  readonly urls: DatabaseUrls;
  /** Where the owner connects directly, when `urls.owner` leads through a pooler (DATABASE_DIRECT_URL). */
  readonly directUrl?: string | null;
  readonly folder?: string;
  readonly log?: (line: string) => void;
}

/** One number for every migration of this product: who holds it, migrates; the others wait. Locks are per database. */
const LOCK = 7_226_367_001;
const MIGRATIONS = path.resolve(import.meta.dirname, "..", "drizzle", "migrations");

/**
 * Makes the roles, applies the migrations that are missing and installs the job queue's schema.
 *
 * Safe to be called by several processes at once: an advisory lock on the same connection lets one work and the others
 * wait. Throws an `Error` that names the variable and its fix when the server cannot be reached or refuses, when a
 * migration was skipped or changed afterwards, or when the database is newer than this version.
 */
export async function migrateDatabase(input: MigrateInput): Promise<void> {
  const { urls, log = () => {} } = input;
  const variable = input.directUrl ? "DATABASE_DIRECT_URL" : "DATABASE_URL";
  const client = new pg.Client({
    connectionString: input.directUrl || urls.owner,
    application_name: "candor migrate",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that breaks rejects the query that runs on it; without a listener it would also end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw explainConnectionError(variable, input.directUrl || urls.owner, error);
  }
  try {
    await requireVersion(client);
    await lock(client, log);
    await ensureRoles(client, urls);
    // The migrations grant rights to these roles; their names are this database's own.
    await client.query("select set_config('candor.app_role', $1, false), set_config('candor.worker_role', $2, false)", [
      urls.appRole,
      urls.workerRole,
    ]);
    await applyMigrations(client, input.folder ?? MIGRATIONS, log);
    await installQueue(urls.worker);
  } finally {
    await client.end().catch(() => {});
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < 150_000) {
    throw new Error(`DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}. Candor needs 15 or newer.`);
  }
}

async function lock(client: pg.Client, log: (line: string) => void): Promise<void> {
  const tried = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [LOCK]);
  if (tried.rows[0]?.got) return;
  log("Another process is migrating this database; waiting for it");
  await client.query("select pg_advisory_lock($1)", [LOCK]);
}

async function applyMigrations(client: pg.Client, folder: string, log: (line: string) => void): Promise<void> {
  const files = readMigrationFiles({ migrationsFolder: folder });
  const before = await appliedMigrations(client);
  const newest = Math.max(0, ...before.map((row) => row.at));
  const known = new Map(files.map((file) => [file.folderMillis, file.hash]));
  for (const row of before) {
    const hash = known.get(row.at);
    if (hash === undefined) {
      throw new Error(
        "The database was migrated by a newer version of Candor. Start that version, or restore a backup.",
      );
    }
    if (hash !== row.hash) {
      throw new Error(`The migration of ${new Date(row.at).toISOString()} was changed after it had been applied.`);
    }
  }
  const applied = new Set(before.map((row) => row.at));
  const missing = files.filter((file) => !applied.has(file.folderMillis));
  // drizzle applies only what is newer than the last one applied, and says nothing about the rest.
  const skipped = missing.find((file) => file.folderMillis <= newest);
  if (skipped) {
    const when = new Date(skipped.folderMillis).toISOString();
    throw new Error(
      `The migration of ${when} is older than the last one applied and would be skipped. Generate it again.`,
    );
  }
  if (missing.length === 0) return;
  log(`Applying ${missing.length} migration${missing.length === 1 ? "" : "s"}`);
  await migrate(drizzle(client), { migrationsFolder: folder });
}

async function appliedMigrations(client: pg.Client): Promise<{ at: number; hash: string }[]> {
  const table = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (table.rows[0]?.name === null) return [];
  const { rows } = await client.query<{ created_at: string; hash: string }>(
    "select created_at, hash from drizzle.__drizzle_migrations order by created_at",
  );
  return rows.map((row) => ({ at: Number(row.created_at), hash: row.hash }));
}

async function installQueue(workerUrl: string): Promise<void> {
  try {
    await runMigrations({ connectionString: workerUrl, maxPoolSize: 1, logger: new Logger(() => () => {}) });
  } catch (error) {
    throw explainConnectionError("DATABASE_WORKER_URL", workerUrl, error);
  }
}
