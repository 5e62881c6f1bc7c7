import type pg from "pg";

/** A table of ours as a copy holds it. */
export interface CopyTable {
  readonly name: string;
  /** In their order, without what the database computes itself. */
  readonly columns: readonly string[];
  /** The column that says whose row it is; null where rows belong to nobody. */
  readonly tenant: "workspace_id" | "id" | null;
}

/** What ends with the process or the day, or can be made again: sign-ins, replies that were kept, files of answers. */
const LEFT_OUT = ["session", "sign_in_link", "sign_in_step", "idempotency_key", "export", "export_chunk"];

/** The tables that a copy holds, by name. */
export async function copyTables(client: pg.Client): Promise<CopyTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and c.relname <> all ($1)
     group by 1 order by 1`,
    [LEFT_OUT],
  );
  return rows.map(({ name, columns }) => ({ name, columns, tenant: tenantColumn(name, columns) }));
}

function tenantColumn(name: string, columns: readonly string[]): CopyTable["tenant"] {
  if (name === "workspace") return "id";
  return columns.includes("workspace_id") ? "workspace_id" : null;
}

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
