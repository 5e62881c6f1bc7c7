import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { createDb, type Db, withTenant } from "@/db/client";
import { workspace } from "@/db/schema/workspace";
import { type Actor, mintScope, type WorkspaceScope } from "@/db/scope";
import { databaseUrls, withDatabase } from "@/db/urls";

export interface TestDatabase {
  readonly ownerUrl: string;
  readonly authSecret: string;
  /** As the app's role: row level security holds. */
  readonly appDb: Db;
  /** As the worker's role. */
  readonly workerDb: Db;
  /** As the owner of the tables; forced row level security holds for it too. */
  readonly ownerDb: Db;
  /** A new workspace and the right to touch it. Every suite mints its own. */
  makeWorkspace(options?: { zone?: string; name?: string; actor?: Actor }): Promise<WorkspaceScope>;
}

/** A database of this test file's own, cloned from the template; it is dropped when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const source = inject("database");
  const name = `${source.templateName}_${randomBytes(4).toString("hex")}`;
  await onServer(source.ownerUrl, `create database ${name} template ${source.templateName}`);
  const ownerUrl = withDatabase(source.ownerUrl, name);
  // A clone keeps the template's grants, so it is the template's roles that connect.
  const urls = databaseUrls({ ownerUrl, authSecret: source.authSecret, rolesOf: source.templateName });
  await onServer(source.ownerUrl, `grant connect on database ${name} to ${urls.appRole}, ${urls.workerRole}`);
  const appDb = createDb({ url: urls.app, max: 10, name: "test-app" });
  const workerDb = createDb({ url: urls.worker, max: 4, name: "test-worker" });
  const ownerDb = createDb({ url: ownerUrl, max: 2, name: "test-owner" });
  afterAll(async () => {
    await Promise.all([appDb.pool.end(), workerDb.pool.end(), ownerDb.pool.end()]);
    // Not by force: that would need the right to end an autovacuum of the superuser's, which a plain drop only asks to go.
    await onServer(source.ownerUrl, `drop database ${name}`);
  });
  return {
    ownerUrl,
    authSecret: source.authSecret,
    appDb,
    workerDb,
    ownerDb,
    async makeWorkspace(options = {}) {
      const id = randomUUID();
      const scope = mintScope(id, options.actor ?? { kind: "job", name: "test" });
      const values = { id, slug: `w-${id.slice(0, 8)}`, name: options.name ?? "Test", zone: options.zone ?? "UTC" };
      await withTenant(appDb, scope, (tx) => tx.insert(workspace).values(values));
      return scope;
    },
  };
}

async function onServer(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(ownerUrl, "postgres") });
  client.on("error", () => {});
  await client.connect();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        // Two files may clone the template in the same moment; PostgreSQL lets one at a time.
        const busy = error instanceof Error && "code" in error && error.code === "55006";
        if (!busy || attempt === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await client.end();
  }
}
