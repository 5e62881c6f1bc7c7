import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { answerAuditFile } from "@/features/settings/audit/answer-file";
import { auditWords } from "@/features/settings/audit/audit-words";
import { type AuditQuery, filterOf, readAuditQuery } from "@/features/settings/audit/input";
import { readAudit, readNamed } from "@/features/settings/audit/read-audit";
import { toAuditRow } from "@/features/settings/audit/view";
import { makeKey, revokeKey } from "@/features/settings/keys/make-key";
import { changeRole, removeMember } from "@/features/settings/members/change-role";
import { type AuditEntry, writeAudit } from "@/platform/audit";
import { sealSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { startSession } from "@/platform/auth/sessions";
import { withSession } from "@/platform/http/with-session";
import { newId } from "@/platform/id";
import { testRuntime } from "@/platform/testing/test-runtime";
import { threadMemory } from "@/platform/thread-memory";
import { makeFixtureWorkspace } from "../../../../drizzle/seed/make-fixtures";

const database = await testDatabase();
const { appDb } = database;
const runtime = testRuntime(database);
const fixture = await makeFixtureWorkspace(appDb, "Asia/Kolkata", new Date());
const other = await makeFixtureWorkspace(appDb, "UTC", new Date());
const NOBODY = readAuditQuery({});

async function idOf(email: string): Promise<string> {
  const { rows } = await appDb.pool.query<{ id: string }>(`select id from "user" where email = $1`, [email]);
  return rows[0]?.id ?? "";
}

async function as(role: Role, of = fixture): Promise<WorkspaceScope> {
  return mintScope(of.id, { kind: "user", userId: await idOf(of.users[role].email), role });
}

/** A workspace with nothing in its trail but what the test writes. */
async function bare(): Promise<WorkspaceScope> {
  return database.makeWorkspace({ zone: "Asia/Kolkata" });
}

function write(scope: WorkspaceScope, entry: AuditEntry): Promise<void> {
  return withTenant(appDb, scope, (tx) => writeAudit(tx, scope, entry));
}

/** What stands in a trail under a filter, in the words of an English reader, page by page. */
async function read(scope: WorkspaceScope, query: Partial<AuditQuery> = {}, limit = 50) {
  const page = { filter: filterOf({ ...NOBODY, ...query }, "Asia/Kolkata"), after: null, limit };
  const found = await withReads(appDb, scope, (tx) => readNamed(tx, scope, page));
  return found.rows.map((row) => toAuditRow(row, { ...auditWords("en", "Asia/Kolkata"), names: found.names }));
}

test("a change of role, a key made and revoked, a member who left: all are named, also afterwards", async () => {
  const owner = await as("owner");
  const [editor, analyst] = [await idOf(fixture.users.editor.email), await idOf(fixture.users.analyst.email)];
  await appDb.pool.query(`update "user" set name = 'Ada' where id = $1`, [analyst]);
  await changeRole(appDb, owner, editor, "viewer");
  await changeRole(appDb, owner, editor, "editor");
  await makeKey(appDb, owner, { name: "Helpdesk", scope: "write", days: 0 }, new Date());
  const [key] = await read(owner, { kind: "access" });
  const keyId = (await withTenant(appDb, owner, (tx) => tx.select().from(auditEvent))).find(
    ({ action }) => action === "api_key.made",
  )?.subject;
  expect(key).toMatchObject({ what: "Made an API key", on: { name: "Helpdesk", path: "/settings/keys" } });
  await revokeKey(appDb, runtime.apiKeys, owner, keyId ?? "", new Date());
  await removeMember(appDb, owner, analyst);
  expect((await read(owner)).slice(0, 5)).toMatchObject([
    { what: "Removed a member", on: { name: "Ada", path: null }, changes: [{ before: "Analyst", after: null }] },
    { what: "Revoked an API key", on: { name: "Helpdesk", path: null } },
    { what: "Made an API key", on: { name: "Helpdesk", path: null } },
    { what: "Changed a member’s role", changes: [{ field: "Role", before: "Viewer", after: "Editor" }] },
    { what: "Changed a member’s role", changes: [{ field: "Role", before: "Editor", after: "Viewer" }] },
  ]);
  const gone = await withReads(appDb, owner, (tx) =>
    readAudit(tx, owner, { filter: filterOf(NOBODY, "UTC"), after: null, limit: 1, who: analyst }),
  );
  expect([gone.chosen, gone.members.some(({ userId }) => userId === analyst)]).toEqual([["Ada"], false]);
});

test("who, kind, days of the workspace's zone and one subject narrow it down, alone and together", async () => {
  const scope = await bare();
  const [nora, otto] = [newId(), newId()];
  const row = (userId: string, action: string, subject: string, at: string) => ({
    ...{ workspaceId: scope.workspaceId, id: newId(), actor: { kind: "user", userId, role: "owner" }, action, subject },
    at: new Date(at),
  });
  await withTenant(appDb, scope, (tx) =>
    tx.insert(auditEvent).values([
      // 18:29 in UTC is the last minute of a day in Kolkata, 18:30 the first of the next.
      row(nora, "goal.set", "g1", "2026-05-04T18:29:59Z"),
      row(nora, "goal.closed", "g1", "2026-05-04T18:30:00Z"),
      row(otto, "survey.closed", "s1", "2026-05-05T18:29:59Z"),
      row(otto, "goal.set", "g2", "2026-05-05T18:30:00Z"),
      { ...row(otto, "tallies.rebuilt", "r1", "2026-05-06T00:00:00Z"), actor: { kind: "job", name: "recount" } },
    ]),
  );
  const subjects = async (query: Partial<AuditQuery>) => {
    const page = { filter: filterOf({ ...NOBODY, ...query }, "Asia/Kolkata"), after: null, limit: 50 };
    const { rows } = await withReads(appDb, scope, (tx) => readNamed(tx, scope, page));
    return rows.map(({ action, subject }) => `${action} ${subject}`);
  };
  expect(await subjects({})).toHaveLength(5);
  expect(await subjects({ who: nora })).toEqual(["goal.closed g1", "goal.set g1"]);
  expect(await subjects({ who: "job" })).toEqual(["tallies.rebuilt r1"]);
  expect(await subjects({ kind: "goals" })).toEqual(["goal.set g2", "goal.closed g1", "goal.set g1"]);
  expect(await subjects({ from: "2026-05-05", to: "2026-05-05" })).toEqual(["survey.closed s1", "goal.closed g1"]);
  expect(await subjects({ to: "2026-05-04" })).toEqual(["goal.set g1"]);
  expect(await subjects({ on: "g1" })).toEqual(["goal.closed g1", "goal.set g1"]);
  expect(await subjects({ on: "g1", kind: "surveys" })).toEqual([]);
  expect(await subjects({ kind: "goals", who: otto, from: "2026-05-06" })).toEqual(["goal.set g2"]);
});

test("pages hold every row once, also those of one moment, while others are written", async () => {
  const scope = await bare();
  // Rows of one transaction have one time.
  const many = (n: number) =>
    withTenant(appDb, scope, async (tx) => {
      for (let i = 0; i < n; i += 1) await writeAudit(tx, scope, { action: "goal.reviewed", subject: `${n} ${i}` });
    });
  await many(7);
  await many(5);
  const seen: string[] = [];
  let after: { at: string; id: string } | null = null;
  for (let pages = 1; ; pages += 1) {
    const page = await withReads(appDb, scope, (tx) =>
      readNamed(tx, scope, { filter: filterOf(NOBODY, "UTC"), after, limit: 5 }),
    );
    seen.push(...page.rows.map(({ subject }) => subject));
    const last = page.rows.at(-1);
    if (!page.more || !last) {
      expect(pages).toBe(3);
      break;
    }
    after = { at: last.place, id: last.id };
    await many(pages);
  }
  expect([...seen].sort()).toEqual([
    ...[0, 1, 2, 3, 4].map((i) => `5 ${i}`),
    ...[0, 1, 2, 3, 4, 5, 6].map((i) => `7 ${i}`),
  ]);
  expect(seen.slice(0, 5).every((subject) => subject.startsWith("5 "))).toBe(true);
});

test("no workspace reads another's trail, whatever id or person it asks for", async () => {
  const [ours, theirs] = [await as("owner"), await as("owner", other)];
  await write(theirs, { action: "survey.deleted", subject: "theirs", before: { name: "Secret" } });
  const { actor } = theirs;
  const theirId = actor.kind === "user" ? actor.userId : "";
  for (const query of [{}, { on: "theirs" }, { who: theirId }, { kind: "surveys" as const }])
    expect(JSON.stringify(await read(ours, query))).not.toContain("Secret");
  expect(await read(ours, { who: theirId })).toEqual([]);
  expect((await read(theirs, { on: "theirs" }))[0]).toMatchObject({ on: { name: "Secret" } });
});

test("somebody of another workspace is not named, neither asked for as who nor mentioned in a detail", async () => {
  const [ours, theirs] = [await as("owner"), await idOf(other.users.owner.email)];
  await appDb.pool.query(`update "user" set name = 'Zoe' where id = $1`, [theirs]);
  const { chosen } = await withReads(appDb, ours, (tx) =>
    readAudit(tx, ours, { filter: filterOf(NOBODY, "UTC"), after: null, limit: 1, who: theirs }),
  );
  expect(chosen).toEqual([null]);
  await write(ours, { action: "digest.changed", subject: "named", after: { userId: theirs } });
  expect((await read(ours, { on: "named" }))[0]?.changes).toEqual([{ field: "Person", before: null, after: theirs }]);
});

const file = withSession("audit.read", answerAuditFile);

async function take(role: Role, query = ""): Promise<Response> {
  const session = await startSession(appDb, await idOf(fixture.users[role].email), "test", new Date());
  const cookie = `${sessionCookieName(runtime.env)}=${await sealSession(database.authSecret, session)}`;
  const headers = { cookie, "x-candor-client-address": `${threadMemory().addressMark} 203.0.113.7` };
  const request = new Request(`http://localhost/w/${fixture.slug}/settings/audit/file${query}`, { headers });
  return file(request, { params: Promise.resolve({ workspace: fixture.slug }) });
}

test("the file is whole, runs no formula, obeys no sign, and who took it is noted after it was read", async () => {
  const owner = await as("owner");
  const name = '=HYPERLINK("https://evil.example")\r\n\u001b[31m\u202eX';
  await write(owner, { action: "workspace.changed", subject: fixture.id, before: { name: "A" }, after: { name } });
  for (let i = 0; i < 1_100; i += 100)
    await withTenant(appDb, owner, async (tx) => {
      for (let j = 0; j < 100; j += 1) await writeAudit(tx, owner, { action: "goal.reviewed", subject: `g${i + j}` });
    });
  const reply = await take("admin", "?kind=goals");
  expect(reply.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-trail-\d{4}-\d\d-\d\d\.csv"$/);
  const rows: Record<string, string>[] = parse(await reply.text(), { columns: true, bom: true });
  expect(rows).toHaveLength(1_100);
  expect(new Set(rows.map(({ on_id }) => on_id)).size).toBe(1_100);

  await appDb.pool.query(`update "user" set name = $1 where email = $2`, ["=1+1\u001b[0m", fixture.users.owner.email]);
  const text = await (await take("owner", `?on=${fixture.id}`)).text();
  expect(text).not.toMatch(/(?![\r\n\ufeff])\p{Cc}|\p{Bidi_Control}/u);
  const found: Record<string, string>[] = parse(text, { columns: true, bom: true });
  for (const cell of found.flatMap((one) => Object.values(one))) expect(cell).not.toMatch(/^[=+@-]/);
  const said = {
    action: "workspace.changed",
    what: "Changed the workspace’s settings",
    who: "'=1+1[U+001B][0m",
    who_as: "Owner",
  };
  expect(found[0]).toMatchObject(said);
  expect(JSON.parse(found[0]?.after ?? "")).toEqual({ name });

  const takings = await read(owner, { on: "trail" });
  expect(takings.map(({ from }) => from)).toEqual(["203.0.113.7", "203.0.113.7"]);
  expect(takings.map(({ what, as: role, changes }) => [what, role, changes])).toEqual([
    ["Took the audit trail as a file", "Owner", [{ field: "On what", before: null, after: fixture.id }]],
    ["Took the audit trail as a file", "Admin", [{ field: "Kind", before: null, after: "goals" }]],
  ]);
});

test("who may not read the trail gets no file, and nothing is noted of a page that was opened", async () => {
  const owner = await as("owner");
  const before = await read(owner, { on: "trail" });
  for (const role of ["viewer", "editor"] as const) expect((await take(role)).status).toBe(403);
  expect(await read(owner, { on: "trail" })).toEqual(before);
});
