import { beforeAll, describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { KeyScope, WorkspaceScope } from "@/db/scope";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { answerImport, answerImportStatus, answerImportUndo } from "@/features/imports/answer-requests";
import { importAcceptedSchema, importReplySchema } from "@/features/imports/describe-api";
import { runImport } from "@/features/imports/run-import";
import { jobContext, uploadRequest } from "@/features/imports/testing/import-file";
import { undoImport } from "@/features/imports/undo-import";
import { createApiKey } from "@/platform/api-key";
import { withApiKey } from "@/platform/http/with-api-key";
import { testRuntime } from "@/platform/testing/test-runtime";

let database: TestDatabase;
let scope: WorkspaceScope;
let stranger: WorkspaceScope;
const keys = new Map<WorkspaceScope, Map<KeyScope, string>>();
const now = new Date();
const post = withApiKey("write", answerImport);
const get = withApiKey("read", answerImportStatus);
const undo = withApiKey("write", answerImportUndo);
const FILE = "day,score\n2026-05-04,9\n2026-05-04,9\n2026-05-05,3\n";
const mapping = JSON.stringify({
  date: { columns: ["day"] },
  questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [] }],
});

beforeAll(async () => {
  database = await testDatabase();
  testRuntime(database);
  scope = await database.makeWorkspace();
  stranger = await database.makeWorkspace();
  for (const one of [scope, stranger]) {
    keys.set(one, new Map());
    for (const wanted of ["read", "write"] as const) {
      const made = await withTenant(database.appDb, one, (tx) =>
        createApiKey(tx, one, { name: wanted, scope: wanted, expiresAt: null }, now),
      );
      keys.get(one)?.set(wanted, made.token);
    }
  }
});

function authorised(request: Request, as: KeyScope = "write", within = scope): Request {
  request.headers.set("authorization", `Bearer ${keys.get(within)?.get(as)}`);
  return request;
}

const nothing = { params: Promise.resolve({}) };
const named = (id: string) => ({ params: Promise.resolve({ import: id }) });
const upload = (fields: Record<string, string>, file: string | Uint8Array = FILE) =>
  post(authorised(uploadRequest(file, fields)), nothing);

async function statusOf(id: string, within = scope) {
  return get(authorised(new Request(`http://localhost/api/v1/imports/${id}`), "read", within), named(id));
}

async function problemOf(reply: Response) {
  const body = await reply.json();
  return { status: reply.status, paths: (body.errors ?? []).map((error: { path: string }) => error.path) };
}

const leftBehind = () =>
  withTenant(database.appDb, scope, async (tx) => {
    const { rows } = await tx.$client.query("select count(*)::int as n from import where status = 'uploading'");
    return rows[0].n;
  });

describe("POST /api/v1/imports", () => {
  test("is accepted, queued until a worker runs, done after it, and undone", async () => {
    const reply = await upload({ mapping, name: "One" });
    expect(reply.status).toBe(202);
    const { id, url } = importAcceptedSchema.parse(await reply.json());
    expect(url.endsWith(`/api/v1/imports/${id}`)).toBe(true);
    expect(importReplySchema.parse(await (await statusOf(id)).json())).toMatchObject({
      status: "queued",
      survey: null,
      rows: 0,
    });
    const early = await undo(authorised(new Request("http://localhost/x", { method: "POST" })), named(id));
    expect(early.status).toBe(409);
    await runImport(jobContext(database, scope, now), id);
    const after = importReplySchema.parse(await (await statusOf(id)).json());
    expect(after).toMatchObject({ status: "done", rows: 3, stored: 3, duplicates: 0, rejected: 0, problems: [] });
    expect((await undo(authorised(new Request("http://localhost/x", { method: "POST" })), named(id))).status).toBe(202);
    await undoImport(jobContext(database, scope, now), id);
    expect((await (await statusOf(id)).json()).status).toBe("undone");
  });

  test("with one Idempotency-Key is taken once, whatever the boundary", async () => {
    const send = () => {
      const request = authorised(uploadRequest(FILE, { mapping, name: "Once" }));
      request.headers.set("idempotency-key", "import-1");
      return post(request, nothing);
    };
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(await second.json()).toEqual(await first.json());
    expect(await leftBehind()).toBe(0);
  });

  test.each<[string, Record<string, string>, number, string[]]>([
    ["no mapping", { name: "A" }, 422, ["mapping"]],
    ["a mapping that is no JSON", { name: "A", mapping: "{" }, 400, []],
    ["a mapping nested without end", { name: "A", mapping: "[".repeat(100_000) }, 400, [""]],
    [
      "an unknown column",
      { name: "A", mapping: mapping.replace('"score"', '"nope"') },
      422,
      ["mapping.questions.0.column"],
    ],
    ["neither survey nor name", { mapping }, 422, ["survey"]],
    ["both survey and name", { mapping, name: "A", survey: crypto.randomUUID() }, 422, ["name"]],
    ["a survey that does not exist", { mapping, survey: crypto.randomUUID() }, 404, []],
    ["what is no survey's id", { mapping, survey: "1" }, 404, []],
    ["a flag that is none", { mapping, name: "A", dryRun: "maybe" }, 422, ["dryRun"]],
    ["a ready-made source", { mapping, name: "A", source: "delighted" }, 422, ["source"]],
    ["a field nobody knows", { mapping, name: "A", mode: "x" }, 422, ["mode"]],
    ["a field named like a prototype", { mapping, name: "A", __proto__x: "x" }, 422, ["__proto__x"]],
    ["a NUL in a name", { mapping, name: "\u0000" }, 422, ["name"]],
  ])("with %s is refused, and nothing is kept", async (_case, fields, status, paths) => {
    const refused = await problemOf(await upload(fields));
    expect(refused.status).toBe(status);
    if (paths[0] !== "") expect(refused.paths).toEqual(paths);
    expect(await leftBehind()).toBe(0);
  });

  test("a tool's file of two kinds of survey in one column is refused in words: a 5 of 5 is no detractor", async () => {
    const row = (id: string, type: string, score: number) => ({
      ...{ id, survey_type: type, score, created_at: 1_767_600_000, comment: "", person: { email: "a@example.com" } },
    });
    const send = (...rows: object[]) =>
      post(authorised(uploadRequest(JSON.stringify(rows), { name: "Old", source: "delighted" })), nothing);
    const refused = await send(row("1", "nps", 9), row("2", "csat", 5));
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { errors: [{ path: "source", message: expect.stringContaining("nps, csat") }] },
    ]);
    expect(await leftBehind()).toBe(0);
    expect((await send(row("1", "nps", 9), row("2", "nps", 5))).status).toBe(202);
  });

  test.each<[string, RequestInit, number]>([
    ["JSON", { body: "{}", headers: { "content-type": "application/json" } }, 415],
    ["no body", { headers: { "content-type": "multipart/form-data; boundary=x" } }, 415],
    ["no boundary", { body: "x", headers: { "content-type": "multipart/form-data; charset=x" } }, 400],
    [
      "a form that breaks off",
      {
        body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nday',
        headers: { "content-type": "multipart/form-data; boundary=x" },
      },
      400,
    ],
    [
      "no file",
      {
        body: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
        headers: { "content-type": "multipart/form-data; boundary=x" },
      },
      422,
    ],
    [
      "a gigabyte and more",
      { body: "x", headers: { "content-type": "multipart/form-data; boundary=x", "content-length": "2000000000" } },
      413,
    ],
  ])("as %s is refused, and nothing is kept", async (_case, init, status) => {
    const request = authorised(new Request("http://localhost/api/v1/imports", { method: "POST", ...init }));
    expect((await post(request, nothing)).status).toBe(status);
    expect(await leftBehind()).toBe(0);
  });

  test("with a file of many megabytes goes in pieces", async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `2026-05-04,${i % 11},${"x".repeat(20)}`);
    const reply = await upload({ mapping, name: "Large", dryRun: "true" }, ["day,score,more", ...rows].join("\n"));
    const { id } = await reply.json();
    const pieces = await withTenant(database.appDb, scope, async (tx) => {
      const { rows: found } = await tx.$client.query(
        "select octet_length(bytes) as n from import_chunk where import_id = $1",
        [id],
      );
      return found.map((row) => row.n);
    });
    // 120,000 rows of 33 or 34 characters are a little less than 4 MiB.
    expect(pieces.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...pieces)).toBeLessThan(2 * 1024 * 1024 + 1);
    await runImport(jobContext(database, scope, now), id);
    expect(await (await statusOf(id)).json()).toMatchObject({
      status: "done",
      dryRun: true,
      rows: 120_000,
      stored: 120_000,
    });
  }, 60_000);

  test("needs a key that may write", async () => {
    expect((await post(uploadRequest(FILE, { mapping, name: "A" }), nothing)).status).toBe(401);
    expect((await post(authorised(uploadRequest(FILE, { mapping, name: "A" }), "read"), nothing)).status).toBe(403);
  });
});

test("another workspace's import reads like one that never existed", async () => {
  const { id } = await (await upload({ mapping, name: "Mine" })).json();
  const replies = [
    await statusOf(id, stranger),
    await statusOf(crypto.randomUUID(), stranger),
    await statusOf("x", stranger),
  ];
  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404]);
  const [first, second] = await Promise.all(replies.map((reply) => reply.text()));
  expect(first).toBe(second);
  const foreign = await undo(
    authorised(new Request("http://localhost/x", { method: "POST" }), "write", stranger),
    named(id),
  );
  expect(foreign.status).toBe(404);
});

test("a long report comes a page at a time", async () => {
  const rows = Array.from({ length: 25 }, (_, i) => `2026-05-04,${20 + i}`);
  const { id } = await (await upload({ mapping, name: "Report" }, ["day,score", ...rows].join("\n"))).json();
  await runImport(jobContext(database, scope, now), id);
  const page = async (search: string) => {
    const request = authorised(new Request(`http://localhost/api/v1/imports/${id}?${search}`), "read");
    return importReplySchema.parse(await (await get(request, named(id))).json());
  };
  const first = await page("limit=20");
  expect(first.problems).toHaveLength(20);
  const second = await page(`limit=20&cursor=${first.next}`);
  expect(second.problems.map(({ line }) => line)).toEqual([22, 23, 24, 25, 26]);
  expect(second.next).toBeNull();
});
