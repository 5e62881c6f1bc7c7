import type { DashboardRow, HomeRow, SavedViewRow } from "@/db/queries/dashboards/find-dashboard";
import type { Role } from "@/db/scope";
import { mayChange } from "@/features/dashboards/own/change-dashboard";
import { viewAddress } from "@/features/dashboards/own/choose-home";
import { readTiles } from "@/features/dashboards/own/input";
import type { OwnWords } from "@/features/dashboards/own/own-words";
import { can, ROLES } from "@/platform/roles";

interface Found {
  readonly dashboards: readonly { readonly row: DashboardRow; readonly owner: string | null }[];
  readonly views: readonly { readonly row: SavedViewRow; readonly owner: string | null }[];
  readonly homes: readonly HomeRow[];
  readonly gone: { readonly id: string; readonly name: string } | null;
}

/** The lists of the page of dashboards, and what opens for whom. */
export function describeLists(
  words: OwnWords,
  { dashboards, views, homes, gone }: Found,
  {
    slug,
    role,
    userId,
    goneKind,
  }: { readonly slug: string; readonly role: Role; readonly userId: string; readonly goneKind: "dashboard" | "view" },
) {
  const { o } = words;
  const about = (row: Pick<DashboardRow, "ownerId" | "shared">, owner: string | null) =>
    row.ownerId === userId
      ? o(row.shared ? "yoursShared" : "yoursPrivate")
      : o("sharedBy", { name: owner ?? o("somebody") });
  const own = homes.find(({ who }) => who === userId);
  const choices = (shared: boolean) => [
    ...dashboards
      .filter(({ row }) => !shared || row.shared)
      .map(({ row }) => ({ value: `dashboard ${row.id}`, label: row.name, group: o("dashboards") })),
    ...views
      .filter(({ row }) => !shared || row.shared)
      .map(({ row }) => ({ value: `view ${row.id}`, label: row.name, group: o("views") })),
  ];
  return {
    gone: gone && { id: gone.id, name: gone.name, kind: goneKind },
    dashboards: dashboards.map(({ row, owner }) => ({
      id: row.id,
      name: row.name,
      href: `/w/${slug}/dashboards/${row.id}`,
      about: about(row, owner),
      tiles: o("tiles", { n: readTiles(row.tiles).length }),
      isHome: own?.dashboardId === row.id,
      shared: row.shared,
      mayChange: can(role, "dashboard.write") && mayChange(row, { userId, role }),
    })),
    views: views.map(({ row, owner }) => ({
      id: row.id,
      name: row.name,
      href: `/w/${slug}${viewAddress(row)}`,
      about: about(row, owner),
      isHome: own?.savedViewId === row.id,
      shared: row.shared,
      mayChange: can(role, "dashboard.write") && mayChange(row, { userId, role }),
    })),
    home: { value: own ? choiceOf(own) : "role", choices: choices(false) },
    roles: ROLES.map((name) => {
      const chosen = homes.find(({ who }) => who === name);
      return {
        role: name,
        label: o(`roles.${name}`),
        value: chosen ? choiceOf(chosen) : "overview",
        choices: choices(true),
      };
    }),
  };
}

function choiceOf({ dashboardId, savedViewId }: HomeRow): string {
  if (dashboardId !== null) return `dashboard ${dashboardId}`;
  return savedViewId === null ? "overview" : `view ${savedViewId}`;
}
