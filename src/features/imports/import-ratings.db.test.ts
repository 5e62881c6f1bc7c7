import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readSpeedScores } from "@/db/queries/service/read-speed-scores";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { profileColumns } from "@/domain/imports/column-profile";
import { guessSource } from "@/domain/imports/sources/guess-source";
import { csat } from "@/domain/metrics/csat";
import { SCALES } from "@/domain/metrics/scale";
import { tallyOf } from "@/domain/metrics/tally";
import { importFile } from "@/features/imports/testing/import-file";
import { importRecords } from "@/features/imports/testing/import-records";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const folder = path.resolve(import.meta.dirname, "../../../../shared/data/ravenstack");
const real = test.runIf(existsSync(folder));

const mapping = (date: string) => ({
  ...{ date: { columns: [date] }, customer: "account_id", id: "ticket_id", interaction: "ticket_id" },
  questions: [{ column: "satisfaction_score", kind: "csat", scale: { min: 1, max: 5 } }],
});

/** Counted scores with whose they are and which ticket they are about. */
async function ratings(scope: WorkspaceScope) {
  const { rows } = await withTenant(database.appDb, scope, (tx) =>
    tx.execute<{ score: number; customer: string | null; ticket: string | null; n: number }>(sql`
      select a.score, c.external_id as customer, r.identity ->> 'interaction' as ticket from answer a
      join response r on r.workspace_id = a.workspace_id and r.id = a.response_id
      left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
      where a.kind = 'csat' and a.status = 0 order by 3`),
  );
  return rows;
}

test("ratings of tickets meet their tickets; what the two files say otherwise is told, and every answer counts", async () => {
  const scope = await database.makeWorkspace();
  const tickets = `ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,first_response_time_minutes
T1,A,2026-05-04,2026-05-05 01:00,25,30
T2,B,2026-05-04,2026-05-04 01:00,1,90
`;
  const first = await importRecords(database, scope, tickets, { purpose: "tickets" }, now);
  expect([first.run.stored, first.codes]).toEqual([2, { replyAfterSolution: 1 }]);
  const file = `ticket_id,account_id,closed_at,satisfaction_score
T1,A,2026-05-05,5
T2,C,2026-05-03,2
T9,A,2026-05-05,4
,A,2026-05-05,3
`;
  const order = { ...mapping("closed_at"), id: null };
  const check = await importFile(database, scope, file, { mapping: order, name: "Ratings", dryRun: true }, now);
  const { run, problems } = await importFile(database, scope, file, { mapping: order, name: "Ratings" }, now);
  expect(run).toMatchObject({ status: "done", stored: 4, rejected: 0 });
  expect(problems).toEqual(check.problems);
  expect(problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    "3 The interaction “T2” is of another customer, B. The answer stays with the one that this file names.",
    "3 Answered on 2026-05-03, before the interaction “T2” was opened, 2026-05-04. The answer counts.",
    "4 The interaction “T9” is not known. The answer counts, and belongs to it as soon as it is imported.",
  ]);
  expect((await ratings(scope)).map(({ score, customer, ticket }) => [score, customer, ticket])).toEqual([
    [5, "A", "T1"],
    [2, "C", "T2"],
    [4, "A", "T9"],
    [3, "A", null],
  ]);
});

test("a helpdesk's ratings name their ticket: by its column, or by the number at the end of a link", async () => {
  const columns = profileColumns(
    ["Agent name", "Rating", "Link to the conversation", "Recorded at", "Contact email"],
    [["Dana", "5", "https://desk.example.com/app/accounts/1/conversations/77", "2026-05-05 10:00", "a@example.com"]],
  );
  expect(guessSource("chatwoot", columns).interaction).toBe("Link to the conversation");
  const zendesk = profileColumns(["id", "ticket_id", "requester_id", "score"], [["1", "7", "9", "good"]]);
  expect(guessSource("zendesk", zendesk).interaction).toBe("ticket_id");
  const scope = await database.makeWorkspace();
  const file = "day,score,link\n2026-05-05,5,https://desk.example.com/app/accounts/1/conversations/77?x=1\n";
  const order = {
    ...{ date: { columns: ["day"] }, interaction: "link" },
    questions: [{ column: "score", kind: "csat", scale: { min: 1, max: 5 } }],
  };
  await importFile(database, scope, file, { mapping: order, name: "Ratings" }, now);
  expect(await ratings(scope)).toMatchObject([{ ticket: "77" }]);
});

real("RavenStack's scores become CSAT answers of its customers and tickets: 66.3 % of 1,175", async () => {
  const scope = await database.makeWorkspace();
  const file = readFileSync(path.join(folder, "ravenstack_support_tickets.csv"));
  const tickets = await importRecords(database, scope, file, { purpose: "tickets" }, now);
  // Of 36 tickets the file says that they were solved before anybody answered.
  expect(tickets.codes).toEqual({ replyAfterSolution: 36 });
  const order = {
    ...mapping("closed_at"),
    date: { columns: ["closed_at"], pattern: ["{closed_at:yyyy-MM-dd H:mm}", "{closed_at}"] },
  };
  const { run, problems } = await importFile(database, scope, file, { mapping: order, name: "Tickets" }, now);
  expect([run.stored, problems]).toEqual([2_000, []]);
  const found = await ratings(scope);
  const tally = new Map<number, number>();
  for (const { score, customer, ticket } of found) {
    expect([customer?.slice(0, 2), ticket?.slice(0, 2)]).toEqual(["A-", "T-"]);
    tally.set(score, (tally.get(score) ?? 0) + 1);
  }
  expect([found.length, tally]).toEqual([
    1_175,
    new Map([
      [3, 396],
      [4, 405],
      [5, 374],
    ]),
  ]);
  const { value, interval } = csat(tallyOf(found.map(({ score }) => score)), SCALES["csat-1-5"]);
  expect([value, interval?.low, interval?.high].map((one) => one?.toFixed(2))).toEqual(["66.30", "63.55", "68.94"]);
  const speed = { from: "2023-01-01", to: "2025-12-31", filter: [], edges: [3_600], clock: "clock" as const };
  const scores = await withTenant(database.appDb, scope, (tx) => readSpeedScores(tx, scope, speed));
  expect(scores.reduce((sum, { n }) => sum + n, 0)).toBe(1_175);
});
