import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import { membership } from "@/db/schema/people";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { orderImport } from "@/features/imports/testing/import-file";
import { inviteMember } from "@/features/settings/members/invite-member";
import { createWebhook, sendTest } from "@/features/webhooks/change-webhook";
import { sealSession } from "@/platform/auth/session-cookie";
import { startSession } from "@/platform/auth/sessions";
import { translatorIn } from "@/platform/i18n/translator";
import { ALL_PERMISSIONS, can } from "@/platform/roles";
import { browser } from "@/platform/testing/browser";
import { testRuntime } from "@/platform/testing/test-runtime";
import { type FixtureWorkspace, makeFixtureWorkspace } from "../../../drizzle/seed/make-fixtures";

vi.mock("server-only", () => ({}));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("next/headers", async () => (await import("@/platform/testing/browser")).nextHeaders);
vi.mock("next-intl/server", async (original) => ({
  ...(await original<object>()),
  getTranslations: async (namespace: Parameters<typeof translatorIn>[1]) => translatorIn("en", namespace),
  getLocale: async () => "en",
}));
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = "true";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date();
const errors = vi.spyOn(testRuntime(database).logger, "error");
const mine = await makeFixtureWorkspace(appDb, "UTC", NOW);
const theirs = await makeFixtureWorkspace(appDb, "UTC", NOW);
const scopeOf = ({ id }: FixtureWorkspace) => mintScope(id, { kind: "job", name: "test" });
const actions = await loadActions();

interface Action {
  readonly name: string;
  /** Names of its parameters; the first is the workspace's slug. */
  readonly parameters: readonly string[];
  readonly run: (...given: readonly unknown[]) => Promise<unknown>;
}

/** Every server action of the app that works in a workspace. */
async function loadActions(): Promise<Action[]> {
  const root = path.resolve(import.meta.dirname, "../../..");
  const files = (await readdir(path.join(root, "src"), { recursive: true })).filter((file) =>
    file.endsWith("/actions.ts"),
  );
  const found: Action[] = [];
  for (const file of files.sort()) {
    const module: Record<string, unknown> = await import(path.join(root, "src", file));
    for (const [name, run] of Object.entries(module)) {
      if (typeof run !== "function") continue;
      const parameters =
        /\(([^)]*)\)/
          .exec(String(run))?.[1]
          ?.split(",")
          .map((one) => one.trim()) ?? [];
      if (parameters[0] !== "slug") continue;
      found.push({ name: `${path.dirname(file)} ${name}`, parameters, run: async (...given) => run(...given) });
    }
  }
  return found;
}

async function signInAs(of: FixtureWorkspace, role: Role): Promise<string> {
  const [row] = await appDb.pool
    .query<{ id: string }>(`select id from "user" where email = $1`, [of.users[role].email])
    .then(({ rows }) => rows);
  const userId = row?.id ?? "";
  const sessionId = await startSession(appDb, userId, "test", new Date());
  browser.cookie = await sealSession(database.authSecret, sessionId);
  return userId;
}

/** What a form may be called to do it to: every field that names something names this. */
function formOf(id: string): FormData {
  const form = new FormData();
  const named = [
    "id",
    "survey",
    "surveyId",
    "goal",
    "userId",
    "user",
    "member",
    "invitation",
    "key",
    "link",
    "objective",
    "import",
  ];
  for (const name of named) form.set(name, id);
  const typed = {
    word: "delete",
    name: "Taken over",
    title: "Taken over",
    role: "viewer",
    reason: "Because",
    target: "50",
  };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
}

/** Arguments by their names, all of them leading to `id`. */
function argumentsOf(action: Action, slug: string, id: string): unknown[] {
  const definition = JSON.stringify({
    version: 1,
    locale: "en",
    locales: ["en"],
    questions: [],
    logic: [],
    endings: [],
  });
  const known: Record<string, unknown> = {
    ...{ slug, _state: {}, form: formOf(id), definition, basedOn: "", version: 1, look: {}, deed: "rename" },
    given: { deed: "exclude", ids: [id], reason: "Because" },
  };
  return action.parameters.map((name) => (name in known ? known[name] : id));
}

/** Whether it is told by id what to do something to, or by a form that may name it. */
function takesIds({ parameters }: Action): boolean {
  return parameters.some((name) => ["id", "surveyId", "form", "given"].includes(name));
}

/** How an action ended: Next's own word for 404, 403 and redirects, else "answered". */
async function outcomeOf(action: Action, slug: string, id: string): Promise<string> {
  try {
    await action.run(...argumentsOf(action, slug, id));
    return "answered";
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (error instanceof Error && error.message === "This is not the demo company.") return "answered";
    if (digest === "") throw error;
    return digest.startsWith("NEXT_REDIRECT") ? "redirected" : digest.replace("NEXT_HTTP_ERROR_FALLBACK;", "");
  }
}

/** All rows of a workspace that the app may read, table by table. */
async function contentsOf(scope: WorkspaceScope): Promise<Record<string, string[]>> {
  const { rows: tables } = await database.ownerDb.pool.query<{ name: string }>(
    `select distinct table_name::text as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  );
  const contents: Record<string, string[]> = {};
  for (const { name } of tables)
    await withTenant(appDb, scope, async (tx) => {
      const { rows } = await tx.execute<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t order by 1`);
      contents[name] = rows.map(({ row }) => row);
    }).catch(() => {
      // The queue's own tables are closed to the app.
    });
  return contents;
}

/** One id of everything that actions are told by id. */
async function idsOf(scope: WorkspaceScope): Promise<string[]> {
  const contents = await contentsOf(scope);
  const tables = ["survey", "response", "import", "api_key", "member_invitation", "membership"];
  return [...tables, "webhook", "webhook_delivery"].map((table) => {
    const { id, user_id: userId } = JSON.parse(contents[table]?.[0] ?? "{}");
    return String(id ?? userId);
  });
}

async function furnish(scope: WorkspaceScope, userId: string): Promise<void> {
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await storeScores(appDb, scope, survey, [
    { day: "2026-05-04", scores: { nps: 9 } },
    { day: "2026-05-04", scores: { nps: 2 }, state: "held" },
  ]);
  const nps = { column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [] };
  await orderImport(
    database,
    scope,
    "day,score\n2026-05-04,9",
    { mapping: { date: { columns: ["day"] }, questions: [nps] }, name: "New" },
    NOW,
  );
  const owner = mintScope(scope.workspaceId, { kind: "user", userId, role: "owner" });
  await inviteMember(appDb, owner, { role: "viewer", days: 7, note: "" }, NOW);
  await withTenant(appDb, scope, async (tx) => {
    const told = {
      url: "https://example.com/",
      description: "",
      format: "json",
      events: ["response.completed"],
      survey: null,
    } as const;
    const { id } = await createWebhook(tx, scope, told, { privateAllowed: false }, NOW);
    await sendTest(tx, scope, id, NOW);
  });
}

await furnish(scopeOf(theirs), await signInAs(theirs, "owner"));

beforeEach(async () => {
  browser.origin = "http://localhost:3000";
  await signInAs(mine, "owner");
});

test("every action is found, and what it is called with is understood", () => {
  expect(actions.length).toBeGreaterThan(45);
  expect(actions.map(({ name }) => name)).toContain("features/responses review");
});

test("no action in one's own workspace does anything to what another one has, whatever id it is given", {
  timeout: 60_000,
}, async () => {
  const before = await contentsOf(scopeOf(theirs));
  const ids = await idsOf(scopeOf(theirs));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  for (const action of actions)
    await Promise.all((takesIds(action) ? ids : ids.slice(0, 1)).map((id) => outcomeOf(action, mine.slug, id)));
  expect(await contentsOf(scopeOf(theirs))).toEqual(before);
  // An id of somebody else is nothing out of the ordinary: no error of ours.
  expect(errors.mock.calls).toEqual([]);
});

test("no action lets a stranger into a workspace: 404, as if it never was", async () => {
  const before = await contentsOf(scopeOf(theirs));
  for (const action of actions)
    expect([action.name, await outcomeOf(action, theirs.slug, randomUUID())]).toEqual([action.name, "404"]);
  expect(await contentsOf(scopeOf(theirs))).toEqual(before);
});

test("no action is taken from another site's page, nor from somebody who is not signed in", async () => {
  const [own] = await idsOf(scopeOf(mine));
  const before = await contentsOf(scopeOf(mine));
  browser.origin = "https://elsewhere.example";
  for (const action of actions)
    expect([action.name, await outcomeOf(action, mine.slug, own ?? "")]).toEqual([action.name, "404"]);
  browser.origin = "http://localhost:3000";
  browser.cookie = "";
  for (const action of actions)
    expect([action.name, await outcomeOf(action, mine.slug, own ?? "")]).toEqual([action.name, "redirected"]);
  expect(await contentsOf(scopeOf(mine))).toEqual(before);
});

/** Who was told in a workspace that their role forbids something, and what. */
async function denialsIn(scope: WorkspaceScope): Promise<{ who: string; as: string; permission: string }[]> {
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute<{ who: string; as: string; permission: string }>(sql`
      select subject as who, actor ->> 'role' as as, after ->> 'permission' as permission
      from audit_event where action = 'permission.denied' and actor ->> 'userId' = subject order by 3`),
  );
  return rows;
}

test("an id of another workspace is answered as one that never was, and is no denial", {
  timeout: 60_000,
}, async () => {
  const ids = await idsOf(scopeOf(theirs));
  for (const action of actions.filter(takesIds)) {
    const unknown = await outcomeOf(action, mine.slug, randomUUID());
    for (const id of ids)
      expect([action.name, id, await outcomeOf(action, mine.slug, id)]).toEqual([action.name, id, unknown]);
  }
  expect(await denialsIn(scopeOf(mine))).toEqual([]);
});

test("what a member's role forbids is noted in their own workspace: who, as what, which permission, once a minute", async () => {
  const scope = scopeOf(mine);
  const who = await signInAs(mine, "viewer");
  const forbidden = new Set<string>();
  for (const _ of [1, 2, 3])
    for (const action of actions)
      if ((await outcomeOf(action, mine.slug, randomUUID())) === "403") forbidden.add(action.name);
  expect(forbidden.size).toBeGreaterThan(40);
  const noted = async () => (await denialsIn(scope)).map(({ permission }) => permission);
  const theRoles = ALL_PERMISSIONS.filter((one) => !can("viewer", one));
  await vi.waitFor(async () => expect(await noted()).toContain("survey.write"));
  await vi.waitFor(async () => expect(await noted()).toContain("member.manage"));
  const denials = await denialsIn(scope);
  expect(denials).toEqual(denials.map(({ permission }) => ({ who, as: "viewer", permission })));
  expect(new Set(await noted()).size).toBe((await noted()).length);
  for (const permission of await noted()) expect(theRoles).toContain(permission);
  expect(await denialsIn(scopeOf(theirs))).toEqual([]);
});

test("who is made a viewer or is removed while a page is open can press nothing on it any more", async () => {
  const scope = scopeOf(mine);
  const userId = await signInAs(mine, "editor");
  const close = actions.find(({ name }) => name === "features/surveys close");
  if (!close) throw new Error("There is no such action.");
  expect(await outcomeOf(close, mine.slug, randomUUID())).toBe("answered");
  const own = eq(membership.userId, userId);
  await withTenant(appDb, scope, (tx) => tx.update(membership).set({ role: "viewer" }).where(own));
  expect(await outcomeOf(close, mine.slug, randomUUID())).toBe("403");
  await withTenant(appDb, scope, (tx) => tx.delete(membership).where(own));
  expect(await outcomeOf(close, mine.slug, randomUUID())).toBe("404");
});
