import { sql } from "drizzle-orm";
import { getTableColumns } from "drizzle-orm/utils";
import type { Tx } from "@/db/client";
import { type CopyValue, copyLine, copyRows } from "@/db/copy-rows";
import type { InteractionRow } from "@/db/rollups/interaction-row";
import { interaction, interactionEvent } from "@/db/schema/interaction";

/** A row of `interaction_event`. */
export type EventRow = typeof interactionEvent.$inferSelect;

/**
 * Writes whole rows of interactions, new and changed ones alike, by COPY into a temporary table and one statement from
 * there (COPY itself is refused where row level security holds). What was made stays: the import that made a row, and when.
 */
export async function writeInteractions(tx: Tx, rows: readonly InteractionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(interaction));
  await emptyTable(tx, "told_interaction", "interaction");
  const names = columns.map(([, column]) => column.name);
  const lines = rows.map((row) => copyLine(columns.map(([key]) => toCopy(row[key as keyof InteractionRow]))));
  await copyRows(tx, "told_interaction", names, lines.join(""));
  const all = sql.raw(names.join(", "));
  const fixed = new Set(["workspace_id", "id", "external_id", "created_at", "import_id"]);
  const changes = sql.raw(
    names
      .filter((name) => !fixed.has(name))
      .map((name) => `${name} = excluded.${name}`)
      .join(", "),
  );
  await tx.execute(sql`
    insert into interaction (${all}) select ${all} from told_interaction order by external_id
    on conflict (workspace_id, external_id) do update set ${changes}`);
}

/** Writes events; one that is there under its name already takes what is said now. */
export async function writeEvents(tx: Tx, rows: readonly EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(interactionEvent));
  await emptyTable(tx, "told_event", "interaction_event");
  const names = columns.map(([, column]) => column.name);
  const lines = rows.map((row) => copyLine(columns.map(([key]) => toCopy(row[key as keyof EventRow]))));
  await copyRows(tx, "told_event", names, lines.join(""));
  const all = sql.raw(names.join(", "));
  await tx.execute(sql`
    insert into interaction_event (${all}) select ${all} from told_event
    on conflict (workspace_id, interaction_id, external_id) do update
      set kind = excluded.kind, at = excluded.at, actor = excluded.actor, is_public = excluded.is_public, detail = excluded.detail`);
}

/** A temporary table with the columns of another, empty, until the transaction ends. */
async function emptyTable(tx: Tx, name: string, like: string): Promise<void> {
  await tx.execute(sql.raw(`create temporary table if not exists ${name} (like ${like}) on commit drop`));
  await tx.execute(sql.raw(`truncate ${name}`));
}

function toCopy(value: InteractionRow[keyof InteractionRow] | EventRow[keyof EventRow]): CopyValue {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
