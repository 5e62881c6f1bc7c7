import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createDb, type Tx, withReads, withTenant } from "@/db/client";
import { openPipeline } from "@/db/pipeline";
import { withPatience } from "@/db/queries/with-patience";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const scope = await makeWorkspace();
const { connectionString } = appDb.pool.options;

/** One connection, so that what one transaction leaves is what the next one finds. */
async function onOne<T>(work: (db: ReturnType<typeof createDb>) => Promise<T>, named = true): Promise<T> {
  const db = createDb({ url: String(connectionString), max: 1, name: "test-names", named });
  return work(db).finally(() => db.pool.end());
}

const seven = async (tx: Tx) => (await tx.execute<{ n: number }>(sql`select ${7}::int as n`)).rows[0]?.n;
const kept = async (tx: Tx) =>
  (await tx.$client.query<{ n: number }>("select count(*)::int as n from pg_prepared_statements")).rows[0]?.n;

test("what only reads is planned once a connection; what writes, and what needs patience, each time", async () => {
  await onOne(async (db) => {
    await withTenant(db, scope, seven);
    await withReads(db, scope, (tx) => withPatience(tx, 1_000, (inner) => inner.execute(sql`select ${8}::int`)));
    expect(await withTenant(db, scope, kept)).toBe(0);
    for (let time = 0; time < 3; time++) expect(await withReads(db, scope, seven)).toBe(7);
    expect(await withTenant(db, scope, kept)).toBe(1);
    await withTenant(db, scope, (tx) => tx.execute(sql`select ${9}::int`));
    expect(await withTenant(db, scope, kept)).toBe(1);
  });
});

test("behind a pooler that was named nothing has a name", async () => {
  await onOne(async (db) => {
    expect(await withReads(db, scope, seven)).toBe(7);
    expect(await withReads(db, scope, kept)).toBe(0);
  }, false);
});

test("a name that the server has forgotten, as behind a pooler, costs one more try and then names are given up", async () => {
  await onOne(async (db) => {
    expect(await withReads(db, scope, seven)).toBe(7);
    await db.pool.query("deallocate all");
    expect(await withReads(db, scope, seven)).toBe(7);
    expect(await withReads(db, scope, seven)).toBe(7);
    expect(await withReads(db, scope, kept)).toBe(0);
  });
});

test("a plan that a migration has made old costs one more try, and names stay", async () => {
  await ownerDb.pool.query("create table changing as select 1 as n; grant select on changing to public");
  const read = async (tx: Tx) => (await tx.execute<{ n: unknown }>(sql`select n from changing`)).rows[0]?.n;
  await onOne(async (db) => {
    expect(await withReads(db, scope, read)).toBe(1);
    await ownerDb.pool.query("alter table changing alter n type text using 'one'");
    expect(await withReads(db, scope, read)).toBe("one");
    expect(await withReads(db, scope, read)).toBe("one");
    expect(await withReads(db, scope, kept)).toBe(1);
  });
});

test("a fault that is not the name's is told as before", async () => {
  await onOne(async (db) => {
    const failing = withReads(db, scope, (tx) => tx.execute(sql`select 1 / ${0}::int`));
    await expect(failing).rejects.toThrow("division by zero");
    expect(await withReads(db, scope, seven)).toBe(7);
  });
});

test("one statement alone is planned once a connection too, and sent again where its name was forgotten", async () => {
  await onOne(async (db) => {
    const pipeline = openPipeline(db);
    const ask = () => pipeline.query<{ n: number }>("select $1::int as n", [3]);
    expect([await ask(), await ask()]).toEqual([[{ n: 3 }], [{ n: 3 }]]);
    expect(await withTenant(db, scope, kept)).toBe(1);
    await db.pool.query("deallocate all");
    expect(await ask()).toEqual([{ n: 3 }]);
    expect(db.named).toBe(false);
  });
});
