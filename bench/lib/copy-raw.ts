import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** Tables in the order in which their rows can stand, each with its foreign keys: columns, and where they lead. */
export type RawTables = Readonly<Record<string, readonly (readonly [columns: string, references: string])[]>>;

/**
 * Seconds that the owner's plain COPY of a workspace's rows takes into copies of these tables, with their keys, indexes and
 * foreign keys, without policies and triggers. The name of a copy is that of its table after `raw_`.
 */
export async function copyRaw(url: string, workspaceId: string, tables: RawTables): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "candor-bench-copy-"));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select set_config('app.workspace_id', '${workspaceId}', false)`);
    const columns = new Map<string, string>();
    for (const [table, keys] of Object.entries(tables)) {
      const { rows } = await client.query<{ names: string }>(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      );
      const names = rows[0]?.names ?? "";
      columns.set(table, names);
      const out = client.query(copyTo(`copy (select ${names} from ${table}) to stdout`));
      await pipeline(out, createWriteStream(path.join(folder, table)));
      await client.query(`create table raw_${table} (like ${table} including all)`);
      for (const [own, references] of keys)
        await client.query(`alter table raw_${table} add foreign key (${own}) references ${references}`);
    }
    const startedAt = performance.now();
    await client.query("begin");
    for (const [table, names] of columns) {
      const into = client.query(copyFrom(`copy raw_${table} (${names}) from stdin`));
      await pipeline(createReadStream(path.join(folder, table), { highWaterMark: 1 << 20 }), into);
    }
    await client.query("commit");
    const seconds = (performance.now() - startedAt) / 1000;
    for (const table of columns.keys()) {
      const { rows } = await client.query<{ same: boolean }>(
        `select (select count(*) from ${table}) = (select count(*) from raw_${table}) as same`,
      );
      if (!rows[0]?.same) throw new Error(`The plain COPY copied another number of rows of ${table}.`);
      await client.query(`drop table raw_${table} cascade`);
    }
    return seconds;
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}
