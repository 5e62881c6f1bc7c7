import { desc } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { auditSignIn, noteRefusedSignIn } from "@/platform/auth/audit-person";
import { changePassword } from "@/platform/auth/change-password";
import { createAccount } from "@/platform/auth/create-account";
import { createWorkspace } from "@/platform/auth/create-workspace";
import { listWorkspaces } from "@/platform/auth/memberships";
import { replacePassword } from "@/platform/auth/replace-password";
import { newId } from "@/platform/id";
import { createLimits } from "@/platform/limits";
import { createLogger } from "@/platform/logger";

const { appDb, ownerDb } = await testDatabase();
const MINUTE = 60_000;
const ADDRESS = "203.0.113.7";
let people = 0;

/** Somebody with a workspace of their own. */
async function person() {
  people += 1;
  const email = `p${people}@audit.example`;
  const account = await createAccount(appDb, { email, password: "correct horse battery", zone: "UTC", locale: "en" });
  if (account === null) throw new Error("taken");
  return { ...account, email };
}

/** What stands in a workspace's trail since it was made, the newest first. */
async function trail(workspaceId: string) {
  const scope = mintScope(workspaceId, { kind: "job", name: "test" });
  const rows = await withTenant(appDb, scope, (tx) =>
    tx.select().from(auditEvent).orderBy(desc(auditEvent.at), desc(auditEvent.id)),
  );
  return rows.slice(0, -1).map(({ action, actor, subject, after }) => ({ action, actor, subject, after }));
}

const withLimits = () => ({ appDb, limits: createLimits(), logger: createLogger("silent") });

test("a sign-in is noted with its way and address in each workspace of the person, and in no other", async () => {
  const [nora, otto] = [await person(), await person()];
  const slug = await createWorkspace(appDb, nora.userId, { name: "Second", zone: "UTC", locale: "en" });
  const second = (await listWorkspaces(appDb, nora.userId)).find((one) => one.slug === slug);
  await auditSignIn(appDb, nora.userId, { way: "link", address: ADDRESS });
  const noted = {
    action: "user.signed_in",
    actor: { kind: "user", userId: nora.userId, role: "owner", from: ADDRESS },
    subject: nora.userId,
    after: { way: "link" },
  };
  expect(await trail(nora.workspaceId)).toEqual([noted]);
  expect(await trail(second?.id ?? "")).toEqual([noted]);
  expect(await trail(otto.workspaceId)).toEqual([]);
});

test("a refused sign-in is noted by Candor, once a minute an e-mail; of an e-mail that nobody has nothing is", async () => {
  const [nora, otto] = [await person(), await person()];
  const current = withLimits();
  const connect = vi.spyOn(appDb.pool, "query");
  const refuse = (email: string, at: number) => noteRefusedSignIn(current, { email, address: ADDRESS }, at);
  for (let i = 0; i < 100; i += 1) refuse(nora.email.toUpperCase(), i * 100);
  refuse("nobody@audit.example", 0);
  refuse("no e-mail", 0);
  expect(connect.mock.calls.length).toBeLessThanOrEqual(2);
  connect.mockRestore();
  const noted = {
    action: "user.sign_in_refused",
    actor: { kind: "job", name: "sign-in", from: ADDRESS },
    subject: nora.userId,
    after: null,
  };
  await vi.waitFor(async () => expect(await trail(nora.workspaceId)).toEqual([noted]));
  refuse(nora.email, 3 * MINUTE);
  await vi.waitFor(async () => expect(await trail(nora.workspaceId)).toEqual([noted, noted]));
  expect(await trail(otto.workspaceId)).toEqual([]);
});

const PASSWORDS = ["correct horse battery", "another horse battery", "third horse battery"] as const;
const signedIn = ({ userId, email }: Awaited<ReturnType<typeof person>>) => ({
  ...{ userId, email, sessionId: newId(), name: "", locale: "en", letterKeys: true },
});

test("a password changed by its person, and one that an operator replaced", async () => {
  const [nora, otto] = [await person(), await person()];
  await createWorkspace(appDb, nora.userId, { name: "Second", zone: "UTC", locale: "en" });
  const [current, next, last] = PASSWORDS;
  expect(await changePassword(appDb, signedIn(nora), { current, next, address: ADDRESS })).toBe(true);
  expect(await replacePassword(appDb, { email: nora.email, password: last })).toBe(true);
  for (const { id } of await listWorkspaces(appDb, nora.userId))
    expect(await trail(id)).toMatchObject([
      { action: "user.password_replaced", actor: { kind: "job", name: "operator" }, subject: nora.userId },
      { action: "user.password_changed", actor: { kind: "user", userId: nora.userId, role: "owner", from: ADDRESS } },
    ]);
  expect(await trail(otto.workspaceId)).toEqual([]);
});

test("a password that cannot be noted is not changed either: nobody loses the one they were not told", async () => {
  const nora = await person();
  const [current, next] = PASSWORDS;
  await ownerDb.pool.query(
    `alter table audit_event add constraint full_trail check (action not like 'user.%') not valid`,
  );
  await expect(changePassword(appDb, signedIn(nora), { current, next, address: ADDRESS })).rejects.toThrow(
    "full_trail",
  );
  await expect(replacePassword(appDb, { email: nora.email, password: next })).rejects.toThrow("full_trail");
  await ownerDb.pool.query("alter table audit_event drop constraint full_trail");
  expect(await trail(nora.workspaceId)).toEqual([]);
  expect(await changePassword(appDb, signedIn(nora), { current, next, address: ADDRESS })).toBe(true);
});
