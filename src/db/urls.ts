import { createHash, createHmac } from "node:crypto";

/** Where each of the three database roles connects, and what the two lesser ones are called. */
export interface DatabaseUrls {
  /** Migrates and hands out rights; serves no request. */
  readonly owner: string;
  /** Serves requests, under row level security. */
  readonly app: string;
  /** Runs jobs. */
  readonly worker: string;
  readonly appRole: string;
  readonly workerRole: string;
  /** Roles that an operator made by hand (DATABASE_APP_URL, DATABASE_WORKER_URL) are used as they are. */
  readonly appIsGiven: boolean;
  readonly workerIsGiven: boolean;
}

export interface DatabaseUrlsInput {
  readonly ownerUrl: string;
  readonly authSecret: string;
  readonly appUrl?: string | null;
  readonly workerUrl?: string | null;
  /** The database whose roles are used, when it is not the one connected to (a clone of a test template). */
  readonly rolesOf?: string;
}

/**
 * The URLs of the three roles, from the owner's and `AUTH_SECRET`.
 *
 * Role names are cluster-wide, so they end in the database's name; passwords are an HMAC of the role's name under
 * `AUTH_SECRET`, so that several instances agree without talking. Pure; throws a `TypeError` for what is no URL.
 */
export function databaseUrls(input: DatabaseUrlsInput): DatabaseUrls {
  const suffix = roleSuffix(input.rolesOf ?? databaseNameOf(input.ownerUrl));
  const appRole = input.appUrl ? userOf(input.appUrl) : `candor_app_${suffix}`;
  const workerRole = input.workerUrl ? userOf(input.workerUrl) : `candor_worker_${suffix}`;
  return {
    owner: input.ownerUrl,
    app: input.appUrl || withUser(input.ownerUrl, appRole, rolePassword(input.authSecret, appRole)),
    worker: input.workerUrl || withUser(input.ownerUrl, workerRole, rolePassword(input.authSecret, workerRole)),
    appRole,
    workerRole,
    appIsGiven: Boolean(input.appUrl),
    workerIsGiven: Boolean(input.workerUrl),
  };
}

/** The database a URL names; PostgreSQL takes the user's name when the path is empty. */
export function databaseNameOf(url: string): string {
  const parsed = new URL(url);
  return decodeURIComponent(parsed.pathname.slice(1)) || userOf(url);
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.href;
}

/** The password of a role: 256 bits, hexadecimal, the same for everybody who knows `authSecret`. */
function rolePassword(authSecret: string, role: string): string {
  return createHmac("sha256", authSecret).update(`candor database role ${role}`).digest("hex");
}

/** At most 46 bytes, so that `candor_worker_` + suffix fits the 63 of an identifier; a name that had to change gets a hash. */
function roleSuffix(database: string): string {
  const clean = database.toLowerCase().replace(/[^a-z0-9_]/g, "_");
  if (clean === database && clean.length <= 46) return clean;
  return `${clean.slice(0, 37)}_${createHash("sha256").update(database).digest("hex").slice(0, 8)}`;
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

function withUser(url: string, user: string, password: string): string {
  const parsed = new URL(url);
  parsed.username = encodeURIComponent(user);
  parsed.password = password;
  return parsed.href;
}
