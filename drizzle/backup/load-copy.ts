import { once } from "node:events";
import pg from "pg";
import { type CopyStreamQuery, from } from "pg-copy-streams";
import { type CopyJobs, readCopy } from "./copy-format";
import { copyTables, quoted } from "./copy-tables";

/**
 * Loads a copy's rows into empty tables of the same migrations, all in one transaction: after a failure nothing of it is there.
 * Meanwhile nothing fires, nothing is forced and no reference is checked row by row; references are checked as a whole at the
 * end. Returns the jobs that waited.
 */
export async function loadCopy(ownerUrl: string, file: string): Promise<CopyJobs["jobs"]> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: "candor restore", keepAlive: true });
  owner.on("error", () => {});
  await owner.connect();
  try {
    await owner.query("begin");
    const tables = await copyTables(owner);
    const known = new Set(tables.map(({ name }) => name));
    const references = await dropReferences(owner);
    for (const { name, tenant } of tables) {
      await owner.query(`alter table ${quoted(name)} disable trigger user`);
      if (tenant !== null) await owner.query(`alter table ${quoted(name)} no force row level security`);
    }
    const jobs = await loadRows(owner, file, known);
    await advanceSequences(owner);
    for (const add of references) await owner.query(add);
    for (const { name, tenant } of tables) {
      await owner.query(`alter table ${quoted(name)} enable trigger user`);
      if (tenant !== null) await owner.query(`alter table ${quoted(name)} force row level security`);
    }
    await owner.query("commit");
    // What plans are made from was the emptiness before.
    await owner.query("analyze");
    return jobs;
  } finally {
    await owner.end();
  }
}

async function loadRows(owner: pg.Client, file: string, known: ReadonlySet<string>): Promise<CopyJobs["jobs"]> {
  let stream: CopyStreamQuery | null = null;
  let jobs: CopyJobs["jobs"] = [];
  await readCopy(file, {
    head() {},
    block({ table, columns }) {
      if (!known.has(table)) throw new Error(`The copy holds a table ${table} that its migrations do not have.`);
      stream = owner.query(from(`copy ${quoted(table)} (${columns.map(quoted).join(", ")}) from stdin`));
      stream.on("error", () => {});
    },
    async rows(lines) {
      if (stream?.errored) throw stream.errored;
      if (stream && !stream.write(lines)) await drained(stream);
    },
    async blockEnd() {
      const loaded = stream;
      if (!loaded) return;
      stream = null;
      await new Promise<void>((resolve, reject) => {
        if (loaded.errored) reject(loaded.errored);
        loaded.once("error", reject);
        loaded.once("finish", resolve);
        loaded.end();
      });
    },
    jobs(told) {
      jobs = told.jobs;
    },
  });
  return jobs;
}

async function drained(stream: CopyStreamQuery): Promise<void> {
  // `once` rejects where the stream fails instead.
  await once(stream, "drain");
}

/** Drops every foreign key and returns what makes them again. */
async function dropReferences(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ table: string; name: string; definition: string }>(
    `select c.relname::text as table, k.conname::text as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and c.relnamespace = 'public'::regnamespace order by 1, 2`,
  );
  for (const { table, name } of rows) await owner.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  return rows.map(
    ({ table, name, definition }) => `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`,
  );
}

/** Sets each numbering on behind the highest number that was loaded. */
async function advanceSequences(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `select c.relname::text as table, a.attname::text as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`,
  );
  for (const { table, column } of rows)
    await owner.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) is not null)
       from ${quoted(table)}`,
      [quoted(table), column],
    );
}
