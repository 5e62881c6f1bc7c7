import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { createDb, withTenant } from "../src/db/client";
import { insertDashboard, insertSavedView } from "../src/db/queries/dashboards/write-dashboard";
import { insertInitiative } from "../src/db/queries/goals/write-initiative";
import { ensureObjective } from "../src/db/queries/goals/write-objective";
import { insertInvitation } from "../src/db/queries/member-invitations";
import { listMembers } from "../src/db/queries/members";
import { insertCoachingNote } from "../src/db/queries/quality/coaching-notes";
import { closedPeriod } from "../src/db/schema/period";
import { mintScope } from "../src/db/scope";
import { databaseUrls } from "../src/db/urls";
import { linkInput } from "../src/features/delivery/share/input";
import { makeLink } from "../src/features/delivery/share/make-link";
import { createApiKey } from "../src/platform/api-key";
import { shareToken } from "../src/platform/share-gate";
import { send, submit } from "./api-client";
import { sharedDatabase, type Tenant } from "./candor";
import { expect } from "./fixtures";
import { hostileWords, rewrite } from "./hostile-words";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

interface Filled {
  /** The id of one, and the keys under which all are answered. */
  readonly survey: string;
  readonly surveyKeys: readonly string[];
  /** The address of a shared link. */
  readonly shared: string;
  /** Of a webhook. */
  readonly secret: string;
}

/** Fills a workspace so that every field that a person, a program or a respondent can fill holds hostile words. */
export async function fillHostile(tenant: Tenant): Promise<Filled> {
  const word = hostileWords();
  const api = async (method: string, path: string, body: unknown, raw?: FormData) => {
    const reply = await send(base, method, path, { key: tenant.keys.admin, ...(raw ? { raw } : { body }) });
    expect(reply.status, `${path}: ${reply.text.slice(0, 400)}`).toBeLessThan(300);
    const { rejected } = reply.json;
    expect(Array.isArray(rejected) ? rejected : [], `${path}: ${reply.text.slice(0, 400)}`).toEqual([]);
    return reply.json;
  };
  const words = (names: readonly string[], most?: number) =>
    Object.fromEntries(names.map((name) => [name, word(most)]));

  const person = () => ({ externalId: word(), name: word(), email: `a${randomUUID()}@larkway.example` });
  const people = [person(), person(), person()].map((one) => ({
    ...one,
    attributes: { plan: word(100), [word(40)]: word(100) },
  }));
  await api("POST", "/api/v1/customers", { customers: people });
  const [first, second, third] = people.map(({ externalId }) => ({ externalId }));
  await api("POST", "/api/v1/subscriptions", {
    subscriptions: [first, second].map((customer, at) => ({
      ...{ externalId: word(), customer, plan: word(100), start: dayOf(daysAgo(90)), mrr: 20, currency: "EUR" },
      ...(at === 0 ? { end: dayOf(daysAgo(9)), reason: "poor_service", reasonNote: word() } : {}),
    })),
  });
  await api("POST", "/api/v1/purchases", {
    purchases: [{ externalId: word(), customer: third, day: dayOf(daysAgo(3)), amount: 9, currency: "EUR" }],
  });
  const talks = [first, second, third].map((customer) => ({
    ...{ externalId: word(), channel: word(60), agent: word(100), team: word(100), priority: word(60), customer },
    ...{ subject: word(), openedAt: daysAgo(3).toISOString(), attributes: { plan: word(100) } },
    events: [{ kind: "agent_replied", at: daysAgo(2).toISOString(), actor: word(100) }],
  }));
  await api("POST", "/api/v1/interactions", { interactions: talks });
  const [talk] = talks;
  await api("POST", "/api/v1/quality-reviews", {
    reviews: [0, 1].map(() => ({
      ...{ externalId: word(), reviewer: word(), agent: talk?.agent, team: talk?.team, note: word() },
      ...{ day: dayOf(daysAgo(1)), ratings: { accuracy: 2, professionalism: 5, experience: 4 } },
      comments: { accuracy: word() },
    })),
  });

  const surveys: { id: string; key: string }[] = [];
  for (const template of ["nps", "cancellation"]) {
    const made = await api("POST", "/api/v1/surveys", { template });
    const rewritten = { ...(rewrite(made.definition, word) as object), locales: ["en"] };
    const definition = { ...rewritten, brand: { name: word(60), color: "#484188" } };
    const survey = { id: String(made.id), key: String(made.key) };
    await api("PATCH", `/api/v1/surveys/${survey.id}`, { name: word(100), definition });
    await api("POST", `/api/v1/surveys/${survey.id}/publish`, {});
    surveys.push(survey);
  }
  const [nps, leaving] = surveys;
  if (!nps || !leaving) throw new Error("no survey");
  const answers = Array.from({ length: 60 }, (_, at) => ({
    ...{ submissionId: randomUUID(), complete: true, answeredAt: daysAgo(1 + (at % 20)).toISOString() },
    answers: { score: at % 3 === 0 ? 1 : 10, why: word(400) },
    attributes: { plan: at % 2 === 0 ? talk?.team : word(100), [`x${at % 4}`]: word(100) },
    ...(at < 6 ? { customer: people[at % 3] && { externalId: people[at % 3]?.externalId } } : {}),
  }));
  await api("POST", `/api/v1/surveys/${nps.id}/responses`, { responses: answers });
  const answered = await submit(base, nps.key, undefined, {
    answers: { score: 0, why: word() },
    attributes: { plan: word(100) },
  });
  expect(answered.status, answered.text).toBe(201);

  const rows = [0, 1, 2, 3].map((at) => [
    at === 3 ? word() : dayOf(daysAgo(at)),
    at === 2 ? word() : "9",
    word(),
    word(),
  ]);
  const cells = [["day", word(), word(), word()], ...rows];
  const quoted = cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
  const [, score = "", comment = "", customer = ""] = cells[0] ?? [];
  const form = new FormData();
  const asked = { column: score, kind: "nps", scale: { min: 0, max: 10 }, missing: [] };
  form.set(
    "mapping",
    JSON.stringify({ date: { columns: ["day"] }, questions: [asked], comment, customer, attributes: [] }),
  );
  form.set("name", word(100));
  form.set("file", new Blob([quoted.join("\n")], { type: "text/csv" }), "<img src=x onerror=alert(1)>.csv");
  const imported = await api("POST", "/api/v1/imports", null, form);

  await api("POST", "/api/v1/invitations", {
    invitations: [
      { externalId: word(), customer: third?.externalId, survey: nps.id, sentAt: daysAgo(5).toISOString() },
    ],
  });
  const change = { kind: "points", size: 60 };
  const goal = { metric: "nps", survey: nps.id, change, endsOn: dayOf(daysAgo(-150)), ...words(["objective"], 120) };
  await api("POST", "/api/v1/goals", { ...goal, reason: word() });
  const rules = { any: ["alert"] };
  for (const _ of [0, 1, 2]) await api("POST", "/api/v1/topics", { name: word(60), words: rules });
  const week = { mon: ["09:00-12:30"] };
  for (const _ of [0, 1, 2]) {
    const holidays = [{ day: "2026-12-25", name: word(60) }];
    await api("POST", "/api/v1/business-calendars", { name: word(60), timeZone: "UTC", weekly: week, holidays });
    const targets = { first_response: { minutes: 1 } };
    await api("POST", "/api/v1/sla-policies", { name: word(60), targets });
  }
  const hooked = await api("POST", "/api/v1/webhooks", {
    ...{ url: `https://hooks.larkway.example/?q=${encodeURIComponent(word())}`, description: word() },
    events: ["import.finished"],
  });
  await api("POST", "/api/v1/exports", { survey: nps.id });

  const shared = await fillByHand(tenant, word, { survey: nps.id, agent: String(talk?.agent) });
  await expect
    .poll(async () => (await api("GET", `/api/v1/imports/${imported.id}`, undefined)).status, { timeout: 30_000 })
    .toBe("done");
  await expect
    .poll(
      async () => {
        const { items } = await api("GET", "/api/v1/follow-ups?state=all", undefined);
        return (items as { id: string }[]).length;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  const { items } = await api("GET", "/api/v1/follow-ups?state=all", undefined);
  for (const { id } of (items as { id: string }[]).slice(0, 3))
    await api("PATCH", `/api/v1/follow-ups/${id}`, {
      state: "contacted",
      cause: "own",
      ...words(["causeWords", "note"], 200),
    });
  return { survey: nps.id, surveyKeys: surveys.map(({ key }) => key), shared, secret: String(hooked.secret) };
}

/** What only a signed-in member can do, done by the product's own functions. The address of a shared link. */
async function fillByHand(
  tenant: Tenant,
  word: (most?: number) => string,
  { survey, agent }: { survey: string; agent: string },
): Promise<string> {
  const database = await sharedDatabase();
  const db = createDb({ url: databaseUrls(database).app, max: 1, name: "e2e-hostile" });
  const now = new Date();
  try {
    const job = mintScope(tenant.id, { kind: "job", name: "test" });
    const members = await withTenant(db, job, (tx) => listMembers(tx, job));
    const ownerId = members.find(({ role }) => role === "owner")?.userId ?? "";
    const scope = mintScope(tenant.id, { kind: "user", userId: ownerId, role: "owner" });
    await withTenant(db, scope, async (tx) => {
      await tx.execute(sql`update workspace set name = ${word(80)} where id = ${tenant.id}`);
      for (const { userId, role } of members)
        await tx.execute(sql`update "user" set name = ${word(80)} where id = ${userId} and ${role} <> 'viewer'`);
      const number = { kind: "number", id: "one", metric: "nps", survey, segment: null };
      for (const _ of [0, 1, 2]) {
        await insertDashboard(tx, scope, { name: word(80), tiles: [number], ownerId, shared: true }, now);
        const view = { path: "", query: `range=28d&q=${encodeURIComponent(word())}`, ownerId, shared: true };
        await insertSavedView(tx, scope, { name: word(80), ...view }, now);
        await insertInitiative(tx, scope, {
          ...{
            kind: "training",
            name: word(120),
            segmentName: "plan",
            segmentValue: word(100),
            startsOn: dayOf(daysAgo(9)),
          },
          ...{ who: word(120), skill: word(120), note: word() },
        });
        await ensureObjective(tx, scope, word(120));
        const said = { agent, reviewId: null, team: word(100), wentWell: word(), toTry: word(), agreedOn: word() };
        await insertCoachingNote(tx, scope, randomUUID(), ownerId, said, now);
        await createApiKey(tx, scope, { name: word(80), scope: "read", expiresAt: null }, now);
        await insertInvitation(tx, scope, {
          ...{ id: randomUUID(), tokenHash: Buffer.from(randomUUID()), role: "viewer", note: word(200) },
          ...{ createdBy: ownerId, createdAt: now, expiresAt: daysAgo(-7) },
        });
      }
      await tx.insert(closedPeriod).values({
        ...{ workspaceId: tenant.id, id: randomUUID(), kind: "month", fromDay: "2026-01-01", toDay: "2026-01-31" },
        ...{ zone: "UTC", startedAt: now, closedAt: now, closedBy: ownerId, note: word() },
      });
      const tag = randomUUID();
      await tx.execute(sql`insert into tag (workspace_id, id, name) values (${tenant.id}, ${tag}, ${word(60)})`);
      await tx.execute(sql`insert into comment_tag (workspace_id, tag_id, response_id)
        select workspace_id, ${tag}, response_id from comment where workspace_id = ${tenant.id} limit 1`);
    });
    const asked = { survey, view: "survey", label: word(80), params: "[]", until: "7", comments: "on" };
    const link = await makeLink(db, scope, database.authSecret, linkInput.parse(asked), now);
    if (!("id" in link)) throw new Error(`No link: ${JSON.stringify(link)}`);
    return `/shared/${shareToken(database.authSecret, tenant.id, link.id)}`;
  } finally {
    await db.pool.end();
  }
}
