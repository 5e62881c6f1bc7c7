import { TOTP } from "otpauth";
import { expect, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope, type Role } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { resetSecondStep } from "@/features/settings/members/actions";
import { saveTwoStepNeed } from "@/features/settings/workspace/actions";
import { sealSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { startSession } from "@/platform/auth/sessions";
import { totpText } from "@/platform/auth/totp";
import { confirmTwoStep, hasTwoStep, readTwoStep, startTwoStep } from "@/platform/auth/two-step";
import { IDLE } from "@/platform/form-state";
import { withSession } from "@/platform/http/with-session";
import { translatorIn } from "@/platform/i18n/translator";
import type { Mail } from "@/platform/mail";
import { currentAccess, currentMember, readForFrame, requireAction, requireWorkspace } from "@/platform/session";
import { browser } from "@/platform/testing/browser";
import { testRuntime } from "@/platform/testing/test-runtime";
import { makeFixtureWorkspace } from "../../../drizzle/seed/make-fixtures";

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
const { appDb, authSecret } = database;
const runtime = testRuntime(database);
const NOW = new Date();
const { id, slug, users } = await makeFixtureWorkspace(appDb, "UTC", NOW);
browser.page = `/w/${slug}/surveys?tab=open&_rsc=abc`;

async function signInAs(role: Role, byProvider = false): Promise<{ userId: string; sessionId: string }> {
  const { rows } = await appDb.pool.query<{ id: string }>(`select id from "user" where email = $1`, [
    users[role].email,
  ]);
  const userId = rows[0]?.id ?? "";
  const sessionId = await startSession(appDb, userId, "test", new Date(), byProvider);
  browser.cookie = await sealSession(authSecret, sessionId);
  return { userId, sessionId };
}

/** Turns two-step sign-in on, as whoever holds the app. */
async function turnOn({ userId, sessionId }: { userId: string; sessionId: string }): Promise<void> {
  await startTwoStep(appDb, { userId, authSecret }, NOW);
  const state = await readTwoStep(appDb, { userId, authSecret }, NOW);
  if (state.status !== "setup") throw new Error("no secret waits");
  const code = new TOTP({ secret: totpText(state.secret) }).generate({ timestamp: NOW.getTime() });
  const person = { userId, sessionId, authSecret, address: "unknown" };
  expect(await confirmTwoStep(appDb, person, code, NOW)).not.toBeNull();
}

/** Where somebody is led, "in", or the status of a page that refuses. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "in";
  } catch (error) {
    const digest = String(Reflect.get(Object(error), "digest"));
    return /NEXT_REDIRECT;\w+;([^;]+);/.exec(digest)?.[1] ?? digest;
  }
}

const FIRST = `/two-step?next=${encodeURIComponent(`/w/${slug}/surveys?tab=open`)}`;
const need = (needed: "on" | "off") => {
  const form = new FormData();
  form.set("needed", needed);
  return saveTwoStepNeed(slug, IDLE, form);
};
const numbers = withSession("dashboard.read", async () => new Response("numbers"));
const take = () =>
  numbers(
    new Request(`http://localhost/w/${slug}/numbers`, {
      headers: { cookie: `${sessionCookieName(runtime.env)}=${browser.cookie}` },
    }),
    { params: Promise.resolve({ workspace: slug }) },
  );

test("only who has two steps can ask it of everyone; then a member without is led to turn it on before anything opens", async () => {
  const owner = await signInAs("owner");
  expect(await need("on")).toMatchObject({ ok: false, message: expect.stringContaining("for yourself first") });
  await turnOn(owner);
  expect(await need("on")).toMatchObject({ ok: true });
  expect(await need("on")).toMatchObject({ ok: true });
  expect(await outcome(requireWorkspace(slug, "survey.read"))).toBe("in");

  const editor = await signInAs("editor");
  expect(await outcome(requireWorkspace(slug, "survey.read"))).toBe(FIRST);
  expect(await outcome(requireAction(slug, "survey.write"))).toBe(FIRST);
  expect(await currentMember(slug)).toBeNull();
  expect(await currentAccess(slug)).toBeNull();
  expect(await readForFrame(slug, { role: async (_tx, { role }) => role })).toBeNull();
  const refused = await take();
  expect([refused.status, await refused.json()]).toMatchObject([403, { detail: expect.stringContaining("two-step") }]);

  await turnOn(editor);
  expect(await outcome(requireWorkspace(slug, "survey.read"))).toBe("in");
  expect((await take()).status).toBe(200);
});

test("a sign-in by a provider is not asked; a viewer cannot ask it of anybody; the setting is audited once each way", async () => {
  await signInAs("analyst", true);
  expect(await outcome(requireWorkspace(slug, "survey.read"))).toBe("in");
  await signInAs("viewer", true);
  expect(await outcome(need("off"))).toContain("403");
  await signInAs("admin");
  expect(await outcome(need("off")), "an admin without two steps changes nothing here").toBe(FIRST);
  await signInAs("owner");
  expect(await need("off")).toMatchObject({ ok: true });
  await signInAs("viewer");
  expect(await outcome(requireWorkspace(slug, "dashboard.read"))).toBe("in");
  const scope = mintScope(id, { kind: "job", name: "test" });
  const rows = await withTenant(appDb, scope, (tx) =>
    tx.select().from(auditEvent).orderBy(auditEvent.at, auditEvent.id),
  );
  expect(rows.filter(({ action }) => action === "workspace.two_step_changed")).toMatchObject([
    { before: { requiresTwoStep: false }, after: { requiresTwoStep: true }, actor: { role: "owner" } },
    { before: { requiresTwoStep: true }, after: { requiresTwoStep: false }, actor: { role: "owner" } },
  ]);
});

test("a member who is reset is told by mail, in their own language", async () => {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: () => {} };
  vi.spyOn(runtime, "mailer", "get").mockReturnValue(mailer as never);
  const editor = await signInAs("editor");
  expect(await hasTwoStep(appDb, editor.userId)).toBe(true);
  await appDb.pool.query(`update "user" set locale = 'de' where id = $1`, [editor.userId]);
  await signInAs("admin");
  const form = new FormData();
  form.set("userId", editor.userId);
  expect(await resetSecondStep(slug, form)).toMatchObject({ ok: true });
  expect(await hasTwoStep(appDb, editor.userId)).toBe(false);
  expect(sent).toMatchObject([{ to: users.editor.email, subject: expect.stringContaining("Zwei-Schritt-Anmeldung") }]);
  expect(await resetSecondStep(slug, form)).toMatchObject({ ok: false });
  expect(sent).toHaveLength(1);
});
