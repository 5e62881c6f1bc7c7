import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { KeyScope, WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import {
  answerExport,
  answerExportDelete,
  answerExportFile,
  answerExportStatus,
} from "@/features/exports/answers/answer-requests";
import { exportAcceptedSchema, exportReplySchema } from "@/features/exports/answers/describe-api";
import { runExport } from "@/features/exports/answers/run-export";
import { createApiKey } from "@/platform/api-key";
import { withApiKey } from "@/platform/http/with-api-key";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb, workerDb, makeWorkspace } = database;
process.env.PUBLIC_URL = "https://candor.example";
const runtime = testRuntime(database);
const post = withApiKey("write", answerExport);
const get = withApiKey("read", answerExportStatus);
const remove = withApiKey("admin", answerExportDelete);
const named = (id: string) => ({ params: Promise.resolve({ export: id }) });

async function withKeys() {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await storeScores(appDb, scope, survey, [
    { day: "2026-05-04", scores: { nps: 9 } },
    { day: "2026-05-05", scores: { nps: 2 }, state: "excluded" },
  ]);
  const keys = new Map<KeyScope, string>();
  for (const one of ["read", "write", "admin"] as const) {
    const wanted = { name: one, scope: one, expiresAt: null };
    const made = await withTenant(appDb, scope, (tx) => createApiKey(tx, scope, wanted, new Date()));
    keys.set(one, made.token);
  }
  const send = (as: KeyScope, method: string, body?: unknown) =>
    new Request("https://candor.example/api/v1/exports", {
      method,
      headers: { authorization: `Bearer ${keys.get(as)}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { scope, survey, send };
}

const write = (scope: WorkspaceScope, id: string) =>
  runExport(
    {
      db: workerDb,
      scope,
      logger: createLogger("silent"),
      now: () => new Date(),
      signal: new AbortController().signal,
    },
    id,
  );

test("an export is asked for, followed, taken by its link without a key, and deleted", async () => {
  const { scope, survey, send } = await withKeys();
  const asked = await post(send("write", "POST", { survey, format: "jsonl" }), { params: Promise.resolve({}) });
  expect(asked.status).toBe(202);
  const { id, url } = exportAcceptedSchema.parse(await asked.json());
  expect([url, asked.headers.get("location")]).toEqual([`https://candor.example/api/v1/exports/${id}`, url]);
  const waiting = exportReplySchema.parse(await (await get(send("read", "GET"), named(id))).json());
  expect(waiting).toMatchObject({ status: "queued", url: null, error: null });
  await write(scope, id);
  const done = exportReplySchema.parse(await (await get(send("read", "GET"), named(id))).json());
  // All but tests is what a program gets where it says nothing else.
  expect(done).toMatchObject({ status: "done", rows: 2, total: 2, format: "jsonl" });
  const token = done.url?.replace("https://candor.example/exports/", "") ?? "";
  const file = await (await answerExportFile(runtime, token, new Date())).text();
  expect(
    file
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).state),
  ).toEqual(["counted", "excluded"]);
  expect((await remove(send("write", "DELETE"), named(id))).status).toBe(403);
  expect((await remove(send("admin", "DELETE"), named(id))).status).toBe(204);
  expect((await get(send("read", "GET"), named(id))).status).toBe(404);
  await expect(answerExportFile(runtime, token, new Date())).rejects.toMatchObject({ problem: { status: 404 } });
});

test("what does not fit is named; another workspace's survey and export are not found", async () => {
  const { survey, send } = await withKeys();
  const stranger = await withKeys();
  const none = { params: Promise.resolve({}) };
  const refused = await post(
    send("write", "POST", { survey, format: "pdf", from: "2026-05-09", to: "2026-05-01" }),
    none,
  );
  expect(refused.status).toBe(422);
  const faults = (await refused.json()).errors.map((one: { path: string }) => one.path);
  expect(faults).toContain("format");
  const scores = await post(send("write", "POST", { survey, scores: [9] }), none);
  expect((await scores.json()).errors).toMatchObject([{ path: "question" }]);
  expect((await post(send("read", "POST", { survey }), none)).status).toBe(403);
  expect((await post(stranger.send("write", "POST", { survey }), none)).status).toBe(404);
  const { id } = await (await post(send("write", "POST", { survey }), none)).json();
  expect((await get(stranger.send("read", "GET"), named(id))).status).toBe(404);
});
