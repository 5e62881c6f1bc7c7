import { parseArgs } from "node:util";
import { createDb } from "@/db/client";
import { databaseUrls } from "@/db/urls";
import { zoneNamed } from "@/platform/auth/locale";
import { readEnv } from "@/platform/env";
import { makeFixtureWorkspace } from "./make-fixtures";

/**
 * Prints two new workspaces with a user of every role and an API key of every scope, as JSON and nothing else.
 * Usage: npm run fixtures [-- --zone Asia/Kolkata]. `scripts/run.mjs` finds the database and sets the environment.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { zone: { type: "string", default: "UTC" } } });
  const zone = zoneNamed(values.zone);
  if (zone === null) throw new Error(`--zone ${values.zone} is not a time zone. Write it as Europe/Berlin.`);
  const env = readEnv(process.env);
  const ours = process.env.CANDOR_EMBEDDED === "1";
  if (env.production && env.databaseUrl !== null && !ours && !env.allowFixtures) {
    throw new Error(
      "Fixtures are users with printed passwords, and NODE_ENV=production with DATABASE_URL looks like a real server. Set CANDOR_ALLOW_FIXTURES=1 if it is not.",
    );
  }
  if (env.databaseUrl === null || env.authSecret === null) {
    throw new Error("DATABASE_URL or AUTH_SECRET is missing. Run it as: npm run fixtures");
  }
  const urls = databaseUrls({
    ownerUrl: env.databaseUrl,
    authSecret: env.authSecret,
    appUrl: env.databaseAppUrl,
    workerUrl: env.databaseWorkerUrl,
  });
  const db = createDb({ url: urls.app, max: 2, name: "candor-fixtures" });
  try {
    const now = new Date();
    const workspaces = [await makeFixtureWorkspace(db, zone, now), await makeFixtureWorkspace(db, zone, now)];
    const baseUrl = process.env.PUBLIC_URL?.trim() ? env.publicUrl : `http://127.0.0.1:${env.port}`;
    console.log(JSON.stringify({ baseUrl, databaseUrl: urls.owner, appRole: urls.appRole, workspaces }));
  } catch (error) {
    throw explained(error);
  } finally {
    await db.pool.end();
  }
}

/** An empty database has no tables and no roles yet: says what to do about it. */
function explained(error: unknown): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, "code") : undefined;
  if (code !== "42P01" && code !== "28P01" && code !== "28000") return error;
  return new Error("DATABASE_URL leads to a database that was not migrated with this AUTH_SECRET. Run npm start once.");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
