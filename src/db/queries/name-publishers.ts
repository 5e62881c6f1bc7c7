import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKey, user } from "@/db/schema/people";
import type { Publisher } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** The names of those who published, by the ids that versions keep; who is gone altogether is missing. */
export async function namePublishers(
  tx: Tx,
  scope: WorkspaceScope,
  publishers: readonly (Publisher | null)[],
): Promise<ReadonlyMap<string, string>> {
  const people = publishers.flatMap((one) => (one?.kind === "user" ? [one.userId] : []));
  const keys = publishers.flatMap((one) => (one?.kind === "apiKey" ? [one.keyId] : []));
  const users =
    people.length === 0
      ? []
      : await tx.select({ id: user.id, name: user.name, email: user.email }).from(user).where(inArray(user.id, people));
  const named =
    keys.length === 0
      ? []
      : await tx
          .select({ id: apiKey.id, name: apiKey.name })
          .from(apiKey)
          .where(and(eq(apiKey.workspaceId, scope.workspaceId), inArray(apiKey.id, keys)));
  return new Map([
    ...users.map(({ id, name, email }) => [id, name || email] as const),
    ...named.map(({ id, name }) => [id, name] as const),
  ]);
}
