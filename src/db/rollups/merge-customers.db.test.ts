import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { listNamesakes } from "@/db/queries/customers/list-namesakes";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import { stopSurveys } from "@/db/queries/mailings/recipients";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer } from "@/db/rollups/erase";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { mergeCustomers } from "@/db/rollups/merge-customers";
import { recountTallies } from "@/db/rollups/recount";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import { storeInteractions } from "@/db/rollups/store-interactions";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, workerDb, makeWorkspace } = await testDatabase();
const writing = { importId: null, now: new Date("2026-06-01T10:00:00Z") };
const LATEST = { policy: "latest", windowDays: 30 } as const;

/** A survey of which the latest answer counts, with one answer a day from 4 May on, given by these customers. */
async function withAnswers(customers: (tx: Tx, scope: Awaited<ReturnType<typeof makeWorkspace>>) => Promise<string[]>) {
  const scope = await makeWorkspace();
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  const ids = await within((tx) => customers(tx, scope));
  await storeScores(
    appDb,
    scope,
    survey,
    ids.map((_, place) => ({ day: `2026-05-0${place + 4}`, scores: { nps: place } })),
  );
  await within(async (tx) => {
    await tx.execute(sql`update survey set repeats = ${JSON.stringify(LATEST)}::jsonb where id = ${survey}`);
    for (const [place, id] of ids.entries())
      await tx.execute(sql`
        update response set customer_id = ${id} where id = (select response_id from answer where question_id = 'nps' and score = ${place})`);
    for (const id of new Set(ids)) await settleRepeats(tx, survey, id, LATEST);
  });
  const states = async () =>
    (
      await within((tx) =>
        tx.execute<{ who: string; state: string }>(sql`
          select c.external_id as who, r.state from response r join customer c on c.id = r.customer_id order by r.day`),
      )
    ).rows.map(({ who, state }) => `${who} ${state}`);
  return { scope, survey, ids, within, states };
}

test("two of one address become one: answers are settled anew, contracts and tickets come over, what is known is joined", async () => {
  const { scope, ids, within, states } = await withAnswers(async (tx, scope) => {
    const people = [
      { externalId: "cus_42", email: "ana@x.com", name: "Ana", attributes: { plan: "pro" } },
      { externalId: "acme", kind: "account" as const },
    ];
    await upsertCustomers(tx, scope, people, writing);
    await upsertCustomers(
      tx,
      scope,
      [
        {
          externalId: "Ana@x.com",
          name: "A.",
          locale: "de",
          attributes: { plan: "solo", country: "DE" },
          accounts: ["acme"],
        },
      ],
      writing,
    );
    const spell = { startDay: "2026-01-01", plan: "Pro", mrr: 1000, currency: "EUR" };
    await upsertSubscriptions(tx, scope, [{ ...spell, externalId: "s1", customer: "Ana@x.com" }], writing);
    await tx.execute(sql`update customer set unsubscribed_at = '2026-02-01' where external_id = 'Ana@x.com'`);
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from customer where kind = 'person' order by external_id desc`,
    );
    const [into = "", from = ""] = rows.map(({ id }) => id);
    return [into, from, into];
  });
  const [into = "", from = ""] = ids;
  await within((tx) =>
    storeInteractions(
      tx,
      scope,
      [{ externalId: "t-1", customer: "Ana@x.com", channel: "email", openedAt: writing.now, events: [] }],
      writing,
    ),
  );
  expect(await states()).toEqual(["cus_42 superseded", "Ana@x.com counted", "cus_42 counted"]);
  expect(await within((tx) => listNamesakes(tx, scope, into))).toMatchObject([{ id: from, byAddress: true }]);
  expect(await within((tx) => listNamesakes(tx, scope, from))).toMatchObject([{ id: into, byAddress: false }]);
  await within((tx) => mergeCustomers(tx, scope, [{ from, into }]));
  expect(await states()).toEqual(["cus_42 superseded", "cus_42 superseded", "cus_42 counted"]);
  const { rows } = await within((tx) =>
    tx.execute(sql`
      select c.external_id as who, c.name, c.email, c.locale, c.attributes, c.unsubscribed_at is not null as stopped,
        (select count(*)::int from subscription s where s.customer_id = c.id) as spells,
        (select count(*)::int from customer_stay s where s.customer_id = c.id) as stays,
        (select count(*)::int from interaction i where i.customer_id = c.id) as tickets,
        (select count(*)::int from account_of_customer a where a.customer_id = c.id) as accounts
      from customer c where c.kind = 'person'`),
  );
  expect(rows).toEqual([
    {
      ...{ who: "cus_42", name: "Ana", email: "ana@x.com", locale: "de", attributes: { plan: "pro", country: "DE" } },
      ...{ stopped: true, spells: 1, stays: 1, tickets: 1, accounts: 1 },
    },
  ]);
  await foldAllTallies(workerDb);
  expect(await within((tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
  expect(await within((tx) => upsertCustomer(tx, scope, "ana@X.com"))).toBe(into);
});

test("two accounts of one address become one, and the people of both are its people, also who becomes another meanwhile", async () => {
  const scope = await makeWorkspace();
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  const ids = await within(async (tx) => {
    const accounts = ["acme", "mail@acme.com"].map((externalId) => ({
      ...{ externalId, kind: "account" as const, email: "mail@acme.com" },
    }));
    const [acme, mail] = [["acme"], ["mail@acme.com"]];
    const people = [
      { externalId: "ana", accounts: acme },
      { externalId: "bo", accounts: [...acme, ...mail] },
      { externalId: "cy", accounts: mail },
      { externalId: "cy@acme.com", accounts: mail },
      { externalId: "dee", accounts: [] },
    ];
    await upsertCustomers(tx, scope, [...accounts, ...people], writing);
    const { rows } = await tx.execute<{ name: string; id: string }>(sql`select external_id as name, id from customer`);
    return Object.fromEntries(rows.map(({ name, id }) => [name, id]));
  });
  const idOf = (name: string) => ids[name] ?? "";
  await within((tx) =>
    mergeCustomers(tx, scope, [
      { from: idOf("mail@acme.com"), into: idOf("acme") },
      { from: idOf("cy@acme.com"), into: idOf("dee") },
    ]),
  );
  const { rows } = await within((tx) =>
    tx.execute<{ person: string; account: string }>(sql`
      select c.external_id as person, o.external_id as account from account_of_customer a
      join customer c on c.id = a.customer_id join customer o on o.id = a.account_id order by 1`),
  );
  expect(rows.map(({ person, account }) => `${person} of ${account}`)).toEqual([
    "ana of acme",
    "bo of acme",
    "cy of acme",
    "dee of acme",
  ]);
});

test("what links claimed of an address is its customer's from the moment that somebody has it", async () => {
  const { scope, within, states } = await withAnswers(async (tx, scope) => {
    const eve = await upsertCustomer(tx, scope, "eve@x.com", "claimed");
    const team = await upsertCustomer(tx, scope, "team@x.com", "claimed");
    return [eve, team, eve];
  });
  const people = [
    { externalId: "cus_1", email: "Eve@X.com" },
    { externalId: "cus_2", email: "team@x.com" },
    { externalId: "cus_3", email: "team@x.com" },
  ];
  const other = await makeWorkspace();
  await withTenant(appDb, other, (tx) => upsertCustomers(tx, other, people, writing));
  expect(await states()).toEqual(["eve@x.com superseded", "team@x.com counted", "eve@x.com counted"]);
  const written = await within((tx) => upsertCustomers(tx, scope, people, writing));
  expect(written).toMatchObject({ made: 3, changed: 0 });
  // Of an address that several have nobody's claims are anybody's.
  expect(await states()).toEqual(["cus_1 superseded", "team@x.com counted", "cus_1 counted"]);
  const left = await within((tx) => tx.execute(sql`select external_id as who from customer where claimed`));
  expect(left.rows).toEqual([{ who: "team@x.com" }]);
  await foldAllTallies(workerDb);
  expect(await within((tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
});

test("whoever was merged is found by mails that named them, and erased with the other out of older copies", async () => {
  const scope = await makeWorkspace();
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  const [one = "", two = "", kept = ""] = await within(async (tx) => [
    await upsertCustomer(tx, scope, "a-1"),
    await upsertCustomer(tx, scope, "a-2"),
    await upsertCustomer(tx, scope, "cus_42"),
  ]);
  await within((tx) => mergeCustomers(tx, scope, [{ from: one, into: two }]));
  await within((tx) => mergeCustomers(tx, scope, [{ from: two, into: kept }]));
  for (const gone of [one, two]) {
    expect(await within((tx) => stopSurveys(tx, scope, gone, { wanted: "look", now: writing.now }))).toMatchObject({
      email: "cus_42",
    });
  }
  await within((tx) => stopSurveys(tx, scope, one, { wanted: "stop", now: writing.now }));
  const stopped = await within((tx) => tx.execute(sql`select id from customer where unsubscribed_at is not null`));
  expect(stopped.rows).toEqual([{ id: kept }]);
  expect(await within((tx) => eraseCustomer(tx, scope, kept))).toBe(true);
  const erased = await within((tx) => tx.execute<{ subject: string }>(sql`select subject from erasure order by id`));
  expect(new Set(erased.rows.map(({ subject }) => subject))).toEqual(new Set([one, two, kept]));
  expect(await within((tx) => stopSurveys(tx, scope, one, { wanted: "look", now: writing.now }))).toBeNull();
});
