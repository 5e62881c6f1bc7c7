import pg from "pg";
import { explainConnectionError } from "@/db/connection-error";
import type { DatabaseUrls } from "@/db/urls";

/**
 * Sees to it that the roles of the app and of the worker exist, can sign in, and cannot step around row level security.
 *
 * To be called under the migration lock, on the owner's connection. A role is changed only when its password no longer
 * fits (a new AUTH_SECRET). Throws an `Error` that names the variable and its fix.
 */
export async function ensureRoles(client: pg.Client, urls: DatabaseUrls): Promise<void> {
  const owner = await ownerOf(client);
  await ensureRole(
    client,
    { role: urls.appRole, url: urls.app, given: urls.appIsGiven, variable: "DATABASE_APP_URL" },
    owner,
  );
  await ensureRole(
    client,
    { role: urls.workerRole, url: urls.worker, given: urls.workerIsGiven, variable: "DATABASE_WORKER_URL" },
    owner,
  );
  const database = pg.escapeIdentifier(owner.database);
  const rights: [string, string][] = [
    ["connect", `grant connect on database ${database} to ${pg.escapeIdentifier(urls.appRole)}`],
    // The worker owns the job queue's schema and makes it itself.
    ["connect, create", `grant connect, create on database ${database} to ${pg.escapeIdentifier(urls.workerRole)}`],
  ];
  const roles = [urls.appRole, urls.workerRole];
  for (const [index, [needed, statement]] of rights.entries()) {
    const has = await client.query<{ has: boolean }>(
      "select bool_and(has_database_privilege($1, current_database(), need)) as has from unnest(string_to_array($2, ', ')) need",
      [roles[index], needed],
    );
    if (!has.rows[0]?.has) await client.query(statement);
  }
}

interface Wanted {
  readonly role: string;
  readonly url: string;
  readonly given: boolean;
  readonly variable: "DATABASE_APP_URL" | "DATABASE_WORKER_URL";
}

interface Owner {
  readonly name: string;
  readonly database: string;
  readonly canCreateRoles: boolean;
}

async function ownerOf(client: pg.Client): Promise<Owner> {
  const { rows } = await client.query<Owner>(
    `select current_user as name, current_database() as database, (rolcreaterole or rolsuper) as "canCreateRoles"
       from pg_roles where rolname = current_user`,
  );
  const owner = rows[0];
  if (!owner) throw new Error("DATABASE_URL: the server does not know the user that signed in.");
  return owner;
}

async function ensureRole(client: pg.Client, wanted: Wanted, owner: Owner): Promise<void> {
  if (wanted.role === owner.name) {
    throw new Error(
      `${wanted.variable} names the same role as DATABASE_URL. Give the app a role of its own: row level security does not bind the owner of a database in every case.`,
    );
  }
  const found = await client.query<{ strong: boolean }>(
    "select (rolsuper or rolbypassrls) as strong from pg_roles where rolname = $1",
    [wanted.role],
  );
  if (found.rows[0]?.strong) {
    throw new Error(
      `The role ${wanted.role} is a superuser or has BYPASSRLS, so no workspace would be kept from another's rows. Run: alter role ${pg.escapeIdentifier(wanted.role)} nosuperuser nobypassrls`,
    );
  }
  if (wanted.given) return signIn(wanted);
  const name = pg.escapeIdentifier(wanted.role);
  const password = pg.escapeLiteral(decodeURIComponent(new URL(wanted.url).password));
  if (found.rowCount === 0) {
    if (!owner.canCreateRoles) {
      throw new Error(
        `DATABASE_URL: the user ${owner.name} may not create roles. Run as an administrator: alter role ${pg.escapeIdentifier(owner.name)} createrole. Or make two roles by hand and name them in DATABASE_APP_URL and DATABASE_WORKER_URL.`,
      );
    }
    await client.query(`create role ${name} login noinherit password ${password}`);
    return;
  }
  const works = await signIn(wanted).then(
    () => true,
    () => false,
  );
  if (works) return;
  try {
    await client.query(`alter role ${name} login password ${password}`);
  } catch {
    throw new Error(
      `AUTH_SECRET does not fit the role ${wanted.role}, and ${owner.name} may not change it. Set the AUTH_SECRET it was made with, or run as an administrator: grant ${name} to ${pg.escapeIdentifier(owner.name)} with admin option`,
    );
  }
}

async function signIn(wanted: Wanted): Promise<void> {
  const client = new pg.Client({ connectionString: wanted.url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw explainConnectionError(wanted.variable, wanted.url, error);
  } finally {
    await client.end().catch(() => {});
  }
}
