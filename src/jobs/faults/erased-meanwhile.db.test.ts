import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { insertPurchases } from "@/db/queries/customers/insert-purchases";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import { stopCustomers } from "@/db/queries/stop-customers";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { changeStates, lockStates } from "@/db/rollups/change-states";
import { deleteSurvey, eraseSurvey } from "@/db/rollups/delete-survey";
import { eraseCustomer, eraseResponse } from "@/db/rollups/erase";
import { foldCommentsOf } from "@/db/rollups/fold-comments";
import { mergeCustomers } from "@/db/rollups/merge-customers";
import { recountTallies } from "@/db/rollups/recount";
import { REMOVED, redactWords } from "@/db/rollups/redact-words";
import type { WorkspaceScope } from "@/db/scope";
import { foldAllComments, makeCommentSurvey } from "@/db/testing/store-comments";
import { storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, workerDb, makeWorkspace } = await testDatabase();
const ANSWERS = 60;
const ROUNDS = 25;

/** A survey with one person's answers and comments, which were looked at once and are to be looked at again. */
async function withPerson(scope: WorkspaceScope) {
  const survey = await makeCommentSurvey(appDb, scope);
  await storeScores(
    appDb,
    scope,
    survey,
    Array.from({ length: ANSWERS }, (_, i) => ({
      ...{ day: "2026-07-01", scores: { score: i % 11 }, texts: { why: `The delivery was late, ${i}` } },
    })),
  );
  await foldAllComments(workerDb, scope);
  const theirs = sql`workspace_id = ${scope.workspaceId} and survey_id = ${survey}`;
  const { person, kept } = await withTenant(appDb, scope, async (tx) => {
    const id = await upsertCustomer(tx, scope, "anna@example.com");
    await tx.execute(sql`update response set customer_id = ${id} where ${theirs}`);
    return { person: id, kept: await upsertCustomer(tx, scope, "ann-1") };
  });
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute<{ id: string }>(sql`select id from response where ${theirs} order by random()`),
  );
  return { survey, person, kept, responses: rows.map(({ id }) => id) };
}

test("a person is erased or merged while their answers are looked at, excluded, or deleted with their survey: nobody waits for another in a ring", async () => {
  const scope = await makeWorkspace();
  const failed: unknown[] = [];
  const noting = (what: string) => (error: { code?: string; message: string }) => {
    failed.push(`${what}: ${error.code ?? error.message}`);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const { survey, person, kept, responses } = await withPerson(scope);
    const some = responses.slice(0, ANSWERS / 2);
    await withTenant(appDb, scope, async (tx) => {
      const locked = await lockStates(tx, scope, survey, some);
      const changes = some.map((id) => ({ id, state: "held" as const, reason: null }));
      await changeStates(tx, scope, { id: survey, repeats: { policy: "all" } }, locked, changes);
    });
    await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, survey));
    await Promise.all([
      withTenant(appDb, scope, async (tx) => {
        if (round % 2 === 0) await eraseCustomer(tx, scope, person);
        else await mergeCustomers(tx, scope, [{ from: person, into: kept }]);
      }).catch(noting(round % 2 === 0 ? "erase" : "merge")),
      foldCommentsOf(workerDb, scope).catch(noting("fold")),
      eraseSurvey(workerDb, scope, survey).catch(noting("delete")),
    ]);
    await foldAllComments(workerDb, scope);
    await eraseSurvey(workerDb, scope, survey);
  }
  expect(failed).toEqual([]);
  expect(await withTenant(appDb, scope, (tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
});

test("words are removed while the same answers are excluded, looked at and erased: nobody waits for another in a ring", async () => {
  const scope = await makeWorkspace();
  const failed: unknown[] = [];
  const noting = (what: string) => (error: { code?: string; message: string }) => {
    failed.push(`${what}: ${error.code ?? error.message}`);
  };
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  for (let round = 0; round < ROUNDS; round++) {
    const { survey, person, responses } = await withPerson(scope);
    const some = responses.slice(0, 12);
    const exclude = within(async (tx) => {
      const locked = await lockStates(tx, scope, survey, some);
      const changes = some.map((id) => ({ id, state: "excluded" as const, reason: "test" }));
      await changeStates(tx, scope, { id: survey, repeats: { policy: "all" } }, locked, changes);
    });
    const redact = some.map((id) => within((tx) => redactWords(tx, scope, id, () => REMOVED)).catch(noting("redact")));
    const erase =
      round % 2 === 0
        ? within((tx) => eraseCustomer(tx, scope, person))
        : within((tx) => eraseResponse(tx, scope, survey, some[0] ?? ""));
    await Promise.all([
      exclude.catch(noting("exclude")),
      ...redact,
      foldCommentsOf(workerDb, scope).catch(noting("fold")),
      erase.catch(noting("erase")),
    ]);
    await foldAllComments(workerDb, scope);
  }
  expect(failed).toEqual([]);
  expect(await within((tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
});

test("two who merge the same people in the same moment merge them once, and the other finds nobody to merge", async () => {
  const scope = await makeWorkspace();
  const [from, into] = await withTenant(appDb, scope, async (tx) => [
    await upsertCustomer(tx, scope, "anna@example.com"),
    await upsertCustomer(tx, scope, "ann-1"),
  ]);
  const merge = () => withTenant(appDb, scope, (tx) => mergeCustomers(tx, scope, [{ from, into }]));
  expect((await Promise.all([merge(), merge(), merge()])).sort()).toEqual([0, 0, 1]);
});

/** Does something that waits for a person's row while they are erased. */
async function whileErased<T>(scope: WorkspaceScope, person: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { done } = await withTenant(appDb, scope, async (tx) => {
    await tx.execute(sql`select from customer where id = ${person} for update`);
    const done = withTenant(appDb, scope, work);
    // Asked outside: within a transaction the list of connections stays as it was first read.
    const waits =
      "select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()";
    await expect.poll(async () => (await appDb.pool.query(waits)).rowCount, { timeout: 10_000 }).toBe(1);
    await eraseCustomer(tx, scope, person);
    return { done };
  });
  return done;
}

test("a contract of somebody who is being erased waits, and is theirs whom the same name is given anew", async () => {
  const scope = await makeWorkspace();
  const ann = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ann"));
  const said = { startDay: "2026-01-01", endDay: null, mrr: 900, currency: "EUR", plan: null, reason: null };
  const spells = ["ann", "bob"].map((customer) => ({ ...said, externalId: customer, customer, reasonNote: null }));
  const now = new Date("2026-06-01T10:00:00Z");
  const stored = await whileErased(scope, ann, (tx) => upsertSubscriptions(tx, scope, spells, { importId: null, now }));
  expect(stored).toMatchObject({ made: 2 });
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute(
      sql`select c.external_id as name from subscription s join customer c on c.id = s.customer_id order by 1`,
    ),
  );
  expect(rows).toEqual([{ name: "ann" }, { name: "bob" }]);
});

test("who bought before, and is erased while somebody else buys, stays erased", async () => {
  const scope = await makeWorkspace();
  const written = { importId: null, now: new Date("2026-06-01T10:00:00Z") };
  const buy = (customer: string) => (tx: Tx) =>
    insertPurchases(
      tx,
      scope,
      [{ externalId: `of ${customer}`, customer, day: "2026-05-04", amount: 900, currency: "EUR", quantity: 1 }],
      written,
    );
  const ann = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ann"));
  await withTenant(appDb, scope, buy("ann"));
  expect(await whileErased(scope, ann, buy("bob"))).toMatchObject({ made: 1 });
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute(sql`select external_id as name from customer where kind <> 'erased'`),
  );
  expect(rows).toEqual([{ name: "bob" }]);
});

test("who is on a list of unsubscribed addresses, and is erased in that moment, is written to no more", async () => {
  const scope = await makeWorkspace();
  const ann = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ann@example.com"));
  const list = ["ann@example.com", "bob@example.com"].map((externalId) => ({ externalId, at: new Date(0) }));
  expect(await whileErased(scope, ann, (tx) => stopCustomers(tx, scope, v7(), "unsubscribed", list))).toBe(2);
});
