import { databaseEnvironment, type OpenDatabase, openDatabase } from "@/db/embedded/open-database";
import { readEnv } from "@/platform/env";
import { migrateDatabase } from "./migrate";

/** Runs a command with the database that settings or data folder name, migrated, and leaves everything as it was found. */
export async function withDatabase(
  options: { dataDir: string; log: (line: string) => void; mayStop: boolean },
  work: (environment: Record<string, string>) => Promise<number>,
): Promise<number> {
  const database: OpenDatabase = await openDatabase(readEnv(process.env), options);
  try {
    if (database.embedded) await migrateDatabase({ urls: database.urls, log: options.log });
    return await work(databaseEnvironment(database));
  } finally {
    const cluster = database.embedded?.cluster;
    if (cluster && !cluster.reused && options.mayStop) await cluster.stop();
  }
}
