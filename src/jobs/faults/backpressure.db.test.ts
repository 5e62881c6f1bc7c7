import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { recountTallies } from "@/db/rollups/recount";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { handleRespond } from "@/features/respond/handler";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb, ownerDb, makeWorkspace } = database;
testRuntime(database);
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const scope = await makeWorkspace();
const { key } = await withTenant(appDb, scope, async (tx) => {
  const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
  const made = await insertSurvey(tx, scope, { name: "NPS", definition, repeats: { policy: "all" } });
  await publishSurvey(tx, scope, made.id, new Date());
  return made;
});

const BODY = 100 * 1024;
/** Blanks are read and thrown away by JSON, but held as long as the request is. */
const PADDING = " ".repeat(BODY);
let people = 0;

function post(type: "json" | "form", submissionId: string, customer?: string): PlainRequest {
  const json = { submissionId, answers: { score: 9 }, attributes: customer === undefined ? {} : { customer } };
  const form = new URLSearchParams({ submissionId, question: "score", "q.score": "9", lang: "en", _hp: "" });
  people++;
  return {
    method: "POST",
    path: type === "json" ? `/api/v1/s/${key}/responses` : `/s/${key}`,
    query: new URLSearchParams(),
    headers: { "content-type": type === "json" ? "application/json" : "application/x-www-form-urlencoded" },
    body: Buffer.from(type === "json" ? JSON.stringify(json) + PADDING : String(form)),
    remoteAddress: `198.51.${(people >> 8) % 256}.${people % 256}`,
  };
}

function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Nobody can store anything until `let go` is called, or the test has ended. */
async function holdDatabase(): Promise<() => Promise<void>> {
  const client = await ownerDb.pool.connect();
  await client.query("begin; lock table response in access exclusive mode");
  let held = true;
  const letGo = async () => {
    if (!held) return;
    held = false;
    await client.query("commit");
    client.release();
  };
  onTestFinished(letGo);
  return letGo;
}

test("a quarter of a gigabyte of answers while the database stands still: some wait, the rest are told to come back, and memory stays", {
  timeout: 60_000,
}, async () => {
  expect((await handleRespond(post("json", randomUUID()))).status).toBe(201);
  const before = heldBytes();
  const letGo = await holdDatabase();
  const waiting: { id: string; reply: Promise<PlainResponse> }[] = [];
  const turnedAway: { id: string; reply: PlainResponse }[] = [];
  for (let i = 0; i < 2_500; i++) {
    const id = randomUUID();
    const reply = handleRespond(post("json", id, i % 20 === 0 ? `c${i % 7}` : undefined));
    if (reply instanceof Promise) waiting.push({ id, reply });
    else turnedAway.push({ id, reply });
  }
  const told = new Set(turnedAway.map(({ reply: { status, headers } }) => `${status} ${headers["retry-after"]}`));
  expect(told).toEqual(new Set(["503 2"]));
  expect(turnedAway[0]?.reply.headers["access-control-allow-origin"]).toBe("*");
  // A form is told by a page that keeps the answer.
  const form = await handleRespond(post("form", randomUUID()));
  expect([form.status, form.headers["content-type"]]).toEqual([503, "text/html; charset=utf-8"]);
  expect(String(form.body)).toContain('name="q.score" value="9"');
  // 64 MB hold 565 of 100 + 16 KB.
  expect(waiting.length).toBeGreaterThan(500);
  expect(waiting.length).toBeLessThan(566);
  // Their bodies, and the texts read out of them; a quarter of a gigabyte of bodies would be twice that as well.
  expect(heldBytes() - before).toBeLessThan(200 * 1024 * 1024);
  await letGo();
  const replies = await Promise.all(waiting.map(async ({ id, reply }) => ({ id, status: (await reply).status })));
  // On a busy machine some waited too long, and were told so.
  expect(replies.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
  const acknowledged = replies.flatMap(({ id, status }) => (status === 201 ? id : []));
  // There is room again: who was turned away comes back.
  for (const { id } of turnedAway.splice(0, 20)) {
    expect((await handleRespond(post("json", id))).status).toBe(201);
    acknowledged.push(id);
  }
  await withTenant(appDb, scope, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>("select submission_id as id from response");
    const stored = new Set(rows.map(({ id }) => id));
    expect(stored.size).toBe(rows.length);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(turnedAway.filter(({ id }) => stored.has(id))).toEqual([]);
    expect(await recountTallies(tx, scope)).toMatchObject({ differ: 0 });
  });
});

test("a database that stands still longer than anybody waits: all are told to come back, none is stored, and then it goes on", {
  timeout: 60_000,
}, async () => {
  const letGo = await holdDatabase();
  const ids = Array.from({ length: 100 }, () => randomUUID());
  const replies = await Promise.all(ids.map((id) => handleRespond(post("json", id))));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([503]));
  expect(replies.every(({ headers }) => Number(headers["retry-after"]) > 0)).toBe(true);
  await letGo();
  const again = await Promise.all(ids.map((id) => handleRespond(post("json", id))));
  expect(new Set(again.map(({ status }) => status))).toEqual(new Set([201]));
});
