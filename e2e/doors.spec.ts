import { randomUUID } from "node:crypto";
import type { DoorSurveys, Send } from "../src/features/respond/testing/door-case";
import { DOOR_CASES } from "../src/features/respond/testing/door-cases";
import { DOOR_SETTINGS } from "../src/features/respond/testing/door-settings";
import { anyAddress, publishedSurvey, send } from "./api-client";
import { type Candor, makeTenants, sharedDatabase, startNextAlone } from "./candor";
import { expect, test } from "./fixtures";

/** The same table that the handler passes in its own test, by HTTP, at both doors, on one database. */
test.describe.configure({ mode: "serial" });

let surveys: DoorSurveys;
let nextAlone: Candor;

test.beforeAll(async () => {
  const base = process.env.CANDOR_E2E_URL ?? "";
  const database = await sharedDatabase();
  const [tenant] = await makeTenants(database, ["UTC"]);
  const key = tenant?.keys.write ?? "";
  const make = () => publishedSurvey(base, key);
  const [live, closed, pageOnly, embedded] = [await make(), await make(), await make(), await make()];
  const draft = await send(base, "POST", "/api/v1/surveys", { key, body: { template: "nps" } });
  await send(base, "POST", `/api/v1/surveys/${closed.id}/close`, { key });
  await send(base, "PATCH", `/api/v1/surveys/${pageOnly.id}`, { key, body: { onlyFromPage: true } });
  const embedOn = ["https://shop.example", "*.care.example"];
  await send(base, "PATCH", `/api/v1/surveys/${embedded.id}`, { key, body: { embedOn } });
  const set = async (body: object) => {
    const one = await make();
    const { status, text } = await send(base, "PATCH", `/api/v1/surveys/${one.id}`, { key, body });
    if (status !== 200) throw new Error(`The survey was not set: ${text}`);
    return one.key;
  };
  surveys = {
    live: live.key,
    draft: String(draft.json.key),
    closed: closed.key,
    pageOnly: pageOnly.key,
    embedded: embedded.key,
    notOpen: await set(DOOR_SETTINGS.notOpen),
    ended: await set(DOOR_SETTINGS.ended),
    capped: await set(DOOR_SETTINGS.capped),
    locked: await set(DOOR_SETTINGS.locked),
    anonymous: await set(DOOR_SETTINGS.anonymous),
  };
  nextAlone = await startNextAlone({ DATABASE_URL: database.ownerUrl, AUTH_SECRET: database.authSecret });
});

test.afterAll(async () => {
  await nextAlone?.end();
});

const sender = (base: () => string): Send => {
  return async ({ method, path, form, json, raw, headers }) => {
    const type = form ? "application/x-www-form-urlencoded" : json === undefined ? raw?.type : "application/json";
    const body = form ? new URLSearchParams(form).toString() : json === undefined ? raw?.body : JSON.stringify(json);
    const reply = await fetch(new URL(path, base()), {
      method,
      headers: { ...headers, "x-forwarded-for": anyAddress(), ...(type ? { "content-type": type } : {}) },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(15_000),
    });
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() };
  };
};

for (const [name, base] of [
  ["the custom server", () => process.env.CANDOR_E2E_URL ?? ""],
  ["Next alone", () => nextAlone.url],
] as const) {
  for (const one of DOOR_CASES) {
    test(`by ${name}: ${one.name}`, async () => {
      await one.run(sender(base), surveys, expect);
    });
  }
}

test("what began at one door goes on at the other", async () => {
  const [ours, alone] = [process.env.CANDOR_E2E_URL ?? "", nextAlone.url];
  const path = `/api/v1/s/${surveys.live}/responses`;
  const submissionId = randomUUID();
  const begun = await send(ours, "POST", path, { body: { submissionId, answers: { score: 4 } } });
  expect(begun.status).toBe(201);
  const ended = await send(alone, "POST", path, { body: { submissionId, answers: { why: "Slow." }, complete: true } });
  expect([ended.status, ended.json.id]).toEqual([200, begun.json.id]);
  expect(
    (await send(ours, "POST", path, { body: { submissionId, answers: { score: 9 }, complete: true } })).status,
  ).toBe(409);
});
