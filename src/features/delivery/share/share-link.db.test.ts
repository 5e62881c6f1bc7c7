import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { insertGoal, updateGoal } from "@/db/queries/goals/write-goal";
import { deleteSurvey } from "@/db/rollups/delete-survey";
import { shareLink } from "@/db/schema/share-link";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { changeLink } from "@/features/delivery/share/change-link";
import { linkChangeInput, linkInput } from "@/features/delivery/share/input";
import { makeLink } from "@/features/delivery/share/make-link";
import { revokeLink } from "@/features/delivery/share/revoke-link";
import { openShare, shareToken } from "@/platform/share-gate";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const SECRET = "a".repeat(32);
const NOW = new Date("2026-06-15T10:00:00Z");
const DAY = 86_400_000;
const QUESTIONS = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];

/** Somebody of this role, in a workspace with one survey. */
async function setUp(role: Role = "analyst") {
  const { workspaceId } = await makeWorkspace();
  const userId = randomUUID();
  await ownerDb.pool.query(`insert into "user" (id, email, name) values ($1, $2, 'N')`, [
    userId,
    `${userId}@x.example`,
  ]);
  const scope = mintScope(workspaceId, { kind: "user", userId, role });
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [] });
  return { scope, survey };
}

function wanted(survey: string, more: Record<string, string> = {}) {
  return linkInput.parse({ view: "survey", survey, params: "[]", until: "30", names: "on", ...more });
}

async function made(scope: Awaited<ReturnType<typeof setUp>>["scope"], survey: string, more = {}) {
  const link = await makeLink(appDb, scope, SECRET, wanted(survey, more), NOW);
  if (!("id" in link)) throw new Error(link.refused);
  return { id: link.id, token: shareToken(SECRET, scope.workspaceId, link.id) };
}

describe("a share link", () => {
  it("opens its view, in a scope that is a link's and of its workspace", async () => {
    const { scope, survey } = await setUp();
    const { id, token } = await made(scope, survey, { sites: "intranet.example" });
    const opened = await openShare(appDb, SECRET, token, NOW);
    expect(opened).toMatchObject({
      standing: "open",
      link: { surveyId: survey, showsComments: false, showsNames: true, embedOn: ["https://intranet.example"] },
      scope: { workspaceId: scope.workspaceId, actor: { kind: "link", linkId: id } },
    });
    // Nothing that is stored is the token, or leads to it.
    const { rows } = await ownerDb.pool.query("select 1 from share_link");
    expect(rows).toEqual([]);
    const stored = await withTenant(appDb, scope, (tx) => tx.select().from(shareLink));
    expect(JSON.stringify(stored)).not.toContain(token.slice(22));
  });

  it("is nothing when any one character of it is another", async () => {
    const { scope, survey } = await setUp();
    const { token } = await made(scope, survey);
    for (let i = 0; i < token.length; i++)
      for (const letter of ["a", "B", "7", "_"]) {
        if (token[i] === letter) continue;
        const altered = token.slice(0, i) + letter + token.slice(i + 1);
        expect(await openShare(appDb, SECRET, altered, NOW), altered).toEqual({ standing: "unknown" });
      }
    for (const other of ["", "x", `${token}a`, token.slice(1), ` ${token}`])
      expect(await openShare(appDb, SECRET, other, NOW)).toEqual({ standing: "unknown" });
    expect(await openShare(appDb, "b".repeat(32), token, NOW)).toEqual({ standing: "unknown" });
  });

  it("expires to the millisecond", async () => {
    const { scope, survey } = await setUp();
    const { token } = await made(scope, survey, { until: "7" });
    const at = (ms: number) => openShare(appDb, SECRET, token, new Date(NOW.getTime() + ms));
    expect((await at(7 * DAY - 1)).standing).toBe("open");
    expect((await at(7 * DAY)).standing).toBe("expired");
  });

  it("is withdrawn by who made it or an admin, once, and written down", async () => {
    const { scope, survey } = await setUp();
    const { id, token } = await made(scope, survey);
    const other = mintScope(scope.workspaceId, { kind: "user", userId: randomUUID(), role: "editor" });
    const admin = mintScope(scope.workspaceId, { kind: "user", userId: randomUUID(), role: "admin" });
    expect(await revokeLink(appDb, other, id, NOW)).toBe(false);
    expect((await openShare(appDb, SECRET, token, NOW)).standing).toBe("open");
    expect(await revokeLink(appDb, admin, id, NOW)).toBe(true);
    expect(await revokeLink(appDb, scope, id, NOW)).toBe(false);
    expect((await openShare(appDb, SECRET, token, NOW)).standing).toBe("revoked");
    const trail = await withTenant(appDb, scope, (tx) =>
      tx
        .select({ action: auditEvent.action, after: auditEvent.after })
        .from(auditEvent)
        .where(and(eq(auditEvent.workspaceId, scope.workspaceId), eq(auditEvent.subject, id))),
    );
    expect(trail.map(({ action }) => action).sort()).toEqual(["share_link.made", "share_link.revoked"]);
    expect(JSON.stringify(trail)).not.toContain(token);
  });

  it("to a deleted survey is as if it never was", async () => {
    const { scope, survey } = await setUp();
    const { token } = await made(scope, survey);
    await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, survey));
    expect(await openShare(appDb, SECRET, token, NOW)).toEqual({ standing: "unknown" });
    expect(await makeLink(appDb, scope, SECRET, wanted(survey), NOW)).toEqual({ refused: "gone" });
  });

  it("is never made to another workspace's survey", async () => {
    const [mine, theirs] = [await setUp(), await setUp()];
    expect(await makeLink(appDb, mine.scope, SECRET, wanted(theirs.survey), NOW)).toEqual({ refused: "gone" });
  });
});

describe("a link of every kind of view", () => {
  /** A goal of the survey, straight into its table: what it is judged by does not matter here. */
  const goalOf = (scope: WorkspaceScope, surveyId: string) =>
    withTenant(appDb, scope, (tx) =>
      insertGoal(tx, scope, {
        ...{ metric: "nps", surveyId, measuredOver: "whole_period", changeKind: "points", changeSize: 10 },
        ...{ baseline: 10, baselineN: 50, target: 20, baselineFrom: "2026-05-01", baselineTo: "2026-05-31" },
        ...{ startsOn: "2026-06-01", endsOn: "2026-08-31", reviewOn: "2026-07-15" },
      }),
    );

  it.each(["survey", "compare", "overview", "goal"] as const)(
    "%s: opens, and not once altered, expired, withdrawn or without what it is of",
    async (view) => {
      const { scope, survey } = await setUp("admin");
      const of = view === "goal" ? { goal: await goalOf(scope, survey) } : view === "overview" ? {} : { survey };
      const input = linkInput.parse({ view, ...of, params: "[]", until: "30", names: "on" });
      const make = async () => {
        const link = await makeLink(appDb, scope, SECRET, input, NOW);
        if (!("id" in link)) throw new Error(link.refused);
        return { id: link.id, token: shareToken(SECRET, scope.workspaceId, link.id) };
      };
      const [kept, ended] = [await make(), await make()];
      const standing = async (token: string, at = NOW) => (await openShare(appDb, SECRET, token, at)).standing;
      expect(await standing(kept.token)).toBe("open");
      const altered = kept.token.slice(0, -1) + (kept.token.endsWith("A") ? "B" : "A");
      expect(await standing(altered)).toBe("unknown");
      expect(await standing(kept.token, new Date(NOW.getTime() + 30 * DAY))).toBe("expired");
      await revokeLink(appDb, scope, ended.id, NOW);
      expect(await standing(ended.token)).toBe("revoked");
      await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, survey));
      // The overview is of all surveys; what a link to one of them then shows is tested with its reader.
      expect(await standing(kept.token)).toBe(view === "overview" ? "open" : "unknown");
    },
  );

  it("ends with its goal", async () => {
    const { scope, survey } = await setUp();
    const goal = await goalOf(scope, survey);
    const input = linkInput.parse({ view: "goal", goal, params: "[]", until: "30" });
    const link = await makeLink(appDb, scope, SECRET, input, NOW);
    if (!("id" in link)) throw new Error(link.refused);
    const token = shareToken(SECRET, scope.workspaceId, link.id);
    await withTenant(appDb, scope, (tx) => updateGoal(tx, scope, goal, { deletedAt: NOW }));
    expect((await openShare(appDb, SECRET, token, NOW)).standing).toBe("unknown");
  });
});

describe("changing a link", () => {
  const change = (id: string, more: Record<string, string> = {}) =>
    linkChangeInput.parse({ id, until: "2026-07-15", names: "on", label: "The board", ...more });
  const at = { zone: "Asia/Kolkata", now: NOW };

  it("shows the change under the same address, and writes down what it was before", async () => {
    const { scope, survey } = await setUp();
    const { id, token } = await made(scope, survey);
    const wanted = change(id, { until: "2026-06-20", comments: "on", sites: "intranet.example", label: "Sales" });
    expect(await changeLink(appDb, scope, { ...wanted, names: undefined }, at)).toBe("changed");
    const opened = await openShare(appDb, SECRET, token, NOW);
    if (opened.standing !== "open") throw new Error(opened.standing);
    expect(opened.link).toMatchObject({
      showsComments: true,
      showsNames: false,
      embedOn: ["https://intranet.example"],
      label: "Sales",
    });
    // The whole 20 June of the workspace, which is 5 h 30 before UTC.
    expect(opened.link.expiresAt.toISOString()).toBe("2026-06-20T18:30:00.000Z");
    const rows = await withTenant(appDb, scope, (tx) =>
      tx
        .select({ before: auditEvent.before, after: auditEvent.after })
        .from(auditEvent)
        .where(and(eq(auditEvent.workspaceId, scope.workspaceId), eq(auditEvent.action, "share_link.changed"))),
    );
    expect(rows).toMatchObject([
      { before: { showsComments: false, showsNames: true }, after: { showsComments: true, showsNames: false } },
    ]);
  });

  it("leaves no row where nothing is another, and the moment it ends", async () => {
    const { scope, survey } = await setUp();
    const { id, token } = await made(scope, survey, { label: "The board" });
    expect(await changeLink(appDb, scope, change(id), at)).toBe("changed");
    const opened = await openShare(appDb, SECRET, token, NOW);
    if (opened.standing !== "open") throw new Error(opened.standing);
    expect(opened.link.expiresAt).toEqual(new Date(NOW.getTime() + 30 * DAY));
    const trail = await withTenant(appDb, scope, (tx) =>
      tx.select({ action: auditEvent.action }).from(auditEvent).where(eq(auditEvent.workspaceId, scope.workspaceId)),
    );
    expect(trail.map(({ action }) => action)).not.toContain("share_link.changed");
  });

  it("is refused for days that are over or more than a year ahead", async () => {
    const { scope, survey } = await setUp();
    const { id } = await made(scope, survey);
    const until = (day: string) => changeLink(appDb, scope, change(id, { until: day }), at);
    expect(await until("2026-06-14")).toEqual({ refused: "early" });
    expect(await until("2027-06-16")).toEqual({ refused: "late" });
    expect(await until("2026-06-15")).toBe("changed");
    expect(await until("2027-06-15")).toBe("changed");
    expect(linkChangeInput.safeParse({ id, until: "2026-02-30" }).error?.issues[0]?.message).toBe("day");
  });

  it("is refused to a colleague, unless they manage all links, and once the link has ended", async () => {
    const { scope, survey } = await setUp();
    const { id } = await made(scope, survey);
    const other = mintScope(scope.workspaceId, { kind: "user", userId: randomUUID(), role: "editor" });
    const admin = mintScope(scope.workspaceId, { kind: "user", userId: randomUUID(), role: "admin" });
    expect(await changeLink(appDb, other, change(id), at)).toEqual({ refused: "ended" });
    expect(await changeLink(appDb, admin, change(id), at)).toBe("changed");
    const late = { ...at, now: new Date(NOW.getTime() + 40 * DAY) };
    expect(await changeLink(appDb, scope, change(id, { until: "2026-08-01" }), late)).toEqual({ refused: "ended" });
    const foreign = await setUp("admin");
    expect(await changeLink(appDb, foreign.scope, change(id), at)).toEqual({ refused: "ended" });
  });

  it("never shows comments of a view that has none", async () => {
    const { scope } = await setUp();
    const input = linkInput.parse({ view: "overview", params: "[]", until: "30", names: "on" });
    const link = await makeLink(appDb, scope, SECRET, input, NOW);
    if (!("id" in link)) throw new Error(link.refused);
    await changeLink(appDb, scope, change(link.id, { comments: "on" }), at);
    const opened = await openShare(appDb, SECRET, shareToken(SECRET, scope.workspaceId, link.id), NOW);
    expect(opened).toMatchObject({ link: { showsComments: false, label: "The board" } });
  });
});

describe("the form of a link", () => {
  it("keeps only the days it was made with where asked to", async () => {
    const { scope, survey } = await setUp();
    const params = JSON.stringify([
      ["range", "90d"],
      ["by", "country"],
    ]);
    const { token } = await made(scope, survey, { params, days: "fixed", from: "2026-05-01", to: "2026-05-31" });
    const opened = await openShare(appDb, SECRET, token, NOW);
    if (opened.standing !== "open") throw new Error(opened.standing);
    expect(opened.link.params).toEqual([
      ["by", "country"],
      ["from", "2026-05-01"],
      ["to", "2026-05-31"],
    ]);
  });

  it("names what is wrong", () => {
    const id = randomUUID();
    const errorsOf = (more: Record<string, string>) => {
      const read = linkInput.safeParse({ view: "survey", survey: id, params: "[]", until: "30", ...more });
      return read.success ? [] : read.error.issues.map(({ path, message }) => `${String(path[0] ?? "")} ${message}`);
    };
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ until: "400" })).toEqual(["until days"]);
    expect(errorsOf({ sites: "https://ok.example\njavascript:alert(1)" })).toEqual(["sites site:javascript:alert(1)"]);
    expect(errorsOf({ params: "{}" })).toEqual(["params form"]);
    expect(errorsOf({ view: "goal" })).toEqual([" form", " form"]);
    expect(errorsOf({ label: "x".repeat(81) })).toEqual(["label label"]);
  });
});
