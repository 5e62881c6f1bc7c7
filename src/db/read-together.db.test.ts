import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createDb, type Tx, withReads, withTenant } from "@/db/client";
import { withPatience } from "@/db/queries/with-patience";
import { readTogether, readTogetherThen } from "@/db/read-together";
import { testDatabase } from "@/db/testing/test-database";
import { isTooSlow } from "@/db/too-slow";

const { appDb, makeWorkspace } = await testDatabase();
const scope = await makeWorkspace();

const numberOf = async (tx: Tx, of: ReturnType<typeof sql>) =>
  (await tx.execute<{ n: number }>(sql`select (${of})::int as n`)).rows[0]?.n;

test("what is read together comes in its order, whether the connection sends it at once or not", async () => {
  for (const open of [withReads, withTenant])
    expect(
      await open(appDb, scope, (tx) =>
        readTogether(tx, [
          () => numberOf(tx, sql`length(pg_sleep(0.05)::text) + 1`),
          async () => (await numberOf(tx, sql`2`)) === 2,
          () => numberOf(tx, sql`(select count(*) from workspace)`),
        ]),
      ),
    ).toEqual([1, true, 1]);
});

test("the first fault is the one that is told, and the connection serves the next as before", async () => {
  const failing = withReads(appDb, scope, (tx) =>
    readTogether(tx, [() => numberOf(tx, sql`1`), () => numberOf(tx, sql`1 / 0`), () => numberOf(tx, sql`3`)]),
  );
  await expect(failing).rejects.toThrow("division by zero");
  expect(await withTenant(appDb, scope, (tx) => numberOf(tx, sql`(select count(*) from workspace)`))).toBe(1);
});

test("a read that is broken off in its patience leaves what was read beside and after it", async () => {
  const found = await withReads(appDb, scope, async (tx) => {
    const before = await numberOf(tx, sql`1`);
    const slow = await withPatience(tx, 30, (inner) => numberOf(inner, sql`length(pg_sleep(5)::text)`));
    const quick = await withPatience(tx, 5_000, (inner) => numberOf(inner, sql`2`));
    return [before, slow, quick, await numberOf(tx, sql`(select count(*) from workspace)`)];
  });
  expect(found).toEqual([1, null, 2, 1]);
});

test("the limit of a patience ends with it, and a transaction that is too slow says so", async () => {
  const limit = await withReads(appDb, scope, async (tx) => {
    await withPatience(tx, 30, (inner) => numberOf(inner, sql`1`));
    return (await tx.execute<{ statement_timeout: string }>(sql`show statement_timeout`)).rows[0]?.statement_timeout;
  });
  expect(limit).toBe("10s");
  const slow = withReads(appDb, scope, async (tx) => {
    await tx.execute(sql`set local statement_timeout = 30`);
    return numberOf(tx, sql`length(pg_sleep(5)::text)`);
  });
  expect(isTooSlow(await slow.catch((error: unknown) => error))).toBe(true);
});

test("what has patience goes behind what is read together, and takes nothing of it along when it is broken off", async () => {
  for (const open of [withReads, withTenant])
    for (const [seconds, told] of [
      [5, null],
      [0, 1],
    ] as const)
      expect(
        await open(appDb, scope, async (tx) => {
          const read = await readTogetherThen(
            tx,
            [() => numberOf(tx, sql`1`), () => numberOf(tx, sql`(select count(*) from workspace)`)],
            () => withPatience(tx, 100, (inner) => numberOf(inner, sql`length(pg_sleep(${seconds})::text) + 1`)),
          );
          return [...read.found, read.last, await numberOf(tx, sql`3`)];
        }),
      ).toEqual([1, 1, told, 3]);
});

test("a fault of the first is told, and not what it made of the last", async () => {
  for (const open of [withReads, withTenant]) {
    const failing = open(appDb, scope, (tx) =>
      readTogetherThen(tx, [() => numberOf(tx, sql`1 / 0`)], () =>
        withPatience(tx, 100, (inner) => numberOf(inner, sql`2`)),
      ),
    );
    await expect(failing).rejects.toThrow("division by zero");
    expect(await withReads(appDb, scope, (tx) => numberOf(tx, sql`4`))).toBe(4);
  }
});

test("nobody waits for the end of what only read, and the connection is whole again after it", async () => {
  const one = createDb({ url: String(appDb.pool.options.connectionString), max: 1, name: "test-reads" });
  for (let time = 0; time < 20; time++) {
    expect(await withReads(one, scope, (tx) => numberOf(tx, sql`(select count(*) from workspace)`))).toBe(1);
    const state = await withTenant(one, scope, (tx) =>
      tx.execute<{ readonly: string }>(sql`select current_setting('transaction_read_only') as readonly`),
    );
    expect(state.rows).toEqual([{ readonly: "off" }]);
  }
  await one.pool.end();
});
