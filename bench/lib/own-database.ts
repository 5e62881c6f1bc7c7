import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createDb, type Db, withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import type { WorkspaceScope } from "@/db/scope";
import { type DatabaseUrls, databaseUrls, withDatabase } from "@/db/urls";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { migrateDatabase } from "../../drizzle/migrate";

/** The server of a bench. */
export interface BenchServer {
  readonly ownerUrl: string;
  readonly authSecret: string;
}

/** A migrated database of one part's own, and who works on it. */
export interface OwnDatabase {
  readonly ownerUrl: string;
  readonly urls: DatabaseUrls;
  readonly app: Db;
  readonly worker: Db;
}

/** No statement of a bench is broken off: it reports how long they take. */
const PATIENCE_MS = 600_000;

/** Runs `work` on an empty, freshly vacuumed database of this name, which is dropped afterwards. */
export async function onOwnDatabase<T>(
  { ownerUrl: server, authSecret }: BenchServer,
  name: string,
  work: (database: OwnDatabase) => Promise<T>,
): Promise<T> {
  const ownerUrl = withDatabase(server, name);
  await runStatements(server, `drop database if exists ${name}`, `create database ${name}`);
  const urls = databaseUrls({ ownerUrl, authSecret });
  await migrateDatabase({ urls });
  await runStatements(ownerUrl, "vacuum (analyze)");
  const app = createDb({ url: urls.app, max: 2, name: "bench-app", statementTimeout: PATIENCE_MS });
  const worker = createDb({ url: urls.worker, max: 2, name: "bench-worker", statementTimeout: PATIENCE_MS });
  try {
    return await work({ ownerUrl, urls, app, worker });
  } finally {
    await Promise.all([app.pool.end(), worker.pool.end()]);
    await drop(server, name);
  }
}

/** A live survey of the template's NPS question. */
export function publishNps(app: Db, scope: WorkspaceScope, name: string): Promise<{ id: string; key: string }> {
  return withTenant(app, scope, async (tx) => {
    const definition = TEMPLATES.nps({ name: "Bench", color: "#1f6f5c" });
    const made = await insertSurvey(tx, scope, { name, definition, repeats: { policy: "all" } });
    await publishSurvey(tx, scope, made.id, new Date());
    return made;
  });
}

/** Runs statements one after the other on one connection. */
export async function runStatements(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** An autovacuum may still be in it: it is asked to go, and goes within moments. */
async function drop(server: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runStatements(server, `drop database ${name}`);
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(500);
    }
  }
}
