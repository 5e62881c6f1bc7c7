import type { Role } from "@/db/scope";
import { can } from "@/platform/roles";

/** A view whose numbers can be shared and taken along: what it is of, where it stands, and its address. */
export interface TakenView {
  readonly slug: string;
  readonly view: "survey" | "overview" | "compare" | "goal";
  readonly survey?: string;
  readonly goal?: string;
  /** Where its files are made: `csv` and `xlsx` below it. */
  readonly files: string;
  readonly params: readonly (readonly [name: string, value: string])[];
}

/** Where a view is shared, for who may, and where its numbers are files; for `ViewActions`. */
export function viewPlaces({ slug, view, survey, goal, files, params }: TakenView, role: Role) {
  const state = params.map(([name, value]) => [name, value]);
  const of = Object.entries({ view, survey, goal }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const at = (path: string, pairs: string[][]) => (pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`);
  const path = {
    survey: `/surveys/${survey}`,
    overview: "",
    compare: `/surveys/${survey}/compare`,
    goal: goal === undefined ? "/goals" : `/goals/${goal}`,
  };
  return {
    save: can(role, "dashboard.write") ? saveViewPath(slug, path[view], params) : null,
    share: can(role, "share.make") ? at(`/w/${slug}/settings/links/new`, [...of, ...state]) : null,
    csv: at(`${files}/csv`, state),
    xlsx: at(`${files}/xlsx`, state),
  };
}

/** Where an address below a workspace gets a name: its page and its parameters go along. */
export function saveViewPath(
  slug: string,
  path: string,
  params: readonly (readonly [name: string, value: string])[],
): string {
  return `/w/${slug}/dashboards/views/new?${new URLSearchParams([["of", path], ...params.map(([name, value]) => [name, value])])}`;
}
