import { beforeAll, describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { changeRole, removeMember } from "@/features/settings/members/change-role";
import { inviteMember, takeBackInvitation } from "@/features/settings/members/invite-member";
import { createAccount } from "@/platform/auth/create-account";
import { acceptAsNewPerson, acceptInvitation, readInvitation } from "@/platform/auth/invitations";
import { findAccess } from "@/platform/auth/memberships";
import { isProblem } from "@/platform/http/problem";

const NOW = new Date("2026-05-01T12:00:00Z");
const PASSWORD = "correct horse battery";

let database: TestDatabase;
let people = 0;

beforeAll(async () => {
  database = await testDatabase();
});

interface House {
  owner: string;
  slug: string;
  scope: WorkspaceScope;
  as(userId: string, role: Role): WorkspaceScope;
  add(role: Exclude<Role, "owner">): Promise<string>;
}

/** A workspace with its owner. */
async function house(): Promise<House> {
  const account = await person();
  const as = (userId: string, role: Role) => mintScope(account.workspaceId, { kind: "user", userId, role });
  const scope = as(account.userId, "owner");
  return {
    owner: account.userId,
    slug: account.slug,
    scope,
    as,
    async add(role) {
      const { userId } = await person();
      const token = await inviteMember(database.appDb, scope, { role, days: 7, note: "" }, NOW);
      await acceptInvitation(database.appDb, token, userId, NOW);
      return userId;
    },
  };
}

async function person() {
  people += 1;
  const email = `person${people}@members.example`;
  const account = await createAccount(database.appDb, { email, password: PASSWORD, zone: "UTC", locale: "en" });
  if (account === null) throw new Error("taken");
  return account;
}

async function statusOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 200;
  } catch (error) {
    if (isProblem(error)) return error.problem.status;
    throw error;
  }
}

async function rolesIn(scope: WorkspaceScope): Promise<Record<string, Role>> {
  const members = await withTenant(database.appDb, scope, (tx) => listMembers(tx, scope));
  return Object.fromEntries(members.map((member) => [member.userId, member.role]));
}

describe("an invitation", () => {
  it("is not used up by opening it, makes a member with its role, and works once", async () => {
    const { scope, slug } = await house();
    const token = await inviteMember(database.appDb, scope, { role: "editor", days: 7, note: "Ana" }, NOW);
    for (let i = 0; i < 3; i += 1) {
      expect(await readInvitation(database.appDb, token, NOW)).toMatchObject({ slug, role: "editor" });
    }
    const { userId } = await person();
    expect(await acceptInvitation(database.appDb, token, userId, NOW)).toBe(slug);
    expect((await findAccess(database.appDb, userId, slug))?.role).toBe("editor");
    expect(await readInvitation(database.appDb, token, NOW)).toBeNull();
    expect(await acceptInvitation(database.appDb, token, (await person()).userId, NOW)).toBeNull();
  });

  it("goes to one of many who press at the same moment", async () => {
    const { scope } = await house();
    const token = await inviteMember(database.appDb, scope, { role: "viewer", days: 7, note: "" }, NOW);
    const guests = await Promise.all(Array.from({ length: 6 }, person));
    const joined = await Promise.all(guests.map(({ userId }) => acceptInvitation(database.appDb, token, userId, NOW)));
    expect(joined.filter((slug) => slug !== null)).toHaveLength(1);
    expect(Object.keys(await rolesIn(scope))).toHaveLength(2);
  });

  it("makes a new person without a workspace of their own, or nobody", async () => {
    const { scope, slug } = await house();
    const token = await inviteMember(database.appDb, scope, { role: "analyst", days: 7, note: "" }, NOW);
    const guest = { email: "guest@members.example", password: PASSWORD, locale: "fr" };
    const results = await Promise.all([
      acceptAsNewPerson(database.appDb, token, guest, NOW),
      acceptAsNewPerson(database.appDb, token, { ...guest, email: "late@members.example" }, NOW),
    ]);
    expect(results.filter((result) => result !== null)).toMatchObject([{ slug }]);
    // the one who came too late left no account behind
    const loser = results[0] === null ? guest.email : "late@members.example";
    const again = await createAccount(database.appDb, { ...guest, email: loser, zone: "UTC" });
    expect(again).not.toBeNull();
  });

  it("does not become somebody who has an account, and stays open", async () => {
    const { scope, slug } = await house();
    const token = await inviteMember(database.appDb, scope, { role: "admin", days: 7, note: "" }, NOW);
    await createAccount(database.appDb, {
      email: "taken@members.example",
      password: PASSWORD,
      zone: "UTC",
      locale: "en",
    });
    const thief = { email: "taken@members.example", password: "another password", locale: "en" };
    expect(await acceptAsNewPerson(database.appDb, token, thief, NOW)).toBe("taken");
    expect(await readInvitation(database.appDb, token, NOW)).toMatchObject({ slug });
  });

  it("never lowers the role of who is a member, and is kept", async () => {
    const { scope, owner, slug } = await house();
    const token = await inviteMember(database.appDb, scope, { role: "viewer", days: 7, note: "" }, NOW);
    expect(await acceptInvitation(database.appDb, token, owner, NOW)).toBe(slug);
    expect((await rolesIn(scope))[owner]).toBe("owner");
    expect(await readInvitation(database.appDb, token, NOW)).not.toBeNull();
  });

  it("ends with its time, when taken back, and under another workspace's prefix", async () => {
    const [ours, theirs] = [await house(), await house()];
    const token = await inviteMember(database.appDb, ours.scope, { role: "viewer", days: 1, note: "" }, NOW);
    const late = new Date(NOW.getTime() + 25 * 60 * 60 * 1000);
    expect(await readInvitation(database.appDb, token, late)).toBeNull();
    expect(await acceptInvitation(database.appDb, token, theirs.owner, late)).toBeNull();
    const other = await inviteMember(database.appDb, theirs.scope, { role: "viewer", days: 1, note: "" }, NOW);
    expect(await readInvitation(database.appDb, token.slice(0, 22) + other.slice(22), NOW)).toBeNull();
    for (const text of ["", "x", "../..", `${token}x`, token.toLowerCase()]) {
      expect(await readInvitation(database.appDb, text, NOW)).toBeNull();
    }
  });

  it("can be taken back by who manages members, once, and not from another workspace", async () => {
    const [ours, theirs] = [await house(), await house()];
    const token = await inviteMember(database.appDb, ours.scope, { role: "viewer", days: 1, note: "" }, NOW);
    const [event] = await withTenant(database.appDb, ours.scope, (tx) => tx.select().from(auditEvent)).then((rows) =>
      rows.filter((row) => row.action === "member.invited"),
    );
    const id = event?.subject ?? "";
    expect(await statusOf(takeBackInvitation(database.appDb, theirs.scope, id, NOW))).toBe(404);
    expect(await statusOf(takeBackInvitation(database.appDb, ours.scope, id, NOW))).toBe(200);
    expect(await statusOf(takeBackInvitation(database.appDb, ours.scope, id, NOW))).toBe(404);
    expect(await readInvitation(database.appDb, token, NOW)).toBeNull();
  });
});

describe("roles", () => {
  it("are changed by owners freely, by admins up to admin, by nobody else", async () => {
    const home = await house();
    const [admin, viewer] = [await home.add("admin"), await home.add("viewer")];
    const asAdmin = home.as(admin, "admin");
    expect(await statusOf(changeRole(database.appDb, asAdmin, viewer, "editor"))).toBe(200);
    expect(await statusOf(changeRole(database.appDb, asAdmin, viewer, "owner"))).toBe(403);
    expect(await statusOf(changeRole(database.appDb, asAdmin, home.owner, "viewer"))).toBe(403);
    expect(await statusOf(removeMember(database.appDb, asAdmin, home.owner))).toBe(403);
    expect(await statusOf(changeRole(database.appDb, home.as(viewer, "viewer"), admin, "viewer"))).toBe(403);
    expect(await statusOf(changeRole(database.appDb, home.scope, admin, "owner"))).toBe(200);
    expect(await rolesIn(home.scope)).toEqual({ [home.owner]: "owner", [admin]: "owner", [viewer]: "editor" });
  });

  it("count as they are now: who was demoted meanwhile does not act with the role they had", async () => {
    const home = await house();
    const [admin, viewer] = [await home.add("admin"), await home.add("viewer")];
    const stale = home.as(admin, "admin");
    await changeRole(database.appDb, home.scope, admin, "viewer");
    expect(await statusOf(changeRole(database.appDb, stale, viewer, "admin"))).toBe(403);
  });

  it("leave an owner, also when two owners remove each other at the same moment", async () => {
    const home = await house();
    expect(await statusOf(removeMember(database.appDb, home.scope, home.owner))).toBe(409);
    expect(await statusOf(changeRole(database.appDb, home.scope, home.owner, "admin"))).toBe(409);
    const second = await home.add("admin");
    await changeRole(database.appDb, home.scope, second, "owner");
    const both = await Promise.all([
      statusOf(removeMember(database.appDb, home.scope, second)),
      statusOf(removeMember(database.appDb, home.as(second, "owner"), home.owner)),
    ]);
    expect(both.filter((status) => status === 200)).toHaveLength(1);
    expect(Object.values(await rolesIn(home.scope))).toEqual(["owner"]);
  });

  it("of another workspace's members cannot be touched", async () => {
    const [ours, theirs] = [await house(), await house()];
    expect(await statusOf(changeRole(database.appDb, ours.scope, theirs.owner, "viewer"))).toBe(404);
    expect(await statusOf(removeMember(database.appDb, ours.scope, theirs.owner))).toBe(404);
  });

  it("are in the audit trail with before and after", async () => {
    const home = await house();
    const viewer = await home.add("viewer");
    await changeRole(database.appDb, home.scope, viewer, "analyst");
    await removeMember(database.appDb, home.scope, viewer);
    const rows = await withTenant(database.appDb, home.scope, (tx) => tx.select().from(auditEvent));
    const about = rows
      .filter((row) => row.subject === viewer)
      .map(({ action, before, after }) => ({ action, before, after }));
    expect(about).toEqual([
      { action: "member.joined", before: null, after: { role: "viewer", invitation: expect.any(String) } },
      { action: "member.role_changed", before: { role: "viewer" }, after: { role: "analyst" } },
      { action: "member.removed", before: { role: "analyst" }, after: null },
    ]);
  });
});
