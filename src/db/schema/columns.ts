import { sql } from "drizzle-orm";
import { customType, pgPolicy, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Definition } from "@/domain/survey/definition";
import { upcastStored } from "@/domain/survey/migrate/upcast";

/** The tenant of a row: first in every key. */
export const workspaceId = () => uuid("workspace_id").notNull();

/** An instant in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Binary data: hashes and chunks of uploaded files. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A survey document. Whatever reads it gets it in the present version; the stored one is never rewritten. */
export const surveyDocument = customType<{ data: Definition; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: (document) => JSON.stringify(document),
  fromDriver: upcastStored,
});

const tenant = sql`workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid`;

/** The one policy of tenant tables, for all four commands: a row is visible and writable only inside its workspace. */
export const tenantPolicy = () =>
  pgPolicy("tenant", { as: "permissive", for: "all", to: "public", using: tenant, withCheck: tenant });

/** A second policy, for reading only: the rows of the signed-in person, before a workspace is chosen. */
export const ownRowsPolicy = (name: string, column: string) =>
  pgPolicy(name, {
    as: "permissive",
    for: "select",
    to: "public",
    using: sql`${sql.raw(column)} = nullif(current_setting('app.user_id', true), '')::uuid`,
  });
