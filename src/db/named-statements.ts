import { createHash } from "node:crypto";
import type pg from "pg";

/** More different statements than pages have; a connection keeps each one's plan. */
const MOST_NAMES = 300;

/** What stands on a connection: shared by Next's copy of this module and the server's own. */
interface NamingClient extends pg.PoolClient {
  naming?: boolean;
}

const names = new Map<string, string>();

/**
 * Teaches a connection to give what it sends a name while {@link nameStatements} says so: PostgreSQL then reads and plans
 * each statement once a connection, not once a page. Only for statements that are planned alike whatever is asked for, and
 * only where nothing stands between us and the server that hands connections around.
 */
export function teachNames(client: NamingClient): void {
  const send = client.query.bind(client) as (...sent: unknown[]) => unknown;
  const query = (first: unknown, ...rest: unknown[]) => send(client.naming ? named(first) : first, ...rest);
  Object.assign(client, { query });
}

/** Names what a connection sends from now on, or no more. */
export function nameStatements(client: NamingClient, naming: boolean): void {
  client.naming = naming;
}

/** Whether a connection names what it sends. */
export function isNaming(client: NamingClient): boolean {
  return client.naming === true;
}

/** What Drizzle sends, with its name: of its text, so that two processes never mean two statements by one name. */
function named(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null || !("text" in sent) || typeof sent.text !== "string") return sent;
  const name = nameOf(sent.text);
  return name === undefined ? sent : { ...sent, name };
}

/** The name of a statement; undefined where there are too many already. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `candor_${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
  names.set(text, name);
  return name;
}

/** The server's words for a name that it does not know (26000), knows already (42P05), or whose plan is past (0A000). */
const FORGOTTEN: readonly unknown[] = ["26000", "42P05", "0A000"];

/** Whether a statement failed for its name alone: sent without one it is as good as ever. */
export function failedByName(error: unknown): boolean {
  return FORGOTTEN.includes(codeOf(error));
}

/** Whether names do not live as long as our connections: somebody hands them around. */
export function isHandedAround(error: unknown): boolean {
  return failedByName(error) && codeOf(error) !== "0A000";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
