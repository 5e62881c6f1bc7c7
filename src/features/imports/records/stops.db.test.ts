import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { recogniseStops } from "@/domain/imports/stops";
import { readRecordFields } from "@/features/imports/input";
import { receiveUpload } from "@/features/imports/receive-upload";
import { queueRecords } from "@/features/imports/records/queue-records";
import { runImport } from "@/features/imports/run-import";
import { importFile, jobContext, readReport, uploadRequest } from "@/features/imports/testing/import-file";
import { askForUndo, undoImport } from "@/features/imports/undo-import";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");

async function importStops(scope: WorkspaceScope, file: string, fields: Record<string, string>) {
  const upload = await receiveUpload(database.appDb, scope, uploadRequest(file, fields), now);
  const order = readRecordFields(upload.fields);
  if (!order) throw new Error("This is no list.");
  await queueRecords(database.appDb, scope, upload.importId, order);
  await runImport(jobContext(database, scope, now), upload.importId);
  return readReport(database, scope, upload.importId);
}

async function customersOf(scope: WorkspaceScope) {
  const { rows } = await withTenant(database.appDb, scope, (tx) =>
    tx.execute<{ who: string; unsubscribed: string | null; bounced: string | null }>(
      sql`select external_id as who, (unsubscribed_at at time zone 'UTC')::date::text as unsubscribed,
            (bounced_at at time zone 'UTC')::date::text as bounced from customer order by external_id`,
    ),
  );
  return rows.map(({ who, unsubscribed, bounced }) => `${who} ${unsubscribed ?? "-"} ${bounced ?? "-"}`);
}

test("a list of who unsubscribed marks customers once, makes those who are not known, and can be taken back", async () => {
  const scope = await database.makeWorkspace();
  const answers = "day,score,who\n2026-05-04,9,a@example.com\n";
  const mapping = {
    date: { columns: ["day"] },
    questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 } }],
    customer: "who",
  };
  await importFile(database, scope, answers, { mapping, name: "A" }, now);
  const list = [
    "Email,Unsubscribed At",
    "a@example.com,2026-05-10T10:00:00Z",
    "b@example.com,2026-05-11T10:00:00Z",
    "b@example.com,2026-05-12T10:00:00Z",
    ",2026-05-12T10:00:00Z",
    "c@example.com,soon",
    "d@example.com,",
  ].join("\n");
  const { run, problems } = await importStops(scope, list, { purpose: "unsubscribed" });
  expect(run).toMatchObject({ status: "done", rows: 6, stored: 3, duplicates: 1, rejected: 2, surveyId: null });
  expect(problems).toEqual([
    { line: 5, column: "Email", reason: "The customer is empty.", rejected: true },
    { line: 6, column: "Unsubscribed At", reason: "“soon” cannot be read as a date.", rejected: true },
  ]);
  const marked = ["a@example.com 2026-05-10 -", "b@example.com 2026-05-11 -", "d@example.com 2026-06-01 -"];
  expect(await customersOf(scope)).toEqual(marked);
  expect((await importStops(scope, list, { purpose: "unsubscribed" })).run).toMatchObject({ stored: 0, duplicates: 4 });

  const bounced = await importStops(scope, "email;bounced_at\nb@example.com;1777708800\n", { purpose: "bounced" });
  expect(bounced.run).toMatchObject({ stored: 1 });
  expect(await customersOf(scope)).toContain("b@example.com 2026-05-11 2026-05-02");

  await askForUndo(database.appDb, scope, run.id);
  await undoImport(jobContext(database, scope, now), run.id);
  // Whom an answer or another list names stays; who was only on this list is gone.
  expect(await customersOf(scope)).toEqual(["a@example.com - -", "b@example.com - 2026-05-02"]);
});

test("a header says what a list is of; a file of scores is none", () => {
  expect(recogniseStops(["Name", "Email", "Unsubscribed at"])).toEqual({
    kind: "unsubscribed",
    customer: "Email",
    at: "Unsubscribed at",
  });
  expect(recogniseStops(["person.email", "bounced_at"])).toMatchObject({ kind: "bounced", customer: "person.email" });
  expect(recogniseStops(["email", "score", "unsubscribed"])).toBeNull();
  expect(recogniseStops(["email", "created_at"])).toBeNull();
});

test("a list of addresses marks the customers who have them, whatever their ids are", async () => {
  const scope = await database.makeWorkspace();
  const people = [
    { externalId: "cus_42", email: "ana@example.com" },
    { externalId: "cus_43", email: "bo@example.com" },
  ];
  await withTenant(database.appDb, scope, (tx) => upsertCustomers(tx, scope, people, { importId: null, now }));
  const list = "Email,Unsubscribed At\nANA@example.com,2026-05-10T10:00:00Z\nana@example.com,2026-05-11T10:00:00Z\n";
  const { run } = await importStops(scope, list, { purpose: "unsubscribed" });
  expect(run).toMatchObject({ status: "done", rows: 2, stored: 1, duplicates: 1 });
  expect(await customersOf(scope)).toEqual(["cus_42 2026-05-10 -", "cus_43 - -"]);
});
