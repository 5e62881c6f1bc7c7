import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Db, withTenant } from "@/db/client";
import { findExport, holdExport } from "@/db/queries/exports";
import { eraseResponse } from "@/db/rollups/erase";
import { membership } from "@/db/schema/people";
import { auditEvent, outbox } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { answerExportDownload } from "@/features/exports/answers/answer-form";
import { answerExportFile } from "@/features/exports/answers/answer-requests";
import { askExport } from "@/features/exports/answers/ask-export";
import { toExportJson } from "@/features/exports/answers/export-json";
import { filterOfBody } from "@/features/exports/answers/input";
import { runExport } from "@/features/exports/answers/run-export";
import { deleteSurvey } from "@/features/surveys/delete-survey";
import { sealSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { startSession } from "@/platform/auth/sessions";
import { withSession } from "@/platform/http/with-session";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";
import { makeFixtureWorkspace } from "../../../drizzle/seed/make-fixtures";

/** What becomes of a file while it is written and after: the survey goes, or who asked for it. */
const database = await testDatabase();
const { appDb, workerDb } = database;
const runtime = testRuntime(database);
const NOW = new Date();
const GONE = { problem: { status: 404 } };

async function ask(scope: WorkspaceScope) {
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await storeScores(appDb, scope, survey, [{ day: "2026-05-04", scores: { nps: 9 } }]);
  const filter = filterOfBody({ survey, format: "csv", state: "real", scores: [], filters: {} });
  return { survey, id: await askExport(appDb, scope, { filter, format: "csv", locale: "en" }) };
}

function write(scope: WorkspaceScope, id: string, { db = workerDb as Db, lastTry = false } = {}): Promise<void> {
  const job = mintScope(scope.workspaceId, { kind: "job", name: "export.run" });
  const { signal } = new AbortController();
  return runExport({ db, scope: job, logger: createLogger("silent"), now: () => NOW, signal, lastTry }, id);
}

const read = (scope: WorkspaceScope, id: string) => withTenant(appDb, scope, (tx) => findExport(tx, scope, id));

test("a survey that is deleted while its file waits makes none; one that is deleted later takes the file away", async () => {
  const scope = await database.makeWorkspace();
  const [waiting, finished] = [await ask(scope), await ask(scope)];
  await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, waiting.survey));
  await write(scope, waiting.id);
  expect(await read(scope, waiting.id)).toMatchObject({ status: "failed", fault: "surveyGone" });
  await write(scope, finished.id);
  const run = await read(scope, finished.id);
  if (run === null) throw new Error("There is no such export.");
  expect(run).toMatchObject({ status: "done", rows: 1 });
  const { url } = toExportJson(run, { secret: runtime.authSecret, publicUrl: "https://candor.example" }, NOW);
  const token = url?.split("/").at(-1) ?? "";
  expect((await answerExportFile(runtime, token, NOW)).status).toBe(200);
  await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, finished.survey));
  await expect(answerExportFile(runtime, token, NOW)).rejects.toMatchObject(GONE);
});

test("a file whose job is done twice at once is written once, and does not fail: the second leaves it to the first", async () => {
  const scope = await database.makeWorkspace();
  const { id } = await ask(scope);
  const [first, second] = await withTenant(appDb, scope, async (tx) => {
    // Before its first piece can be stored the other one begins.
    await tx.execute(sql`select from export where id = ${id} for update`);
    const first = write(scope, id);
    // Asked outside: within a transaction the list of connections stays as it was first read.
    const waits =
      "select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()";
    await expect.poll(async () => (await appDb.pool.query(waits)).rowCount, { timeout: 10_000 }).toBe(1);
    const second = await write(scope, id).catch((error: Error) => error);
    return [first, second] as const;
  }).then(async ([first, second]) => [await first, second]);
  expect([first, second]).toEqual([undefined, new Error("The export is written by another process.")]);
  expect(await read(scope, id)).toMatchObject({ status: "done", rows: 1, fault: null });
});

test("a file whose answer is being erased when its job begins is not made", async () => {
  const scope = await database.makeWorkspace();
  const { survey, id } = await ask(scope);
  const { written } = await withTenant(appDb, scope, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`select id from response where survey_id = ${survey}`);
    await eraseResponse(tx, scope, survey, rows[0]?.id ?? "");
    const written = write(scope, id);
    // Asked outside: within a transaction the list of connections stays as it was first read.
    const waits =
      "select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()";
    await expect.poll(async () => (await appDb.pool.query(waits)).rowCount, { timeout: 10_000 }).toBe(1);
    return { written };
  });
  await written;
  expect(await read(scope, id)).toMatchObject({ status: "failed", fault: "erased", bytes: 0 });
});

test("a job's last try ends no file that another writes or has written: it asks for another job, or leaves it", async () => {
  const scope = await database.makeWorkspace();
  const { id } = await ask(scope);
  const ofFile = and(eq(outbox.topic, "export.run"), sql`${outbox.payload} ->> 'exportId' = ${id}`);
  const jobs = () => withTenant(appDb, scope, async (tx) => (await tx.select().from(outbox).where(ofFile)).length);
  let broken = 0;
  const pool = new Proxy(workerDb.pool, {
    get(target, name) {
      if (name !== "connect" || broken === 0) return Reflect.get(target, name, target);
      broken--;
      return () => Promise.reject(new Error("The connection broke."));
    },
  });
  const lastTry = () => write(scope, id, { db: { pool }, lastTry: true });
  const before = await jobs();
  await withTenant(appDb, scope, async (tx) => {
    await holdExport(tx, id);
    await lastTry();
    broken = 1;
    await lastTry();
  });
  expect(await read(scope, id)).toMatchObject({ status: "queued" });
  expect(await jobs()).toBe(before + 2);
  await write(scope, id);
  broken = 1;
  await lastTry();
  expect(await read(scope, id)).toMatchObject({ status: "done", rows: 1, fault: null });
});

test("who lost the right to export, or the workspace, while a file was written does not get it; others do", async () => {
  const fixture = await makeFixtureWorkspace(appDb, "UTC", NOW);
  const scope = mintScope(fixture.id, { kind: "job", name: "test" });
  const signIn = async (email: string) => {
    const { rows } = await appDb.pool.query<{ id: string }>(`select id from "user" where email = $1`, [email]);
    const userId = rows[0]?.id ?? "";
    const sealed = await sealSession(database.authSecret, await startSession(appDb, userId, "test", NOW));
    return { userId, cookie: `${sessionCookieName(runtime.env)}=${sealed}` };
  };
  const [editor, owner] = [await signIn(fixture.users.editor.email), await signIn(fixture.users.owner.email)];
  const asked = mintScope(fixture.id, { kind: "user", userId: editor.userId, role: "editor" });
  const { id } = await ask(asked);
  const take = async ({ cookie }: { readonly cookie: string }) => {
    const request = new Request("http://localhost/x", { headers: { cookie } });
    const params = Promise.resolve({ workspace: fixture.slug, export: id });
    return (await withSession("export.run", answerExportDownload)(request, { params })).status;
  };
  const own = eq(membership.userId, editor.userId);
  await withTenant(appDb, scope, (tx) => tx.update(membership).set({ role: "viewer" }).where(own));
  await write(scope, id);
  expect(await read(scope, id)).toMatchObject({ status: "done", rows: 1 });
  expect(await take(editor)).toBe(403);
  await withTenant(appDb, scope, (tx) => tx.delete(membership).where(own));
  expect(await take(editor)).toBe(404);
  expect(await take({ cookie: "" })).toBe(401);
  expect(await take(owner)).toBe(200);
  // Who asked and who took it is written down; those who got nothing took nothing.
  const ofFile = and(eq(auditEvent.workspaceId, fixture.id), eq(auditEvent.subject, id));
  const trail = await withTenant(appDb, scope, (tx) =>
    tx.select().from(auditEvent).where(ofFile).orderBy(auditEvent.id),
  );
  expect(trail.map(({ action, actor }) => [action, actor.userId])).toEqual([
    ["export.asked", editor.userId],
    ["export.downloaded", owner.userId],
  ]);
});
