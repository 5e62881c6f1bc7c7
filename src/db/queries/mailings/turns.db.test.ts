import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readCandidates } from "@/db/queries/mailings/turns";
import { testDatabase } from "@/db/testing/test-database";
import type { Candidate } from "@/domain/invitation/waves";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-03-27T12:00:00Z");
const asking = { surveyId: randomUUID(), quarantineDays: 30, now: NOW, today: "2026-03-27" };
const repeating = { mailingId: randomUUID(), settleDays: 14, zone: "UTC" };

/** A workspace with so many customers, each second of whom has the address of the one before. */
async function makeCustomers(n: number) {
  const scope = await makeWorkspace();
  await withTenant(appDb, scope, (tx) =>
    tx.$client.query(
      `insert into customer (workspace_id, id, external_id, email)
       select $1, gen_random_uuid(), 'c' || n, 'a' || n / 2 || '@x.example' from generate_series(0, $2 - 1) n`,
      [scope.workspaceId, n],
    ),
  );
  const read = (atOnce?: number) =>
    withTenant(appDb, scope, async (tx) => {
      const portions: (readonly Candidate[])[] = [];
      const all = { attribute: null, named: null };
      for await (const portion of readCandidates(tx, scope, { ...asking, ...repeating }, all, atOnce))
        portions.push(portion);
      // The cursor is closed, so that another mailing can be read in the same transaction.
      for await (const _ of readCandidates(tx, scope, { ...asking, ...repeating }, all, 1_000)) break;
      return portions;
    });
  return { read };
}

const byId = (people: readonly Candidate[]) => [...people].sort((a, b) => a.id.localeCompare(b.id));

test("candidates are read in portions of bounded size, each judged among all", async () => {
  const { read } = await makeCustomers(12);
  const whole = (await read()).flat();
  expect(whole.map(({ reason }) => reason ?? "asked").sort()).toEqual([
    ...new Array(6).fill("asked"),
    ...new Array(6).fill("same_address"),
  ]);
  for (const [atOnce, sizes] of [
    [5, [5, 5, 2]],
    // Of an even number of portions no empty one is told.
    [4, [4, 4, 4]],
    [100, [12]],
  ] as const) {
    const portions = await read(atOnce);
    expect(portions.map(({ length }) => length)).toEqual(sizes);
    expect(byId(portions.flat())).toEqual(byId(whole));
  }
  expect(await (await makeCustomers(0)).read()).toEqual([]);
});

test("20,000 customers come in portions of 5,000, though statistics know of none of them", async () => {
  const { read } = await makeCustomers(20_000);
  const began = performance.now();
  const portions = await read();
  // It takes well under a second; by nested loops, which statistics that are old lead to, it would not end here.
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(portions.map(({ length }) => length)).toEqual([5_000, 5_000, 5_000, 5_000]);
  expect(portions.flat().filter(({ reason }) => reason === null)).toHaveLength(10_000);
});
