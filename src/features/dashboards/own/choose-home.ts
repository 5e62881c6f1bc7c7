import type { DashboardRow, HomeRow, SavedViewRow } from "@/db/queries/dashboards/find-dashboard";

/** What can be a home: everything that the person may see. */
export interface Homes {
  readonly homes: readonly HomeRow[];
  readonly dashboards: readonly Pick<DashboardRow, "id">[];
  readonly views: readonly Pick<SavedViewRow, "id" | "path" | "query">[];
}

/**
 * Where "Overview" leads for a person: their own choice, else that of their role; null for the plain overview, also where
 * what was chosen is gone or no longer shared. Below `/w/{workspace}`.
 */
export function chooseHome(userId: string, role: string, { homes, dashboards, views }: Homes): string | null {
  const own = homes.find(({ who }) => who === userId);
  const chosen = own ?? homes.find(({ who }) => who === role);
  if (!chosen) return null;
  if (chosen.dashboardId !== null)
    return dashboards.some(({ id }) => id === chosen.dashboardId) ? `/dashboards/${chosen.dashboardId}` : null;
  const view = views.find(({ id }) => id === chosen.savedViewId);
  return view ? viewAddress(view) : null;
}

/** The address that a view was saved from, below `/w/{workspace}`. The overview without parameters asks for itself. */
export function viewAddress({ path, query }: Pick<SavedViewRow, "path" | "query">): string {
  const params = query === "" && path === "" ? PLAIN : query;
  return params === "" ? path : `${path}?${params}`;
}

/** What says in an address that the overview itself is wanted, whatever the home is. */
const PLAIN = "home=overview";
