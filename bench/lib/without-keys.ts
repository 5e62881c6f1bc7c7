import pg from "pg";

/**
 * Loads these tables without their indexes (but for primary keys) and foreign keys, which are made again as they were, from
 * what the database says of them: ten millions of rows in minutes. Their triggers stay. Not for figures of writing.
 */
export async function withoutKeys(url: string, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const keys = await client.query<{ of: string; to: string; name: string; definition: string }>(
      `select conrelid::regclass::text as of, confrelid::regclass::text as to, quote_ident(conname) as name,
         pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[])`,
      [tables],
    );
    const indexes = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
       where indrelid = any($1::text[]::regclass[])
         and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
      [tables],
    );
    for (const { of, name } of keys.rows) await client.query(`alter table ${of} drop constraint ${name}`);
    for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
    await work();
    await client.query("set maintenance_work_mem = '512MB'");
    for (const { definition } of indexes.rows) await client.query(definition);
    // Where row level security binds the owner too, a new key is checked row by row instead of by one join.
    const { rows: bound } = await client.query<{ name: string }>(
      "select oid::regclass::text as name from pg_class where relforcerowsecurity and oid = any($1::text[]::regclass[])",
      [keys.rows.flatMap(({ of, to }) => [of, to])],
    );
    for (const { name } of bound) await client.query(`alter table ${name} no force row level security`);
    for (const { of, name, definition } of keys.rows)
      await client.query(`alter table ${of} add constraint ${name} ${definition}`);
    for (const { name } of bound) await client.query(`alter table ${name} force row level security`);
  } finally {
    await client.end();
  }
}
