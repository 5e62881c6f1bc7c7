import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listInvitations, listInvitationsOfCustomer } from "@/db/queries/invitations/list-invitations";
import { matchInvitations } from "@/db/queries/invitations/match-invitations";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { type GivenInvitation, storeInvitations } from "@/db/queries/invitations/store-invitations";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer } from "@/db/rollups/erase";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { contradictionOf, postedInvitationSchema } from "@/features/delivery/invitations/input";

const database = await testDatabase();
const { appDb } = database;
const writing = { importId: null, zone: "UTC" };

async function makePlace() {
  const scope = await database.makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  const store = (rows: readonly Partial<GivenInvitation>[]) =>
    withTenant(appDb, scope, (tx) =>
      storeInvitations(
        tx,
        scope,
        rows.map((row) => ({ ...blank, surveyId, ...row })),
        writing,
      ),
    );
  return { scope, surveyId, store };
}

const blank: Omit<GivenInvitation, "surveyId"> = {
  ...{ externalId: "x", customer: null, channel: null, sentAt: new Date("2026-03-02T09:00:00Z") },
  ...{ openedAt: null, remindedAt: null, bouncedAt: null, answeredAt: null, responseId: null },
};

test("told again they change and never double; what is left out takes nothing back", async () => {
  const { scope, store } = await makePlace();
  const opened = new Date("2026-03-02T10:00:00Z");
  expect(await store([{ externalId: "1" }, { externalId: "2" }])).toEqual({ created: 2, updated: 0, unchanged: 0 });
  expect(await store([{ externalId: "1", openedAt: opened }, { externalId: "2" }])).toEqual({
    created: 0,
    updated: 1,
    unchanged: 1,
  });
  expect(await store([{ externalId: "1" }])).toMatchObject({ unchanged: 1 });
  const rows = await withTenant(appDb, scope, (tx) =>
    listInvitations(tx, scope, { surveyId: null, customerId: null, after: null, limit: 10 }),
  );
  expect(rows.map(({ externalId, openedAt }) => [externalId, openedAt]).sort()).toEqual([
    ["1", opened],
    ["2", null],
  ]);
});

test("the rate is answered over delivered, by the day they were sent and by channel", async () => {
  const { scope, store } = await makePlace();
  const at = (day: string) => new Date(`2026-03-${day}T09:00:00Z`);
  const answered = at("03");
  // Mail: ten sent, two of them bounced, three answered. Chat: two sent, one answered. One of April.
  await store([
    ...Array.from({ length: 10 }, (_, n) => ({
      externalId: `m${n}`,
      bouncedAt: n < 2 ? at("02") : null,
      answeredAt: n > 6 ? answered : null,
    })),
    { externalId: "c1", channel: "chat", answeredAt: answered },
    { externalId: "c2", channel: "chat" },
    { externalId: "later", sentAt: new Date("2026-04-01T00:00:00Z") },
  ]);
  const request = {
    periods: [{ from: "2026-03-01", to: "2026-03-31" }],
    filter: [],
    by: "channel",
    today: "2026-05-01",
  };
  const cells = await withTenant(appDb, scope, (tx) => readInvitationInputs(tx, scope, request));
  const byGroup = Object.fromEntries(cells.map(({ group, input }) => [group ?? "all", input]));
  expect(byGroup).toEqual({
    all: { numerator: 4, denominator: 10, sent: 12, open: 0, bounced: 2, opened: 4 },
    email: { numerator: 3, denominator: 8, sent: 10, open: 0, bounced: 2, opened: 3 },
    chat: { numerator: 1, denominator: 2, sent: 2, open: 0, bounced: 0, opened: 1 },
  });
  // On 16 March the 2nd is 14 days ago and may still be answered: only what bounced is known of it.
  const young = { ...request, by: null, today: "2026-03-16" };
  expect((await withTenant(appDb, scope, (tx) => readInvitationInputs(tx, scope, young)))[0]?.input).toEqual({
    ...{ numerator: 0, denominator: 0, sent: 12, open: 10, bounced: 2, opened: 0 },
  });
  const unknown = { ...request, filter: [{ dimension: "moon", value: "full" }] };
  expect(await withTenant(appDb, scope, (tx) => readInvitationInputs(tx, scope, unknown))).toEqual([]);
});

test("invitations that come after their answers meet them; bounced mail is known of the customer", async () => {
  const { scope, surveyId, store } = await makePlace();
  await storeScores(appDb, scope, surveyId, [{ day: "2026-03-05", scores: { nps: 9 } }]);
  const ada = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ada"));
  await withTenant(appDb, scope, (tx) => tx.$client.query("update response set customer_id = $1", [ada]));
  await store([
    { externalId: "1", customer: "ada" },
    { externalId: "2", customer: "bo", bouncedAt: new Date("2026-03-02T10:00:00Z") },
    { externalId: "3", customer: "cy", bouncedAt: new Date("2026-03-02T10:00:00Z"), channel: "sms" },
  ]);
  const [met] = await withTenant(appDb, scope, (tx) => listInvitationsOfCustomer(tx, scope, ada));
  expect(met).toMatchObject({ answeredAt: new Date("2026-03-05T12:00:00Z") });
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.$client.query("select external_id from customer where bounced_at is not null"),
  );
  expect(rows).toEqual([{ external_id: "bo" }]);
  // Erased, nobody can be told from it, and the rate is as it was.
  await withTenant(appDb, scope, (tx) => eraseCustomer(tx, scope, ada));
  const left = await withTenant(appDb, scope, (tx) =>
    listInvitations(tx, scope, { surveyId, customerId: null, after: null, limit: 10 }),
  );
  expect(left.filter(({ answeredAt }) => answeredAt !== null)).toMatchObject([{ customer: null }]);
  expect(left.map(({ externalId }) => externalId)).not.toContain("1");
});

test("who only claims a name by a plain link uses up no personal link", async () => {
  const { scope, surveyId, store } = await makePlace();
  await storeScores(appDb, scope, surveyId, [{ day: "2026-03-05", scores: { nps: 0 } }]);
  const ada = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ada"));
  const query = (text: string, values: unknown[] = []) =>
    withTenant(appDb, scope, (tx) => tx.$client.query(text, values));
  await query(`update response set customer_id = $1, identity = '{"customer": "ada"}'`, [ada]);
  const met = async () =>
    (await withTenant(appDb, scope, (tx) => listInvitationsOfCustomer(tx, scope, ada))).map(
      ({ answeredAt }) => answeredAt !== null,
    );
  await store([{ externalId: "plain", customer: "ada", sentAt: new Date("2026-03-01T10:00:00Z") }]);
  expect(await met()).toEqual([true]);
  await query("update invitation set response_id = null, answered_at = null, link_expires_at = '2027-01-01'");
  const ids = (await query("select id from response")).rows.map(({ id }) => id);
  await withTenant(appDb, scope, (tx) => matchInvitations(tx, scope, ids));
  expect(await met()).toEqual([false]);
  await query("update response set identity = null");
  await withTenant(appDb, scope, (tx) => matchInvitations(tx, scope, ids));
  expect(await met()).toEqual([true]);
});

test("times that contradict each other are told by their field", () => {
  const now = new Date("2026-03-10T00:00:00Z");
  const posted = (changes: object) =>
    postedInvitationSchema.parse({ externalId: "1", survey: randomUUID(), sentAt: "2026-03-02T09:00:00Z", ...changes });
  expect(contradictionOf(posted({}), now)).toBeNull();
  expect(contradictionOf(posted({ openedAt: "2026-02-20T00:00:00Z" }), now)?.path).toBe("openedAt");
  expect(contradictionOf(posted({ sentAt: "2026-03-12T00:00:00Z" }), now)?.path).toBe("sentAt");
  expect(postedInvitationSchema.safeParse({ externalId: "", survey: "x", sentAt: "soon" }).success).toBe(false);
});

test("of an anonymous survey no invitation says its channel, or whether and when it was opened or answered", async () => {
  const { scope, surveyId, store } = await makePlace();
  const at = (day: string) => new Date(`2026-03-${day}T09:00:00Z`);
  await store([
    { externalId: "1", channel: "phone", openedAt: at("03"), answeredAt: at("04") },
    { externalId: "2", bouncedAt: at("02") },
  ]);
  const list = (channel: string | null = null) =>
    withTenant(appDb, scope, (tx) =>
      listInvitations(tx, scope, { surveyId, customerId: null, channel, after: null, limit: 10 }),
    );
  expect((await list("phone")).map(({ answeredAt }) => answeredAt)).toEqual([at("04")]);
  await withTenant(appDb, scope, (tx) => tx.$client.query("update survey set anonymous = true"));
  expect((await list()).map(({ externalId, ...row }) => [externalId, row]).sort()).toMatchObject([
    ["1", { channel: null, openedAt: null, answeredAt: null, responseId: null, bouncedAt: null }],
    ["2", { channel: null, bouncedAt: at("02") }],
  ]);
  expect(await list("phone")).toEqual([]);
});
