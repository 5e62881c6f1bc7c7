import { sql } from "drizzle-orm";
import { TOTP } from "otpauth";
import { expect, test, vi } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { deleteMember, insertMember } from "@/db/queries/members";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope, type Role } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { noteRefusedCode } from "@/platform/auth/audit-person";
import { changePassword, isOwnPassword } from "@/platform/auth/change-password";
import { checkCode } from "@/platform/auth/check-code";
import { createAccount } from "@/platform/auth/create-account";
import { userForProfile } from "@/platform/auth/provider-user";
import { replacePassword } from "@/platform/auth/replace-password";
import { resetTwoStep, resetTwoStepByEmail } from "@/platform/auth/reset-two-step";
import { endSession, findSession, isFreshSession, startSession } from "@/platform/auth/sessions";
import { endSignInStep, findSignInStep, startSignInStep } from "@/platform/auth/sign-in-step";
import { totpText } from "@/platform/auth/totp";
import {
  cancelTwoStep,
  confirmTwoStep,
  hasTwoStep,
  readTwoStep,
  renewRecoveryCodes,
  startTwoStep,
  turnOffTwoStep,
} from "@/platform/auth/two-step";
import { isProblem } from "@/platform/http/problem";
import { createLimits } from "@/platform/limits";
import { createLogger } from "@/platform/logger";

const { appDb, ownerDb, authSecret } = await testDatabase();
const NOW = new Date("2026-05-01T12:00:10Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const ADDRESS = "203.0.113.7";
const PASSWORD = "correct horse battery";
let people = 0;

/** Somebody with a workspace of their own, signed in here and elsewhere. */
async function person() {
  people += 1;
  const email = `p${people}@steps.example`;
  const account = await createAccount(appDb, { email, password: PASSWORD, zone: "UTC", locale: "en" });
  if (account === null) throw new Error("taken");
  const [sessionId, elsewhere] = [
    await startSession(appDb, account.userId, "", NOW),
    await startSession(appDb, account.userId, "", NOW),
  ];
  return { ...account, email, sessionId, elsewhere, authSecret, address: ADDRESS };
}

type Person = Awaited<ReturnType<typeof person>>;

/** What the person's app shows at a moment; null where nothing was shared with it. */
async function codeOf(who: Person): Promise<(at: Date) => string> {
  const state = await readTwoStep(appDb, who, NOW);
  if (state.status !== "setup") throw new Error("no secret waits");
  const app = new TOTP({ secret: totpText(state.secret) });
  return (at) => app.generate({ timestamp: at.getTime() });
}

/** The same with a second step that is on since a minute before now. */
async function personWithTwoStep() {
  const who = await person();
  await startTwoStep(appDb, who, NOW);
  const code = await codeOf(who);
  const codes = await confirmTwoStep(appDb, who, code(later(-60)), later(-60));
  if (codes === null) throw new Error("not confirmed");
  return { ...who, code, codes };
}

const stand = () => ({ appDb, limits: createLimits(), authSecret, logger: createLogger("silent") });
const give = (who: Person, code: string, now = NOW, current = stand()) =>
  checkCode(current, { userId: who.userId, code, address: ADDRESS }, { now, clock: now.getTime() });
const APP = { ok: true, by: "app" };
const RECOVERY = { ok: true, by: "recovery" };
const WRONG = { ok: false, reason: "wrong" };

async function trail(workspaceId: string) {
  const scope = mintScope(workspaceId, { kind: "job", name: "test" });
  const rows = await withTenant(appDb, scope, (tx) =>
    tx.select().from(auditEvent).orderBy(auditEvent.at, auditEvent.id),
  );
  return rows.slice(1).map(({ action, actor, subject }) => ({ action, actor, subject }));
}

test("it is off, waits for a first code, and is on: then every other session of the person has ended", async () => {
  const nora = await person();
  expect(await readTwoStep(appDb, nora, NOW)).toEqual({ status: "off" });
  await startTwoStep(appDb, nora, NOW);
  expect(await hasTwoStep(appDb, nora.userId)).toBe(false);
  const code = await codeOf(nora);
  expect(await confirmTwoStep(appDb, nora, "000000", NOW)).toBeNull();
  expect(await findSession(appDb, nora.sessionId, NOW)).toMatchObject({ twoStep: false });
  const codes = await confirmTwoStep(appDb, nora, code(NOW), NOW);
  expect(codes).toHaveLength(10);
  expect(await hasTwoStep(appDb, nora.userId)).toBe(true);
  expect(await readTwoStep(appDb, nora, NOW)).toEqual({ status: "on", since: NOW, codesLeft: 10, fits: true });
  expect(await findSession(appDb, nora.sessionId, NOW)).toMatchObject({ twoStep: true });
  expect(await findSession(appDb, nora.elsewhere, NOW)).toBeNull();
  const by = { kind: "user", userId: nora.userId, role: "owner", from: ADDRESS };
  expect(await trail(nora.workspaceId)).toEqual([{ action: "user.two_step_on", actor: by, subject: nora.userId }]);
});

test("a secret that nobody confirmed is forgotten after a quarter of an hour, or at once; a new one ends the one before", async () => {
  const nora = await person();
  await startTwoStep(appDb, nora, NOW);
  const first = await codeOf(nora);
  expect(await confirmTwoStep(appDb, nora, first(later(900)), later(900))).toBeNull();
  await startTwoStep(appDb, nora, later(900));
  expect(await confirmTwoStep(appDb, nora, first(later(901)), later(901))).toBeNull();
  await cancelTwoStep(appDb, nora.userId);
  expect(await readTwoStep(appDb, nora, later(901))).toEqual({ status: "off" });
});

test("one that is on is neither begun anew nor cancelled", async () => {
  const nora = await personWithTwoStep();
  await startTwoStep(appDb, nora, NOW);
  await cancelTwoStep(appDb, nora.userId);
  expect(await give(nora, nora.code(NOW))).toEqual(APP);
});

test("a code is good once, also when two use it at once, and none before it any more", async () => {
  const nora = await personWithTwoStep();
  expect(await give(nora, nora.code(later(-60)), later(-40)), "the code that turned it on").toEqual(WRONG);
  const both = await Promise.all([1, 2, 3].map(() => give(nora, nora.code(NOW))));
  expect(both.filter(({ ok }) => ok)).toEqual([APP]);
  expect(await give(nora, nora.code(later(-30)))).toEqual(WRONG);
  expect(await give(nora, ` ${nora.code(later(30)).replace(/(...)/, "$1 ")} `)).toEqual(APP);
  expect(await give(nora, nora.code(later(30)), later(30))).toEqual(WRONG);
});

test("a recovery code is good once, for its own person, and only as a hash in the database", async () => {
  const [nora, otto] = [await personWithTwoStep(), await personWithTwoStep()];
  const [one = "", two = ""] = nora.codes;
  expect(await give(otto, one)).toEqual(WRONG);
  const both = await Promise.all([1, 2, 3].map(() => give(nora, one.toUpperCase().replaceAll("-", " "))));
  expect(both.filter(({ ok }) => ok)).toEqual([RECOVERY]);
  expect(await readTwoStep(appDb, nora, NOW)).toMatchObject({ codesLeft: 9 });
  const { rows } = await ownerDb.pool.query(`select t::text || c::text as stored from two_step t, recovery_code c`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { stored } of rows) expect(stored).not.toContain(Buffer.from(two.replaceAll("-", "")).toString("hex"));
  const renewed = await withoutTenant(appDb, (tx) => renewRecoveryCodes(tx, nora));
  expect(await give(nora, two)).toEqual(WRONG);
  expect(await give(nora, renewed[0] ?? "")).toEqual(RECOVERY);
});

test("what a code was for is done with it or not at all: where it fails, the code is not used up", async () => {
  const nora = await personWithTwoStep();
  const failing = checkCode(
    stand(),
    { userId: nora.userId, code: nora.code(NOW), address: ADDRESS },
    { now: NOW, clock: 0 },
    () => Promise.reject(new Error("no")),
  );
  await expect(failing).rejects.toThrow("no");
  expect(await give(nora, nora.code(NOW))).toEqual(APP);
});

test("codes are tried ten times in five minutes from an address, thirty times an hour from all", async () => {
  const nora = await personWithTwoStep();
  const current = stand();
  const attempt = (address: string, code = "000000") =>
    checkCode(current, { userId: nora.userId, code, address }, { now: NOW, clock: 0 });
  for (let i = 0; i < 10; i += 1) expect(await attempt("203.0.113.1")).toEqual(WRONG);
  expect(await attempt("203.0.113.1", nora.code(NOW))).toMatchObject({ reason: "limited", retryAfterSeconds: 30 });
  for (let i = 0; i < 20; i += 1) await attempt(`203.0.113.${20 + i}`);
  expect(await attempt("203.0.113.200", nora.code(NOW))).toMatchObject({ reason: "limited", retryAfterSeconds: 120 });
});

test("a code that is refused at a sign-in is noted by Candor, once a minute a person", async () => {
  const nora = await personWithTwoStep();
  const current = stand();
  for (let i = 0; i < 10; i += 1) noteRefusedCode(current, nora, i * 1000);
  const actor = { kind: "job", name: "sign-in", from: ADDRESS };
  const noted = { action: "user.code_refused", actor, subject: nora.userId };
  await vi.waitFor(async () => expect((await trail(nora.workspaceId)).slice(1)).toEqual([noted]));
  noteRefusedCode(current, nora, 60_000);
  await vi.waitFor(async () => expect((await trail(nora.workspaceId)).slice(1)).toEqual([noted, noted]));
});

test("with another AUTH_SECRET no code of the app fits and recovery codes do, so that it can be turned off", async () => {
  const nora = await personWithTwoStep();
  const changed = { ...nora, authSecret: `${authSecret} changed` };
  expect(await readTwoStep(appDb, changed, NOW)).toMatchObject({ status: "on", fits: false });
  const current = { ...stand(), authSecret: changed.authSecret };
  expect(await give(nora, nora.code(NOW), NOW, current)).toEqual(WRONG);
  expect(await give(nora, nora.codes[0] ?? "", NOW, current)).toEqual(RECOVERY);
  await withoutTenant(appDb, (tx) => turnOffTwoStep(tx, nora));
  expect(await readTwoStep(appDb, nora, NOW)).toEqual({ status: "off" });
  expect(await give(nora, nora.codes[1] ?? "")).toEqual(WRONG);
});

test("a sign-in waits ten minutes for its second step, ends with it once, and with another password at once", async () => {
  const nora = await personWithTwoStep();
  const begin = () => startSignInStep(appDb, { userId: nora.userId, way: "password" }, NOW);
  const token = await begin();
  expect(await findSignInStep(appDb, token, later(599))).toMatchObject({ userId: nora.userId, way: "password" });
  expect(await findSignInStep(appDb, token, later(600))).toBeNull();
  expect(await findSignInStep(appDb, `${token}x`, NOW)).toBeNull();
  const ended = await Promise.all([1, 2].map(() => withoutTenant(appDb, (tx) => endSignInStep(tx, token))));
  expect(ended.sort()).toEqual([false, true]);
  const second = await begin();
  const wanted = { current: PASSWORD, next: `${PASSWORD} 2`, address: ADDRESS };
  expect(await changePassword(appDb, nora, wanted)).toBe(true);
  const third = await begin();
  expect(await replacePassword(appDb, { email: nora.email, password: PASSWORD })).toBe(true);
  expect(await Promise.all([second, third].map((one) => findSignInStep(appDb, one, NOW)))).toEqual([null, null]);
  expect(await hasTwoStep(appDb, nora.userId), "an operator's new password leaves it on").toBe(true);
});

test("a session by a provider counts as one of two steps", async () => {
  const byProvider = await startSession(appDb, (await person()).userId, "", NOW, true);
  expect(await findSession(appDb, byProvider, NOW)).toMatchObject({ twoStep: true });
});

test("a session is fresh for ten minutes, however often it is used, and not after it ended", async () => {
  const nora = await person();
  expect(await isFreshSession(appDb, nora.sessionId, later(599))).toBe(true);
  await findSession(appDb, nora.sessionId, later(590));
  expect(await isFreshSession(appDb, nora.sessionId, later(600))).toBe(false);
  await endSession(appDb, nora.userId, nora.sessionId);
  expect(await isFreshSession(appDb, nora.sessionId, NOW)).toBe(false);
});

/** Their first sign-in by a provider that calls them by their address. */
const byProvider = ({ userId, email }: Person, subject = userId) =>
  userForProfile(appDb, {
    ...{ provider: "https://login.example", subject, email, emailVerified: true, name: "Nora", locale: "en" },
  });

test("a provider's first sign-in ends nothing where the second step is on: a code ties it, and nothing else does", async () => {
  const nora = await personWithTwoStep();
  const asked = { userId: nora.userId, asksFirst: true };
  expect(await byProvider(nora)).toEqual(asked);
  expect(await byProvider(nora), "asking ties nothing").toEqual(asked);
  expect(await hasTwoStep(appDb, nora.userId)).toBe(true);
  expect(await findSession(appDb, nora.sessionId, NOW)).not.toBeNull();
  expect(await isOwnPassword(appDb, nora.userId, "")).toBe(false);
  const tie = { provider: "https://login.example", subject: nora.userId };
  const token = await startSignInStep(appDb, { userId: nora.userId, way: "provider", tie }, NOW);
  expect(await withoutTenant(appDb, (tx) => endSignInStep(tx, token))).toBe(true);
  expect(await byProvider(nora)).toEqual({ userId: nora.userId, asksFirst: false });
  expect(await byProvider(nora, "another's"), "the next provider's id is asked again").toEqual(asked);
  expect(await hasTwoStep(appDb, nora.userId)).toBe(true);
});

test("a provider takes an account over whose second step waits for its first code, or was reset by who runs the server", async () => {
  const [otto, nora] = [await person(), await personWithTwoStep()];
  await startTwoStep(appDb, otto, NOW);
  const code = await codeOf(otto);
  expect(await byProvider(otto)).toEqual({ userId: otto.userId, asksFirst: false });
  expect(await confirmTwoStep(appDb, otto, code(NOW), NOW)).toBeNull();
  expect(await resetTwoStepByEmail(appDb, nora.email)).toBe(true);
  expect(await byProvider(nora)).toEqual({ userId: nora.userId, asksFirst: false });
});

test("a code that fits a secret which was replaced meanwhile does not confirm the one in its place", async () => {
  const nora = await person();
  await startTwoStep(appDb, nora, NOW);
  const code = await codeOf(nora);
  const confirmed = await withoutTenant(ownerDb, async (tx) => {
    await tx.execute(
      sql`update two_step set secret = secret || '\\x00', started_at = now() where user_id = ${nora.userId}`,
    );
    const confirming = confirmTwoStep(appDb, nora, code(NOW), NOW);
    const waiting = sql`select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
    await vi.waitFor(async () => expect((await tx.execute(waiting)).rows).toHaveLength(1));
    return { confirming };
  });
  expect(await confirmed.confirming).toBeNull();
  expect(await hasTwoStep(appDb, nora.userId)).toBe(false);
});

async function join(who: Person, where: Person, role: Role) {
  const scope = mintScope(where.workspaceId, { kind: "job", name: "test" });
  await withTenant(appDb, scope, (tx) => insertMember(tx, scope, who.userId, role));
}

/** Out of the workspace that was made with them. */
async function leave(who: Person) {
  const scope = mintScope(who.workspaceId, { kind: "job", name: "test" });
  await withTenant(appDb, scope, (tx) => deleteMember(tx, scope, who.userId));
}

const reset = (by: Person, role: Role, of: Person) =>
  resetTwoStep(appDb, mintScope(by.workspaceId, { kind: "user", userId: by.userId, role }), {
    ...{ userId: of.userId, address: ADDRESS },
  }).catch((error: unknown) => (isProblem(error) ? error.problem.status : error));

test("who manages a member in all their workspaces may reset them: it is off, they are out everywhere, and it is noted", async () => {
  const [otto, nora] = [await person(), await personWithTwoStep()];
  await join(nora, otto, "editor");
  expect(await reset(otto, "owner", nora), "nora has a workspace that otto does not manage").toBe(403);
  await join(otto, nora, "admin");
  expect(await reset(otto, "owner", nora), "and is its owner, whom an admin does not manage").toBe(403);
  expect(await hasTwoStep(appDb, nora.userId)).toBe(true);
  await leave(nora);
  const waiting = await startSignInStep(appDb, { userId: nora.userId, way: "link" }, NOW);
  expect(await reset(otto, "owner", nora)).toEqual({ email: nora.email, locale: "en" });
  expect(await hasTwoStep(appDb, nora.userId)).toBe(false);
  expect(await findSession(appDb, nora.sessionId, NOW)).toBeNull();
  expect(await findSignInStep(appDb, waiting, NOW)).toBeNull();
  const by = { kind: "user", userId: otto.userId, role: "owner", from: ADDRESS };
  expect(await trail(otto.workspaceId)).toEqual([{ action: "user.two_step_reset", actor: by, subject: nora.userId }]);
  expect(await reset(otto, "owner", nora), "once is enough").toBe(404);
});

test("nobody resets themselves, a stranger, or somebody above them", async () => {
  const [owner, admin, stranger] = [await personWithTwoStep(), await person(), await personWithTwoStep()];
  await join(admin, owner, "admin");
  const asAdmin = { ...admin, workspaceId: owner.workspaceId };
  expect(await reset(owner, "owner", owner)).toBe(403);
  expect(await reset(asAdmin, "admin", owner)).toBe(403);
  expect(await reset(asAdmin, "owner", owner), "the role is read, not believed").toBe(403);
  expect(await reset(owner, "owner", stranger)).toBe(404);
});

test("who runs the server resets the last owner by their address", async () => {
  const nora = await personWithTwoStep();
  expect(await resetTwoStepByEmail(appDb, nora.email)).toBe(true);
  expect(await resetTwoStepByEmail(appDb, nora.email)).toBe(false);
  expect(await resetTwoStepByEmail(appDb, "nobody@steps.example")).toBe(false);
  expect(await findSession(appDb, nora.sessionId, NOW)).toBeNull();
  const noted = { action: "user.two_step_reset", actor: { kind: "job", name: "operator" }, subject: nora.userId };
  expect((await trail(nora.workspaceId)).slice(1)).toEqual([noted]);
});
