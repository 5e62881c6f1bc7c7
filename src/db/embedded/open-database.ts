import { type EmbeddedDatabase, openEmbedded } from "@/db/embedded/open-embedded";
import { type DatabaseUrls, databaseUrls } from "@/db/urls";

/** The settings that say which database is meant; null is "not set". */
export interface DatabaseSettings {
  readonly databaseUrl: string | null;
  readonly databaseDirectUrl: string | null;
  readonly databaseAppUrl: string | null;
  readonly databaseWorkerUrl: string | null;
  readonly authSecret: string | null;
}

/** A database to work with: somebody's server, or our own. */
export interface OpenDatabase {
  readonly urls: DatabaseUrls;
  /** Around a pooler, for migrations and the worker. */
  readonly directUrl: string | null;
  readonly authSecret: string;
  /** Null when `DATABASE_URL` names the server. */
  readonly embedded: EmbeddedDatabase | null;
}

/** Takes the server that the settings name, or starts the one in `dataDir`. Throws an `Error` that names variable and fix. */
export async function openDatabase(
  settings: DatabaseSettings,
  options: { dataDir: string; log?: (line: string) => void },
): Promise<OpenDatabase> {
  if (settings.databaseUrl === null) {
    const embedded = await openEmbedded(options);
    const authSecret = settings.authSecret ?? embedded.authSecret;
    return { urls: databaseUrls({ ownerUrl: embedded.ownerUrl, authSecret }), directUrl: null, authSecret, embedded };
  }
  if (settings.authSecret === null) {
    throw new Error(
      "AUTH_SECRET is missing, and DATABASE_URL is set. Set it to at least 32 random characters (openssl rand -base64 32), the same on every instance.",
    );
  }
  const urls = databaseUrls({
    ownerUrl: settings.databaseUrl,
    authSecret: settings.authSecret,
    appUrl: settings.databaseAppUrl,
    workerUrl: settings.databaseWorkerUrl,
  });
  return { urls, directUrl: settings.databaseDirectUrl, authSecret: settings.authSecret, embedded: null };
}

/** What every part of the product reads from the environment to find the database that was opened. */
export function databaseEnvironment(database: OpenDatabase): Record<string, string> {
  return {
    DATABASE_URL: database.urls.owner,
    DATABASE_APP_URL: database.urls.app,
    DATABASE_WORKER_URL: database.urls.worker,
    DATABASE_DIRECT_URL: database.directUrl ?? database.urls.owner,
    AUTH_SECRET: database.authSecret,
    // Tells commands that refuse to touch somebody's production server that this one is our own.
    ...(database.embedded ? { CANDOR_EMBEDDED: "1" } : {}),
  };
}
