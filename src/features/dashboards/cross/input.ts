import {
  type DashboardQuery,
  dashboardParams,
  type RawQuery,
  readDashboardQuery,
} from "@/features/dashboards/survey/input";

/** What a cross table shows; all of it lives in the URL, in the names that a survey's dashboard uses. */
export interface CrossQuery extends DashboardQuery {
  /** An attribute, or a place such as `@channel`; the first there is where it is left out. */
  readonly rows?: string;
  readonly columns?: string;
}

export type CrossChanges = { [Name in keyof CrossQuery]?: CrossQuery[Name] | undefined };

const LONGEST_NAME = 64;

/** Reads a cross table's address. A page is never refused: what cannot be read is left out and named in `ignored`. */
export function readCrossQuery(raw: RawQuery): { query: CrossQuery; ignored: string[] } {
  const { query, ignored } = readDashboardQuery(raw);
  const take = (name: "rows" | "columns") => {
    const value = raw[name];
    if (value === undefined || value === "") return {};
    // It is only compared with the names there are.
    if (typeof value === "string" && value.length <= LONGEST_NAME) return { [name]: value };
    ignored.push(name);
    return {};
  };
  return { query: { ...query, ...take("rows"), ...take("columns") }, ignored };
}

/** The table's parameters as they stand in its address: what {@link readCrossQuery} reads back as the same. */
export function crossParams(query: CrossQuery): [name: string, value: string][] {
  const own = [
    ["rows", query.rows],
    ["columns", query.columns],
  ] as const;
  const named = own.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return [...named, ...dashboardParams(query)];
}

/** The address of the same table with something changed; undefined takes a parameter away. */
export function crossHref(path: string, query: CrossQuery, changes: CrossChanges = {}): string {
  const next = { ...query, ...changes } as CrossQuery;
  const params = new URLSearchParams(crossParams(next)).toString();
  return params === "" ? path : `${path}?${params}`;
}
