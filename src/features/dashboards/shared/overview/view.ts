import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { ChangesView } from "@/features/dashboards/overview/describe-changes";
import type { TileView } from "@/features/dashboards/overview/describe-tiles";
import type { OverviewQuery } from "@/features/dashboards/overview/input";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import type { OverviewData } from "@/features/dashboards/overview/read-overview";
import { type OverviewBody, type TrendView, toOverviewView } from "@/features/dashboards/overview/view";
import type { SharedOverviewQuery } from "@/features/dashboards/shared/overview/read-shared-overview";
import type { Translator } from "@/platform/i18n/translator";

/** The overview for those without an account: what the screen says, and no way from it into the app. */
export interface SharedOverviewView {
  readonly scope: readonly string[];
  /** Null until somebody has answered. */
  readonly body:
    | (Pick<OverviewBody, "verdict" | "lead" | "footer"> & {
        /** Those that have a number. */
        readonly tiles: readonly Omit<TileView, "href" | "screen">[];
        readonly trend: Pick<
          TrendView,
          "name" | "title" | "points" | "unit" | "min" | "max" | "from" | "goal" | "current" | "previous"
        > | null;
        readonly changes: Omit<ChangesView, "split"> | null;
      })
    | null;
}

/** Says the overview for a share link. */
export function toSharedOverview(
  words: OverviewWords,
  data: OverviewData,
  context: {
    readonly workspace: WorkspaceCalendar;
    readonly query: OverviewQuery;
    readonly asked: SharedOverviewQuery;
    readonly now: Date;
    readonly t: Translator<"share">;
  },
): SharedOverviewView {
  const { workspace, query, asked, now, t } = context;
  // No role, no addresses: every way into the app stays empty.
  const nowhere = { workspacePath: "", mayEdit: false, mayImport: false, mayRead: false, ignored: [] };
  const { body } = toOverviewView(words, data, { ...nowhere, workspace, query, now });
  if (body === null) return { scope: [], body: null };
  const { verdict, lead, footer, rows, completion, trend, changes, scope } = body;
  const filters = Object.entries(query.filters);
  const compared = data.numbers?.days.compared ?? null;
  return {
    scope: [
      t("days", { days: scope.days }),
      ...(compared === null ? [] : [t("against", { days: scope.compared })]),
      ...(asked.showsNames
        ? filters.map(([dimension, value]) => t("filter", { dimension, value }))
        : filters.length > 0
          ? [t("filters", { n: filters.length })]
          : []),
    ],
    body: {
      verdict,
      lead,
      footer,
      tiles: [...rows.flatMap((row) => row.tiles), completion]
        .filter(({ number }) => number !== null)
        .map(({ href: _, screen: ____, ...tile }) => tile),
      trend: trend && trendOf(trend),
      changes: changes && changesOf(changes),
    },
  };
}

function trendOf({ name, title, points, unit, min, max, from, goal, current, previous }: TrendView) {
  return { name, title, points, unit, min, max, goal, current, previous, ...(from === undefined ? {} : { from }) };
}

function changesOf({ split: _, rows, ...changes }: ChangesView): Omit<ChangesView, "split"> {
  return { ...changes, rows: rows.map(({ href: __, countHref: ___, ...row }) => row) };
}
