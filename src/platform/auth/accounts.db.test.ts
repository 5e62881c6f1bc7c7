import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { membership, session } from "@/db/schema/people";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope } from "@/db/scope";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { changePassword } from "@/platform/auth/change-password";
import { checkCredentials } from "@/platform/auth/check-credentials";
import { createAccount } from "@/platform/auth/create-account";
import { findAccess, listWorkspaces } from "@/platform/auth/memberships";
import { userForProfile } from "@/platform/auth/provider-user";
import { replacePassword } from "@/platform/auth/replace-password";
import { endOtherSessions, endSession, findSession, listSessions, startSession } from "@/platform/auth/sessions";
import { consumeSignInLink, issueSignInLink } from "@/platform/auth/sign-in-link";
import { createLimits } from "@/platform/limits";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

const PASSWORD = "correct horse battery";
let made = 0;

async function signUp(options: { email?: string; zone?: string; locale?: string } = {}) {
  made += 1;
  const email = options.email ?? `nora${made}@larkway.example`;
  const { zone = "Europe/Berlin", locale = "de-AT" } = options;
  const account = await createAccount(database.appDb, { email, password: PASSWORD, zone, locale });
  if (account === null) throw new Error("taken");
  return { ...account, email };
}

describe("createAccount", () => {
  it("makes an owner of a workspace with the browser's zone and language", async () => {
    const { userId, slug } = await signUp();
    const access = await findAccess(database.appDb, userId, slug);
    expect(access).toMatchObject({
      role: "owner",
      workspace: { name: "Larkway", zone: "Europe/Berlin", locale: "de" },
    });
  });

  it("falls back to UTC and English", async () => {
    const { userId, slug } = await signUp({ zone: "Mars/Olympus'; drop table user", locale: "tlh" });
    expect((await findAccess(database.appDb, userId, slug))?.workspace).toMatchObject({ zone: "UTC", locale: "en" });
  });

  it("makes one account for one address, also when two ask at once", async () => {
    const email = "race@larkway.example";
    const wanted = { email, password: PASSWORD, zone: "UTC", locale: "en" };
    const results = await Promise.all([1, 2, 3].map(() => createAccount(database.appDb, wanted)));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
  });

  it("gives every workspace an address of its own", async () => {
    const slugs = (await Promise.all([signUp(), signUp(), signUp()])).map((account) => account.slug);
    expect(new Set(slugs).size).toBe(3);
    for (const slug of slugs) expect(slug).toMatch(/^larkway(-\w{4})?$/);
  });
});

describe("findAccess", () => {
  it("finds nothing for somebody else's workspace, as for one that never existed", async () => {
    const [ours, theirs] = [await signUp(), await signUp()];
    expect(await findAccess(database.appDb, ours.userId, theirs.slug)).toBeNull();
    expect(await findAccess(database.appDb, ours.userId, "never-existed")).toBeNull();
    expect(await listWorkspaces(database.appDb, ours.userId)).toHaveLength(1);
  });

  it("shows a change of role, and a removal, with the next question", async () => {
    const { userId, workspaceId, slug } = await signUp();
    const scope = mintScope(workspaceId, { kind: "job", name: "test" });
    const mine = and(eq(membership.workspaceId, workspaceId), eq(membership.userId, userId));
    await withTenant(database.appDb, scope, (tx) => tx.update(membership).set({ role: "viewer" }).where(mine));
    expect((await findAccess(database.appDb, userId, slug))?.role).toBe("viewer");
    await withTenant(database.appDb, scope, (tx) => tx.delete(membership).where(mine));
    expect(await findAccess(database.appDb, userId, slug)).toBeNull();
  });
});

const checkPassword = (email: string, password: string) =>
  checkCredentials(database.appDb, createLimits(), { email, password, address: "203.0.113.1" }, 0);

describe("checkCredentials", () => {
  it("knows the address in any spelling, and says of nothing which part was wrong", async () => {
    const { email, userId } = await signUp();
    expect(await checkPassword(email.toUpperCase(), PASSWORD)).toEqual({ ok: true, userId });
    const wrong = { ok: false, reason: "wrong" };
    expect(await checkPassword(email, "wrong horse battery")).toEqual(wrong);
    expect(await checkPassword("nobody@larkway.example", PASSWORD)).toEqual(wrong);
    expect(await checkPassword("not an address", PASSWORD)).toEqual(wrong);
    expect(await checkPassword(email, "x".repeat(5000))).toEqual(wrong);
    expect(await checkPassword(`${email}\u0000`, PASSWORD)).toEqual(wrong);
  });

  it("limits attempts per address and e-mail, not per e-mail, so that nobody can lock somebody out", async () => {
    const { email } = await signUp();
    const limits = createLimits();
    const attempt = (address: string, password: string) =>
      checkCredentials(database.appDb, limits, { email, password, address }, 0);
    for (let i = 0; i < 10; i += 1) await attempt("203.0.113.1", "wrong horse battery");
    expect(await attempt("203.0.113.1", PASSWORD)).toMatchObject({ ok: false, reason: "limited" });
    expect(await attempt("198.51.100.9", PASSWORD)).toMatchObject({ ok: true });
  });

  it("takes as long for an unknown address as for a wrong password", async () => {
    const { email } = await signUp();
    const limits = createLimits();
    const time = async (typed: string, address: string) => {
      const start = performance.now();
      await checkCredentials(database.appDb, limits, { email: typed, password: "wrong horse battery", address }, 0);
      return performance.now() - start;
    };
    await time("warm-up@larkway.example", "203.0.113.99");
    // In turns, and the shortest of each: what else the machine does makes single tries longer, never shorter.
    const [unknown, known]: [number[], number[]] = [[], []];
    for (let i = 0; i < 8; i += 1) {
      unknown.push(await time("nobody@larkway.example", `203.0.113.${i}`));
      known.push(await time(email, `203.0.113.${i}`));
    }
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});

describe("sessions", () => {
  const now = new Date("2026-05-01T12:00:00Z");

  it("end at once, for copies of the cookie too", async () => {
    const { userId, email } = await signUp();
    const id = await startSession(database.appDb, userId, "Browser", now);
    expect(await findSession(database.appDb, id, now)).toMatchObject({ userId, email, sessionId: id });
    await endSession(database.appDb, userId, id);
    expect(await findSession(database.appDb, id, now)).toBeNull();
  });

  it("cannot be ended by somebody else", async () => {
    const [ours, theirs] = [await signUp(), await signUp()];
    const id = await startSession(database.appDb, theirs.userId, "", now);
    await endSession(database.appDb, ours.userId, id);
    expect(await findSession(database.appDb, id, now)).not.toBeNull();
  });

  it("end 30 days after they were last used", async () => {
    const { userId } = await signUp();
    const id = await startSession(database.appDb, userId, "", now);
    const day = (n: number) => new Date(now.getTime() + n * 86_400_000);
    expect(await findSession(database.appDb, id, day(29))).not.toBeNull(); // and is good for 30 more
    expect(await findSession(database.appDb, id, day(58))).not.toBeNull();
    expect(await findSession(database.appDb, id, day(89))).toBeNull();
  });

  it("end elsewhere and go on here", async () => {
    const { userId } = await signUp();
    const [here, there] = [
      await startSession(database.appDb, userId, "here", now),
      await startSession(database.appDb, userId, "there", now),
    ];
    expect(await listSessions(database.appDb, userId, now)).toHaveLength(2);
    expect(await endOtherSessions(database.appDb, userId, here)).toBe(1);
    expect(await findSession(database.appDb, here, now)).not.toBeNull();
    expect(await findSession(database.appDb, there, now)).toBeNull();
    const rows = await drizzle(database.appDb.pool).select().from(session).where(eq(session.userId, userId));
    expect(rows).toHaveLength(1);
  });
});

describe("sign-in links", () => {
  const now = new Date("2026-05-01T12:00:00Z");

  it("work once, also when pressed twice at the same moment", async () => {
    const { email, userId } = await signUp();
    const token = (await issueSignInLink(database.appDb, email, now)) ?? "";
    const used = await Promise.all([1, 2, 3].map(() => consumeSignInLink(database.appDb, token, now)));
    expect(used.filter((result) => result !== null)).toEqual([userId]);
  });

  it("end with the password, whoever changes it", async () => {
    const { email, userId } = await signUp();
    const links = async () => [
      await issueSignInLink(database.appDb, email, now),
      await issueSignInLink(database.appDb, email, now),
    ];
    const used = async (tokens: (string | null)[]) =>
      Promise.all(tokens.map((token) => consumeSignInLink(database.appDb, token ?? "", now)));
    const [before, after] = [await links(), `${PASSWORD} 2`];
    const sessionId = await startSession(database.appDb, userId, "", now);
    const me = { sessionId, userId, email, name: "", locale: "en", letterKeys: true };
    expect(await changePassword(database.appDb, me, { current: PASSWORD, next: after, address: "unknown" })).toBe(true);
    expect(await used(before)).toEqual([null, null]);
    const again = await links();
    expect(await replacePassword(database.appDb, { email, password: PASSWORD })).toBe(true);
    expect(await used(again)).toEqual([null, null]);
  });

  it("end after half an hour, and are nobody's for an unknown address", async () => {
    const { email } = await signUp();
    const token = (await issueSignInLink(database.appDb, email, now)) ?? "";
    expect(await consumeSignInLink(database.appDb, token, new Date(now.getTime() + 31 * 60_000))).toBeNull();
    expect(await issueSignInLink(database.appDb, "nobody@larkway.example", now)).toBeNull();
    expect(await consumeSignInLink(database.appDb, "../../etc/passwd\u0000", now)).toBeNull();
  });
});

describe("userForProfile", () => {
  const profile = { provider: "https://id.example.com", emailVerified: true, name: "Nora", locale: "fr" };

  it("makes a person once and knows them by the provider's id, whatever their address becomes", async () => {
    const first = await userForProfile(database.appDb, { ...profile, subject: "s1", email: "nora@provider.example" });
    const later = await userForProfile(database.appDb, {
      ...profile,
      subject: "s1",
      email: "married@provider.example",
    });
    expect(first).not.toBeNull();
    expect(later).toEqual(first);
  });

  it("ties a verified address to the account that has it, and refuses an unverified one", async () => {
    const { email, userId } = await signUp();
    const claim = { ...profile, email };
    expect(await userForProfile(database.appDb, { ...claim, subject: "s2", emailVerified: false })).toBeNull();
    expect(await userForProfile(database.appDb, { ...claim, subject: "s2", emailVerified: null })).toBeNull();
    expect(await userForProfile(database.appDb, { ...claim, subject: "s2" })).toEqual({ userId, asksFirst: false });
  });

  it("shuts out whoever made an account under somebody's address, once, when its owner comes", async () => {
    const now = new Date();
    const { email, userId } = await signUp();
    const id = await startSession(database.appDb, userId, "a stranger's", now);
    const link = (await issueSignInLink(database.appDb, email, now)) ?? "";
    const claim = { ...profile, email, subject: "s3" };
    expect(await userForProfile(database.appDb, claim)).toEqual({ userId, asksFirst: false });
    expect(await findSession(database.appDb, id, now)).toBeNull();
    expect(await consumeSignInLink(database.appDb, link, now)).toBeNull();
    expect(await checkPassword(email, PASSWORD)).toMatchObject({ ok: false });
    // Known by the provider from now on: nothing of theirs ends.
    const own = await startSession(database.appDb, userId, "their own", now);
    expect(await userForProfile(database.appDb, claim)).toEqual({ userId, asksFirst: false });
    expect(await findSession(database.appDb, own, now)).not.toBeNull();
  });
});

describe("the audit trail", () => {
  it("holds who made the workspace, and the app cannot change or delete it", async () => {
    const { workspaceId, userId } = await signUp();
    const scope = mintScope(workspaceId, { kind: "job", name: "test" });
    const rows = await withTenant(database.appDb, scope, (tx) => tx.select().from(auditEvent));
    expect(rows).toMatchObject([{ action: "workspace.created", actor: { kind: "user", userId, role: "owner" } }]);
    const change = withTenant(database.appDb, scope, (tx) => tx.update(auditEvent).set({ action: "nothing" }));
    await expect(change).rejects.toMatchObject({ code: "42501" });
    const removal = withTenant(database.appDb, scope, (tx) => tx.delete(auditEvent));
    await expect(removal).rejects.toMatchObject({ code: "42501" });
  });
});
