import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "@/db/embedded/open-embedded";
import { removeData } from "@/db/testing/remove-data";
import { databaseUrls, withDatabase } from "@/db/urls";
import { migrateDatabase } from "../../../drizzle/migrate";

/** What a test file needs to clone a database for itself. */
export interface TestDatabaseSource {
  /** The owner's URL of the template; `withDatabase(ownerUrl, clone)` leads to a clone. */
  readonly ownerUrl: string;
  readonly templateName: string;
  readonly authSecret: string;
}

declare module "vitest" {
  interface ProvidedContext {
    database: TestDatabaseSource;
  }
}

/**
 * One PostgreSQL for a whole test run: `TEST_DATABASE_URL` (a role that may create databases and roles), or an embedded
 * one in a temporary folder that trades durability for speed. The migrations are applied once, to a template.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const templateName = `candor_test_${randomBytes(4).toString("hex")}`;
  const ownerUrl = withDatabase(server.ownerUrl, templateName);
  const urls = databaseUrls({ ownerUrl, authSecret: server.authSecret });
  try {
    await asOwner(server.ownerUrl, (client) => client.query(`create database ${templateName}`));
    await migrateDatabase({ urls });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("database", { ownerUrl, templateName, authSecret: server.authSecret });
  return async () => {
    if (server.keeps)
      await asOwner(server.ownerUrl, (client) => dropEverything(client, templateName, urls.appRole, urls.workerRole));
    await server.stop();
  };
}

async function openServer() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    return { ownerUrl: given, authSecret: randomBytes(32).toString("hex"), keeps: true, stop: async () => {} };
  }
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "candor test "));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };
  const { ownerUrl, authSecret, cluster } = await openEmbedded({ dataDir, settings });
  const stop = async () => {
    await cluster.stop();
    await removeData(dataDir);
  };
  return { ownerUrl, authSecret, keeps: false, stop };
}

async function dropEverything(client: pg.Client, template: string, ...roles: string[]): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, $1)",
    [template],
  );
  // Without force: that would end an autovacuum too, which an owner may not; the server itself ends it and waits.
  for (const { datname } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(datname)}`);
  for (const role of roles) await client.query(`drop role if exists ${pg.escapeIdentifier(role)}`);
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
