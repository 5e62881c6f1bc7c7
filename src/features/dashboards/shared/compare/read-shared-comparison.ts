import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type CompareQuery, readCompareQuery } from "@/features/dashboards/compare/input";
import { type Comparison, readComparison } from "@/features/dashboards/compare/read-comparison";
import type { Weighing } from "@/features/dashboards/compare/read-weighing";
import type { SharedDashboardQuery } from "@/features/dashboards/shared/read-shared";

/** What a share link shows of a comparison. */
export type SharedComparisonQuery = Omit<SharedDashboardQuery, "showsComments">;

export interface SharedComparison {
  readonly found: Comparison;
  readonly query: CompareQuery;
  /** What stands for the names of each side's filters; null where they are named. */
  readonly nameless: readonly [current: readonly string[], previous: readonly string[]] | null;
}

/**
 * A comparison for a share link: read as on the screen, under the link's own scope, with the names that the link does not
 * show taken out before anything is said of it. Null where the survey does not exist.
 */
export async function readSharedComparison(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  asked: SharedComparisonQuery,
  now: Date,
): Promise<SharedComparison | null> {
  const { query } = readCompareQuery(Object.fromEntries(asked.params));
  const found = await readComparison(tx, scope, workspace, asked.surveyId, query, now);
  if (found === null) return null;
  return asked.showsNames ? { found, query, nameless: null } : { query, ...withoutNames(found, asked.nameless) };
}

/** One value of one attribute is the same group wherever it stands. */
function withoutNames(
  found: Comparison,
  { attribute, group }: SharedComparisonQuery["nameless"],
): Pick<SharedComparison, "found" | "nameless"> {
  const given = new Map<string, string>();
  const groupOf = (dimension: string, value: string) => {
    const key = JSON.stringify([dimension, value]);
    const name = given.get(key) ?? group(given.size + 1);
    given.set(key, name);
    return name;
  };
  const { by, sides, split, weighing, missing } = found;
  const filtersOf = (filters: Readonly<Record<string, string>>) =>
    Object.entries(filters).map(([name, value]) => groupOf(name, value));
  const nameless = [filtersOf(sides.current.filters), filtersOf(sides.previous.filters)] as const;
  return {
    nameless,
    found: {
      ...found,
      sides: {
        ...sides,
        current: { ...sides.current, filters: {} },
        previous: { ...sides.previous, filters: {} },
      },
      dimensions: [],
      by: by === null ? null : attribute,
      segments: found.segments.map((segment) => ({ ...segment, value: groupOf(by ?? "", segment.value) })),
      split: split && {
        ...split,
        by: attribute,
        parts: split.parts.map((part) => {
          if (part.kind !== "value") return part;
          const name = groupOf(split.by, part.value);
          return { ...part, key: name, value: name };
        }),
      },
      known: { populations: [], own: null },
      weighing: weighing && weighedNameless(weighing, attribute, groupOf),
      missing: missing.map((one) => ({ ...one, dimension: attribute, value: groupOf(one.dimension, one.value) })),
    },
  };
}

function weighedNameless(
  weighing: Weighing,
  attribute: string,
  groupOf: (dimension: string, value: string) => string,
): Weighing {
  const [only = ""] = weighing.by;
  const side = (one: Weighing["current"]): Weighing["current"] => ({
    ...one,
    absent: one.absent.map((gone) => ({ ...gone, dimension: attribute, value: groupOf(gone.dimension, gone.value) })),
    // Of several attributes nobody knows here whose these are.
    collapsed: weighing.by.length === 1 ? one.collapsed.map((value) => groupOf(only, value)) : [],
  });
  return {
    ...weighing,
    by: weighing.by.length === 0 ? [] : [attribute],
    current: side(weighing.current),
    previous: side(weighing.previous),
  };
}
