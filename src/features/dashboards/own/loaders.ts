import "server-only";
import { notFound } from "next/navigation";
import { withReads, withTenant } from "@/db/client";
import {
  findDashboard,
  findSavedView,
  listDashboards,
  listHomes,
  listSavedViews,
} from "@/db/queries/dashboards/find-dashboard";
import { listGoals } from "@/db/queries/goals/find-goal";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import { listSharedDimensions } from "@/db/queries/list-shared-dimensions";
import { readOutlines } from "@/db/queries/read-outlines";
import { readTogether } from "@/db/read-together";
import { isScoreMetric } from "@/domain/metrics/metric";
import { overviewHref, readOverviewQuery } from "@/features/dashboards/overview/input";
import { mayChange } from "@/features/dashboards/own/change-dashboard";
import { chooseHome } from "@/features/dashboards/own/choose-home";
import { describeChoices } from "@/features/dashboards/own/describe-choices";
import { describeLists } from "@/features/dashboards/own/describe-lists";
import { readSavedAddress, readTiles, TILE_METRICS } from "@/features/dashboards/own/input";
import { nameTile } from "@/features/dashboards/own/name-tile";
import { ownWordsIn } from "@/features/dashboards/own/own-words";
import { readOwn } from "@/features/dashboards/own/read-own";
import { describeOwnTile } from "@/features/dashboards/own/view";
import { describeScope } from "@/features/dashboards/survey/describe-scope";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { currentAccess, requireWorkspace } from "@/platform/session";

const MOST_GOALS = 100;

/** Dashboards and saved views of a person, and what opens for whom. `raw` names what was just deleted. */
export async function loadDashboards(slug: string, raw: RawQuery) {
  const { db, scope, role, user } = await requireWorkspace(slug, "dashboard.read");
  const words = ownWordsIn(await loadLocale());
  const deleted = typeof raw.deleted === "string" && isUuid(raw.deleted) ? raw.deleted : null;
  const found = await withTenant(db, scope, async (tx) => ({
    dashboards: await listDashboards(tx, scope, user.userId),
    views: await listSavedViews(tx, scope, user.userId),
    homes: await listHomes(tx, scope),
    gone:
      deleted === null
        ? null
        : raw.of === "view"
          ? await findSavedView(tx, scope, user.userId, deleted, { deleted: true })
          : await findDashboard(tx, scope, user.userId, deleted, { deleted: true }),
  }));
  return {
    slug,
    ...describeLists(words, found, {
      slug,
      role,
      userId: user.userId,
      goneKind: raw.of === "view" ? "view" : "dashboard",
    }),
    mayWrite: can(role, "dashboard.write"),
    maySetHomes: can(role, "home.manage"),
  };
}

/** One dashboard with its numbers; 404 where the person may not see it. */
export async function loadOwnDashboard(slug: string, id: string, raw: RawQuery) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const { query: asked, ignored } = readOverviewQuery(raw);
  const query = { ...asked, filters: {} };
  const words = ownWordsIn(await loadLocale());
  const found = await withTenant(db, scope, async (tx) => {
    const row = isUuid(id) ? await findDashboard(tx, scope, user.userId, id) : null;
    if (row === null) return null;
    const homes = await listHomes(tx, scope);
    return { row, homes, data: await readOwn(tx, scope, workspace, { tiles: readTiles(row.tiles), query }, now) };
  });
  if (found === null) notFound();
  const { row, data, homes } = found;
  const path = `/w/${slug}/dashboards/${row.id}`;
  const context = { workspacePath: `/w/${slug}`, workspace, mayRead: can(role, "response.read"), now };
  const { days, trend } = data;
  const scopeView = describeScope(words, path, query, { days, dimensions: [], ...trend });
  return {
    slug,
    id: row.id,
    name: row.name,
    ignored: ignored.join(", "),
    shared: words.o(row.shared ? "sharedWithAll" : "private"),
    scope: { ...scopeView, survey: "", surveys: [] },
    here: overviewHref(path, query),
    tiles: data.tiles.map((tile) => describeOwnTile(words, tile, data, context)),
    mayChange: can(role, "dashboard.write") && mayChange(row, { userId: user.userId, role }),
    mayWrite: can(role, "dashboard.write"),
    isHome: homes.some(({ who, dashboardId }) => who === user.userId && dashboardId === row.id),
    footer: words.o("footer", { n: data.tiles.length }),
  };
}

/** A dashboard to be arranged, with everything that a tile can be of; 403 for who may only look. */
export async function loadDashboardEditor(slug: string, id: string) {
  const { db, scope, role, user } = await requireWorkspace(slug, "dashboard.write");
  const words = ownWordsIn(await loadLocale());
  const found = await withTenant(db, scope, async (tx) => {
    const row = isUuid(id) ? await findDashboard(tx, scope, user.userId, id) : null;
    if (row === null || !mayChange(row, { userId: user.userId, role })) return null;
    const outlines = (await readOutlines(tx, scope)).filter(({ status }) => status !== "draft");
    const shared = await listSharedDimensions(
      tx,
      scope,
      outlines.map((one) => one.id),
    );
    const others = [];
    for (const metric of TILE_METRICS)
      if (!isScoreMetric(metric)) others.push(...(await listOperationDimensions(tx, scope, metric)));
    return { row, outlines, dimensions: [...shared, ...others], goals: await listGoals(tx, scope, MOST_GOALS) };
  });
  if (found === null) notFound();
  const { row, outlines } = found;
  const { goals, ...choices } = describeChoices(words, found);
  return {
    slug,
    id: row.id,
    name: row.name,
    shared: row.shared,
    choices,
    tiles: readTiles(row.tiles).map((tile) => ({ id: tile.id, name: nameTile(words, tile, outlines, goals) })),
  };
}

/** The address that is to be saved as a view; 404 where such a page cannot be. */
export async function loadNewView(slug: string, raw: RawQuery) {
  await requireWorkspace(slug, "dashboard.write");
  const { of, ...rest } = raw;
  const pairs = Object.entries(rest).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  const address = readSavedAddress(typeof of === "string" ? of : "", new URLSearchParams(pairs).toString());
  if (address === null) notFound();
  const { path, query } = address;
  return { slug, path, query, back: `/w/${slug}${path}${query === "" ? "" : `?${query}`}` };
}

/** Where "Overview" leads for who is signed in, below `/w/{workspace}`; null for the plain overview. */
export async function loadHome(slug: string): Promise<string | null> {
  const access = await currentAccess(slug);
  if (access === null) return null;
  const { scope, userId, role } = access;
  return withReads(runtime().appDb, scope, async (tx) => {
    const homes = await listHomes(tx, scope);
    if (!homes.some(({ who }) => who === userId || who === role)) return null;
    const [dashboards, views] = await readTogether(tx, [
      () => listDashboards(tx, scope, userId),
      () => listSavedViews(tx, scope, userId),
    ]);
    return chooseHome(userId, role, {
      ...{ homes, dashboards: dashboards.map(({ row }) => row), views: views.map(({ row }) => row) },
    });
  });
}
