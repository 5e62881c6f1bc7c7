import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { storeInvitations } from "@/db/queries/invitations/store-invitations";
import { eraseCustomer } from "@/db/rollups/erase";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { profileColumns } from "@/domain/imports/column-profile";
import { recognisePurpose } from "@/features/imports/find-purpose";
import { jobContext } from "@/features/imports/testing/import-file";
import { importRecords } from "@/features/imports/testing/import-records";
import { askForUndo, undoImport } from "@/features/imports/undo-import";

const database = await testDatabase();
const { appDb } = database;
const now = new Date("2026-06-01T10:00:00Z");

const FILE = `Message ID,Email,Survey,Sent At,Status,Bounced At,Opened At
m1,ann@example.com,Yearly,2026-05-04 09:00,Email Sent,,2026-05-04 10:00
m2,bob@example.com,Yearly,2026-05-04 09:00,Email Bounced,2026-05-04 09:01,
m3,cem@example.com,yearly,2026-05-04 09:00,Email Sent,,
m4,dan@example.com,Yearly,2026-05-04 09:00,Survey Finished,,
m5,eve@example.com,Quarterly,2026-05-04 09:00,Email Sent,,
m6,eve@example.com,Yearly,2026-05-04 09:00,Not sent,,
m7,eve@example.com,Yearly,2026-05-04 09:00,Email Sent,,2026-05-01 09:00
m8,eve@example.com,Yearly,2027-05-04 09:00,Email Sent,,
m3,cem@example.com,Yearly,2026-05-04 09:00,Perhaps,,
`;

async function makePlace() {
  const scope = await database.makeWorkspace({ zone: "Europe/Berlin" });
  const surveyId = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
    name: "Yearly",
  });
  return { scope, surveyId };
}

async function rateOf(scope: WorkspaceScope) {
  const request = { periods: [{ from: "2026-05-01", to: "2026-05-31" }], filter: [], by: null, today: "2026-06-01" };
  const [cell] = await withTenant(appDb, scope, (tx) => readInvitationInputs(tx, scope, request));
  return cell ? [cell.input.numerator, cell.input.denominator] : null;
}

async function undo(scope: WorkspaceScope, id: string) {
  await askForUndo(appDb, scope, id);
  await undoImport(jobContext(database, scope, now), id);
}

const bounced = (scope: WorkspaceScope) =>
  withTenant(appDb, scope, async (tx) => {
    const reply = await tx.execute<{ who: string }>(
      sql`select external_id as who from customer where bounced_at is not null`,
    );
    return reply.rows.map(({ who }) => who);
  });

test("a header of who was asked when is one of invitations, also beside bounces; a list of bounces stays one", () => {
  const look = (header: string, row: string) =>
    recognisePurpose(profileColumns(header.split(","), [row.split(",")]))?.purpose.id;
  const [header = "", row = ""] = FILE.split("\n");
  expect(look(header, row)).toBe("invitations");
  expect(look("recipient_email,survey_id,sent_at", "a@example.com,x,2026-05-04T10:00:00Z")).toBe("invitations");
  expect(look("email,bounced_at", "a@example.com,2026-05-04T10:00:00Z")).toBe("bounced");
});

test("a file of invitations makes the response rate, meets answers, says what is wrong by line, and goes again", async () => {
  const { scope, surveyId } = await makePlace();
  // Ann is known by another id, with her address: the invitation is hers, and her answer meets it.
  await withTenant(appDb, scope, (tx) =>
    upsertCustomers(tx, scope, [{ externalId: "A-1", email: "Ann@example.com" }], { importId: null, now }),
  );
  await storeScores(appDb, scope, surveyId, [{ day: "2026-05-05", scores: { nps: 9 } }]);
  await withTenant(appDb, scope, (tx) =>
    tx.execute(sql`update response set customer_id = (select id from customer where external_id = 'A-1')`),
  );
  const { run, codes, problems } = await importRecords(database, scope, FILE, { purpose: "invitations" }, now);
  expect(run).toMatchObject({ status: "done", rows: 9, stored: 4, duplicates: 1, rejected: 4 });
  expect(codes).toEqual({
    surveyUnknown: 1,
    invitationWithheld: 1,
    invitationBeforeSent: 1,
    dateFuture: 1,
    deliveryUnknown: 1,
    invitationTwice: 1,
  });
  expect(problems.filter(({ rejected }) => rejected).map(({ line }) => line)).toEqual([6, 7, 8, 9]);
  // Four asked, one came back, Ann and Dan answered.
  expect(await rateOf(scope)).toEqual([2, 3]);
  expect(await bounced(scope)).toEqual(["bob@example.com"]);

  const again = await importRecords(database, scope, FILE, { purpose: "invitations" }, now);
  expect(again.run).toMatchObject({ stored: 0, rejected: 4 });
  await undo(scope, run.id);
  expect(await rateOf(scope)).toBeNull();
  expect(await bounced(scope)).toEqual([]);
});

test("what a file adds to invitations that were told before is taken back; what was told since stays", async () => {
  const { scope, surveyId } = await makePlace();
  const sentAt = new Date("2026-05-04T07:00:00Z");
  const none = { openedAt: null, remindedAt: null, bouncedAt: null, answeredAt: null, responseId: null };
  const tell = (one: object) =>
    withTenant(appDb, scope, (tx) =>
      storeInvitations(
        tx,
        scope,
        ["m1", "m2", "m3"].map((externalId) => ({
          ...{ surveyId, externalId, customer: null, channel: null, sentAt, ...none, ...one },
        })),
        { importId: null, zone: "UTC" },
      ),
    );
  await tell({});
  const file = `id,sent at,opened at,answered at\nm1,2026-05-04 09:00,2026-05-04 10:00,\nm2,2026-05-04 09:00,,2026-05-04 11:00\nm3,2026-05-04 09:00,,\nm4,2026-05-04 09:00,,\n`;
  const mapping = { id: "id", sent: "sent at", seen: "opened at", answered: "answered at", surveyName: surveyId };
  const { run } = await importRecords(database, scope, file, { purpose: "invitations", mapping }, now);
  // Of m3 all was known: 09:00 in Berlin is 07:00 UTC.
  expect(run).toMatchObject({ rows: 4, stored: 3, duplicates: 1 });
  expect(await rateOf(scope)).toEqual([1, 4]);
  await tell({ remindedAt: new Date("2026-05-06T07:00:00Z") });
  await undo(scope, run.id);
  expect(await rateOf(scope)).toEqual([0, 3]);
  const left = await withTenant(appDb, scope, async (tx) => {
    const reply = await tx.execute<{ id: string; opened: boolean; reminded: boolean }>(sql`
      select external_id as id, opened_at is not null as opened, reminded_at is not null as reminded from invitation order by 1`);
    return reply.rows;
  });
  expect(left).toEqual(["m1", "m2", "m3"].map((id) => ({ id, opened: false, reminded: true })));
});

test("an anonymous survey takes no names; erasing a customer forgets what an import remembered of their invitations", async () => {
  const { scope, surveyId } = await makePlace();
  const file = (times: string) => `id,email,sent at,opened at\nm1,ann@example.com,2026-05-04 09:00,${times}\n`;
  const mapping = { id: "id", customer: "email", sent: "sent at", seen: "opened at", surveyName: "Yearly" };
  await importRecords(database, scope, file(""), { purpose: "invitations", mapping }, now);
  await importRecords(database, scope, file("2026-05-05"), { purpose: "invitations", mapping }, now);
  const counts = await withTenant(appDb, scope, async (tx) => {
    const remembered = async () => (await tx.execute(sql`select 1 from import_before`)).rows.length;
    const before = await remembered();
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from customer where external_id = 'ann@example.com'`,
    );
    await eraseCustomer(tx, scope, rows[0]?.id ?? "");
    return [before, await remembered()];
  });
  expect(counts).toEqual([1, 0]);
  await withTenant(appDb, scope, (tx) => tx.execute(sql`update survey set anonymous = true where id = ${surveyId}`));
  const { codes } = await importRecords(database, scope, file(""), { purpose: "invitations", mapping }, now);
  expect(codes).toEqual({ surveyAnonymous: 1 });
});
