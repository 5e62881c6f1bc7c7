import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { profileColumns } from "@/domain/imports/column-profile";
import { recognisePurpose } from "@/features/imports/find-purpose";
import { jobContext } from "@/features/imports/testing/import-file";
import { importRecords } from "@/features/imports/testing/import-records";
import { askForUndo, undoImport } from "@/features/imports/undo-import";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const folder = path.resolve(import.meta.dirname, "../../../../../shared/data");
const present = existsSync(folder);
if (!present) console.warn(`Real customer files: ${folder} is not here, so they were not imported.`);
const real = test.runIf(present);
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

async function linesOf(scope: WorkspaceScope, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await withTenant(database.appDb, scope, (tx) => tx.execute<{ line: string }>(query));
  return rows.map(({ line }) => line.trim());
}

const STAYS = sql`select c.external_id || ' ' || s.from_day || '–' || coalesce(s.until_day::text, '') as line
  from customer_stay s join customer c on c.id = s.customer_id order by c.external_id, s.from_day`;
const SPELLS = sql`select concat_ws(' ', c.external_id, s.start_day, s.end_day, s.mrr, s.currency, s.plan, s.reason) as line
  from subscription s join customer c on c.id = s.customer_id order by c.external_id, s.start_day, s.external_id`;

/** What a header is recognised as. */
function recognised(csv: string): string | null {
  const rows = csv
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return recognisePurpose(profileColumns(rows[0] ?? [], rows.slice(1, 200)))?.purpose.id ?? null;
}

const STRIPE = `id,Customer ID,Customer Email,Plan,Amount,Currency,Interval,Status,Start (UTC),Canceled At (UTC),Ended At (UTC)
sub_1,cus_1,ann@example.com,pro,49.00,eur,month,active,2026-01-10 08:00,,
sub_2,cus_2,bob@example.com,pro-year,480.00,eur,year,canceled,2025-01-10 08:00,2025-12-01 09:00,2026-01-10 08:00
sub_3,cus_3,,pro,49.00,eur,month,incomplete_expired,2026-02-01 08:00,,
sub_4,cus_4,,pro,49.00,usd,month,canceled,2026-02-01 08:00,2026-02-20 23:30,
sub_5,cus_4,,pro,49.00,eur,month,canceled,2026-03-01 08:00,,
sub_6,cus_5,,pro,free,eur,month,active,2026-03-01 08:00,,
sub_7,cus_5,,pro,49.00,eur,month,active,,,
sub_8,cus_6,,pro,49.00,eur,month,canceled,2026-03-05 08:00,2026-03-01 08:00,2026-03-01 08:00
sub_1,cus_1,ann@example.com,basic,19.00,eur,month,active,2026-01-10 08:00,,
`;

test("a billing system's export is recognised by its header and becomes contracts, with each rule told by its line", async () => {
  const scope = await database.makeWorkspace({ zone: "Asia/Kolkata" });
  expect(recognised(STRIPE)).toBe("subscriptions");
  const { run, problems } = await importRecords(database, scope, STRIPE, { purpose: "subscriptions" }, now);
  expect(run).toMatchObject({ status: "done", rows: 9, stored: 4, duplicates: 1, rejected: 4 });
  expect(problems.map(({ line, column, rejected }) => `${line} ${column} ${rejected}`)).toEqual([
    "4 Status true",
    "6 Status false",
    "6 Currency false",
    "7 Amount true",
    "8 Start (UTC) true",
    "9 Ended At (UTC), Canceled At (UTC) true",
    "10 id false",
  ]);
  // 23:30 in London is the next day in Kolkata; a year of 480.00 is 40.00 a month.
  expect(await linesOf(scope, SPELLS)).toEqual([
    "cus_1 2026-01-10 1900 EUR basic",
    "cus_2 2025-01-10 2026-01-10 4000 EUR pro-year",
    "cus_4 2026-02-01 2026-02-21 4900 USD pro",
    "cus_4 2026-03-01 4900 EUR pro",
  ]);
  expect(
    await linesOf(
      scope,
      sql`select external_id || ' ' || email as line from customer where email is not null order by 1`,
    ),
  ).toEqual(["cus_1 ann@example.com", "cus_2 bob@example.com"]);
});

test("the same file again stores nothing; a newer one changes contracts; undo puts them back and takes its own away", async () => {
  const scope = await database.makeWorkspace();
  const first = "contract id,customer id,start,end,mrr\nk1,ann,2026-01-01,,10\nk2,bob,2026-01-01,,10\n";
  const second = "contract id,customer id,start,end,mrr\nk1,ann,2026-01-01,2026-03-01,10\nk3,cy,2026-02-01,,10\n";
  const order = { purpose: "subscriptions" };
  await importRecords(database, scope, first, order, now);
  const before = [await linesOf(scope, SPELLS), await linesOf(scope, STAYS)];
  const again = await importRecords(database, scope, first, order, now);
  expect(again.run).toMatchObject({ rows: 2, stored: 0, duplicates: 2, rejected: 0 });
  const check = await importRecords(database, scope, second, { ...order, dryRun: "true" }, now);
  expect(check.run).toMatchObject({ rows: 2, stored: 2, duplicates: 0, rejected: 0, dryRun: true });
  expect([await linesOf(scope, SPELLS), await linesOf(scope, STAYS)]).toEqual(before);
  const { run } = await importRecords(database, scope, second, order, new Date(now.getTime() + 1));
  expect(await linesOf(scope, STAYS)).toEqual(["ann 2026-01-01–2026-03-01", "bob 2026-01-01–", "cy 2026-02-01–"]);
  await askForUndo(database.appDb, scope, run.id);
  await undoImport(jobContext(database, scope, now), run.id);
  expect([await linesOf(scope, SPELLS), await linesOf(scope, STAYS)]).toEqual(before);
  expect(await linesOf(scope, sql`select external_id as line from customer order by 1`)).toEqual(["ann", "bob"]);
});

const ACCOUNTS = `account_id,account_name,industry,churn_flag
A1,Acme,Tools,TRUE
A2,Bolt,Tools,FALSE
A1,Acme Ltd,Toys,TRUE
,Nobody,Toys,FALSE
`;
const DEPARTURES = `churn_event_id,account_id,churn_date,reason_code,feedback_text
c1,A1,2026-03-01,support,too slow
c2,A2,2026-04-01,pricing,
c3,A3,2026-04-01,features,
c4,A4,2026-05-01,unknown,
`;

test("what customers, contracts and departures say otherwise than one another is told, and contracts count", async () => {
  const scope = await database.makeWorkspace();
  expect([recognised(ACCOUNTS), recognised(DEPARTURES)]).toEqual(["customers", "departures"]);
  const contracts =
    "contract id,account id,start,end\nk1,A1,2026-01-01,\nk2,A2,2026-01-01,2026-04-01\nk3,A3,2026-01-01,2026-03-15\n";
  await importRecords(database, scope, contracts, { purpose: "subscriptions" }, now);
  const accounts = await importRecords(database, scope, ACCOUNTS, { purpose: "customers" }, now);
  expect(accounts.run).toMatchObject({ rows: 4, stored: 2, duplicates: 1, rejected: 1 });
  expect(accounts.codes).toEqual({ toldLeftButRuns: 2, customerTwice: 1, customerEmpty: 1 });
  expect(
    await linesOf(
      scope,
      sql`select concat_ws(' ', external_id, kind, name, attributes) as line from customer order by 1`,
    ),
  ).toEqual(['A1 account Acme Ltd {"industry": "Toys"}', 'A2 account Bolt {"industry": "Tools"}', "A3 person  {}"]);
  const left = await importRecords(database, scope, DEPARTURES, { purpose: "departures" }, now);
  expect(left.run).toMatchObject({ rows: 4, stored: 2, duplicates: 0, rejected: 2 });
  expect(left.codes).toEqual({ departureRuns: 1, departureOtherDay: 1, departureNoSpell: 1 });
  expect(await linesOf(scope, SPELLS)).toEqual([
    "A1 2026-01-01",
    "A2 2026-01-01 2026-04-01 too_expensive",
    "A3 2026-01-01 2026-03-15 missing_capability",
  ]);
  const mapping = {
    customer: "account_id",
    date: "churn_date",
    reason: "reason_code",
    note: "feedback_text",
    running: "end",
  };
  await importRecords(database, scope, DEPARTURES, { purpose: "departures", mapping }, now);
  expect((await linesOf(scope, SPELLS))[0]).toBe("A1 2026-01-01 2026-03-01 poor_service");
});

test("purchases: equal rows of a file count, the same file again adds none, and the number of days follows", async () => {
  const scope = await database.makeWorkspace();
  const csv =
    "customer_id,order date,amount,currency\n1,2026-01-01,10.00,EUR\n1,2026-01-01,10.00,EUR\n1,2026-01-31,5,EUR\n2,2026-07-01,5,EUR\n";
  expect(recognised(csv)).toBe("purchases");
  const first = await importRecords(database, scope, csv, { purpose: "purchases" }, now);
  expect(first.run).toMatchObject({ rows: 4, stored: 3, duplicates: 0, rejected: 1 });
  expect(first.codes).toEqual({ dayToCome: 1 });
  const again = await importRecords(database, scope, csv, { purpose: "purchases" }, now);
  expect(again.run).toMatchObject({ rows: 4, stored: 0, duplicates: 3, rejected: 1 });
  expect(await linesOf(scope, STAYS)).toEqual(["1 2026-01-01–2026-03-02"]);
});

real(
  "Telco: months as a customer become contracts that count back from today; 1,869 of 7,043 left",
  { timeout: 60_000 },
  async () => {
    const scope = await database.makeWorkspace();
    const file = read("telco_churn.csv");
    expect(recognised(file)).toBe("customers");
    const mapping = {
      customer: "customerID",
      tenure: "tenure",
      left: "Churn",
      mrr: "MonthlyCharges",
      plan: "Contract",
    };
    const { run, codes } = await importRecords(database, scope, file, { purpose: "customers", mapping }, now);
    expect(run).toMatchObject({ status: "done", rows: 7_043, stored: 7_043, duplicates: 0, rejected: 0 });
    expect(codes).toEqual({});
    expect(
      await linesOf(
        scope,
        sql`select concat_ws(' ', count(*), count(until_day), min(from_day), max(until_day)) as line from customer_stay`,
      ),
    ).toEqual(["7043 1869 2020-06-01 2026-06-01"]);
  },
);

real(
  "RavenStack: 13 contracts of no days; flags and departures that contradict the contracts are told",
  { timeout: 60_000 },
  async () => {
    const scope = await database.makeWorkspace();
    const file = (name: string) => read(`ravenstack/ravenstack_${name}.csv`);
    const of = async (name: string, purpose: string) => {
      expect(recognised(file(name)), name).toBe(purpose);
      return importRecords(database, scope, file(name), { purpose }, now);
    };
    const contracts = await of("subscriptions", "subscriptions");
    expect(contracts.run).toMatchObject({ rows: 5_000, stored: 5_000, duplicates: 0, rejected: 0 });
    // Every account has contracts that run beside one another; each is told once.
    expect(contracts.codes).toEqual({ spellNoDays: 13, spellsOverlap: 500 });
    const accounts = await of("accounts", "customers");
    expect(accounts.run).toMatchObject({ rows: 500, stored: 500, rejected: 0 });
    expect(accounts.codes).toEqual({ toldLeftButRuns: 110 });
    const left = await of("churn_events", "departures");
    expect(left.run.rows).toBe(600);
    expect(left.run.stored + left.run.duplicates + left.run.rejected).toBe(600);
    // Counted apart from the product: 538 fall while a contract runs (on 6 of these days another one ended), 53 before any
    // had begun, and 9 on another day than the last one's end.
    expect(left.codes).toEqual({ departureRuns: 538, departureNoSpell: 53, departureOtherDay: 9 });
    expect(left.run.rejected).toBe(538 - 6 + 53);
  },
);
