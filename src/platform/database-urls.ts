import { databaseUrls as deriveUrls } from "@/db/urls";
import { type Env, EnvError } from "@/platform/env";

/**
 * Where the app's role and the worker's role connect.
 *
 * From `DATABASE_APP_URL` and `DATABASE_WORKER_URL` where an operator set them, else derived from the owner's address and
 * `AUTH_SECRET`. Throws an EnvError naming what is missing: `npm start` sets both for the embedded database.
 */
export function databaseUrls(env: Env): { app: string; worker: string } {
  const { databaseUrl, databaseAppUrl, databaseWorkerUrl, authSecret } = env;
  if (databaseAppUrl !== null && databaseWorkerUrl !== null) return { app: databaseAppUrl, worker: databaseWorkerUrl };
  if (databaseUrl === null) {
    throw new EnvError(
      "DATABASE_URL",
      "is missing.",
      "Start with npm start, which brings its own PostgreSQL, or set it to postgres://owner:password@host:5432/database.",
    );
  }
  if (authSecret === null) {
    throw new EnvError(
      "AUTH_SECRET",
      "is missing, and DATABASE_URL is set.",
      "Set it to at least 32 random characters (openssl rand -base64 32), the same on every instance.",
    );
  }
  return deriveUrls({ ownerUrl: databaseUrl, authSecret, appUrl: databaseAppUrl, workerUrl: databaseWorkerUrl });
}

/**
 * Whether an address leads to the server itself, as far as an operator told us: `DATABASE_DIRECT_URL` is set where another
 * leads through a pooler.
 */
export function isDirect(env: Env, url: string): boolean {
  const direct = env.databaseDirectUrl ?? env.databaseUrl;
  return direct === null || new URL(direct).host === new URL(url).host;
}
