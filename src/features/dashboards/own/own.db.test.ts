import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findDashboard, listDashboards, listHomes, listSavedViews } from "@/db/queries/dashboards/find-dashboard";
import { setHome } from "@/db/queries/dashboards/write-dashboard";
import type { Role, WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import {
  changeDashboard,
  changeView,
  createDashboard,
  createView,
  deleteDashboard,
} from "@/features/dashboards/own/change-dashboard";
import { chooseHome } from "@/features/dashboards/own/choose-home";
import { orderTiles, readTiles, type Tile } from "@/features/dashboards/own/input";
import { ownWordsIn } from "@/features/dashboards/own/own-words";
import { readOwn } from "@/features/dashboards/own/read-own";
import { describeOwnTile } from "@/features/dashboards/own/view";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const words = ownWordsIn("en");
const now = new Date("2026-06-01T12:00:00Z");
const questions = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
const NPS: Tile = { kind: "number", id: "a", metric: "nps", survey: null, segment: null };
const DE: Tile = { kind: "trend", id: "b", metric: "nps", survey: null, segment: { name: "country", value: "DE" } };
const GONE: Tile = { kind: "number", id: "c", metric: "nps", survey: randomUUID(), segment: null };

const by = (role: Role, userId: string = randomUUID()) => ({ userId, role, now });
const within = <T>(scope: WorkspaceScope, work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);

test("a tile's number is the overview's, with its n and interval and the way to its explanation", async () => {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions, series });
  const of = (score: number, n: number, country: string) =>
    Array.from({ length: n }, () => ({ day: "2026-05-20", scores: { nps: score }, attributes: { country } }));
  await storeScores(appDb, scope, survey, [...of(10, 30, "UK"), ...of(3, 12, "DE"), ...of(8, 4, "DE")]);
  const query = { filters: {}, decimals: false, comments: 1, allGroups: false };
  const [overview, own] = await within(scope, async (tx) => [
    await readOverview(tx, scope, workspace, query, now),
    await readOwn(tx, scope, workspace, { tiles: [NPS, DE, GONE, { kind: "unhappy", id: "d" }], query }, now),
  ]);
  const tile = overview.numbers?.tiles.find(({ metric }) => metric === "nps")?.computed.answer;
  const [total, germany, gone] = own.tiles.map((one) => ("number" in one ? one.number : null));
  expect(total?.answer).toMatchObject({ value: tile?.value, n: 46, interval: tile?.interval });
  // 12 of 16 are detractors, none a promoter.
  expect(germany?.answer).toMatchObject({ value: -75, n: 16 });
  expect(germany?.trend?.series.reduce((sum, { n }) => sum + n, 0)).toBe(16);
  expect(gone).toBeNull();
  const context = { workspacePath: "/w/x", workspace, mayRead: false, now };
  const views = own.tiles.map((one) => describeOwnTile(words, one, own, context));
  expect(views.map(({ kind }) => kind)).toEqual(["number", "trend", "gone", "unhappy"]);
  const [first, second] = views;
  if (first?.kind !== "number" || second?.kind !== "trend") throw new Error("Another kind.");
  expect(first.tile.number).toMatchObject({ value: "+39", count: "46 answers" });
  expect(first.tile.href).toMatch(/^\/w\/x\/explain\/nps\?from=/);
  expect(second.trend.explain).toMatch(/filter\.country=DE/);
  expect(second.name).toBe("NPS · DE");
  expect(second.trend.summary).toMatch(/^−75, 16 answers, between −\d+ and −\d+$/);
});

test("a tile that takes too long says so, and the others have their numbers", async () => {
  const scope = await makeWorkspace();
  const asked = [...questions, { id: "why", kind: "long_text", title: { en: "Why?" } }];
  const survey = await makeSurvey(appDb, scope, { questions: asked, series });
  await storeScores(
    appDb,
    scope,
    survey,
    Array.from({ length: 40 }, () => ({ day: "2026-05-20", scores: { nps: 10 }, texts: { why: "Fine." } })),
  );
  const query = { filters: {}, decimals: false, comments: 1, allGroups: false };
  const tiles: Tile[] = [{ kind: "comments", id: "d", survey: null }, NPS];
  const open = async () => {
    const own = await within(scope, (tx) =>
      readOwn(tx, scope, workspace, { tiles, query }, now, { each: 200, all: 10_000 }),
    );
    const context = { workspacePath: "/w/x", workspace, mayRead: false, now };
    return own.tiles.map((one) => describeOwnTile(words, one, own, context));
  };
  await ownerDb.pool.query(
    "create policy slow on answer as restrictive for select to public using (pg_sleep(0.05) is not null)",
  );
  const slow = await open();
  await ownerDb.pool.query("drop policy slow on answer");
  expect(slow).toMatchObject([{ kind: "slow", name: "Newest comments" }, { tile: { number: { value: "+100" } } }]);
  expect(await open()).toMatchObject([{ kind: "comments" }, { kind: "number" }]);
});

describe("dashboards", () => {
  test("are private until they are shared; others look, the owner and administrators change", async () => {
    const scope = await makeWorkspace();
    const [owner, other, admin] = [by("analyst"), by("editor"), by("admin")];
    const id = await within(scope, (tx) =>
      createDashboard(tx, scope, { name: "Mine", tiles: [NPS], shared: false }, owner),
    );
    const seen = async ({ userId }: { userId: string }) =>
      (await within(scope, (tx) => listDashboards(tx, scope, userId))).map(({ row }) => row.name);
    expect([await seen(owner), await seen(other), await seen(admin)]).toEqual([["Mine"], [], []]);
    const change = (editor: ReturnType<typeof by>, next: { name?: string; shared?: boolean }) =>
      within(scope, (tx) => changeDashboard(tx, scope, id, () => next, { ...editor, words }));
    await expect(change(admin, { name: "Taken" })).rejects.toMatchObject({ problem: { status: 404 } });
    await change(owner, { shared: true });
    expect(await seen(other)).toEqual(["Mine"]);
    await expect(change(other, { name: "Taken" })).rejects.toMatchObject({ problem: { status: 403 } });
    await change(admin, { name: "Ours" });
    expect(await seen(other)).toEqual(["Ours"]);
    // Of another workspace there is none at all.
    const foreign = await makeWorkspace();
    expect(await within(foreign, (tx) => findDashboard(tx, foreign, owner.userId, id))).toBeNull();
  });

  test("hold at most 24 tiles, keep their order, go and come back", async () => {
    const scope = await makeWorkspace();
    const owner = by("editor");
    const id = await within(scope, (tx) =>
      createDashboard(tx, scope, { name: "Mine", tiles: [NPS, DE], shared: false }, owner),
    );
    const arrange = (make: (tiles: readonly Tile[]) => readonly Tile[]) =>
      within(scope, (tx) =>
        changeDashboard(tx, scope, id, (_, tiles) => ({ tiles: make(tiles) }), { ...owner, words }),
      );
    await arrange((tiles) => orderTiles(tiles, ["b", "nobody"]));
    const ids = async () =>
      readTiles((await within(scope, (tx) => findDashboard(tx, scope, owner.userId, id)))?.tiles ?? []).map(
        (one) => one.id,
      );
    expect(await ids()).toEqual(["b", "a"]);
    const many = Array.from({ length: 25 }, (_, place) => ({ ...NPS, id: String(place) }));
    await expect(arrange(() => many)).rejects.toThrow(/at most 24/);
    await within(scope, (tx) => deleteDashboard(tx, scope, id, true, owner));
    expect(await ids()).toEqual([]);
    await within(scope, (tx) => deleteDashboard(tx, scope, id, false, owner));
    expect(await ids()).toEqual(["b", "a"]);
  });
});

test("home is a person's choice, else the role's; what is gone or private to another opens the overview", async () => {
  const scope = await makeWorkspace();
  const [admin, viewer] = [by("admin"), by("viewer")];
  const view = { name: "October", path: "", query: "preset=last_month", shared: true };
  const saved = await within(scope, (tx) => createView(tx, scope, view, admin));
  const made = await within(scope, (tx) =>
    createDashboard(tx, scope, { name: "Mine", tiles: [], shared: false }, admin),
  );
  const home = async ({ userId, role }: ReturnType<typeof by>) =>
    within(scope, async (tx) =>
      chooseHome(userId, role, {
        homes: await listHomes(tx, scope),
        dashboards: (await listDashboards(tx, scope, userId)).map(({ row }) => row),
        views: (await listSavedViews(tx, scope, userId)).map(({ row }) => row),
      }),
    );
  expect(await home(viewer)).toBeNull();
  await within(scope, (tx) => setHome(tx, scope, "viewer", { dashboardId: null, savedViewId: saved }));
  await within(scope, (tx) => setHome(tx, scope, admin.userId, { dashboardId: made, savedViewId: null }));
  expect([await home(viewer), await home(admin)]).toEqual(["?preset=last_month", `/dashboards/${made}`]);
  await within(scope, (tx) => setHome(tx, scope, viewer.userId, { dashboardId: made, savedViewId: null }));
  expect(await home(viewer)).toBeNull();
  await within(scope, (tx) => changeView(tx, scope, saved, { deleted: true }, admin));
  await within(scope, (tx) => deleteDashboard(tx, scope, made, true, admin));
  expect([await home(by("viewer")), await home(admin)]).toEqual([null, null]);
});
