import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { SharedDashboardQuery } from "@/features/dashboards/shared/read-shared";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import type { DashboardData } from "@/features/dashboards/survey/read-dashboard";
import { type DashboardBody, toDashboardView } from "@/features/dashboards/survey/view";
import type { Translator } from "@/platform/i18n/translator";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";

/** A survey's dashboard for those without an account: what the screen says, and no way from it into the app. */
export interface SharedDashboardView {
  readonly name: string;
  readonly question: string;
  readonly metricName: string;
  /** "18 Oct – 14 Nov 2026", what it is compared with, and the filters that are on. */
  readonly scope: readonly string[];
  /** Null until somebody has answered. */
  readonly body:
    | (Pick<DashboardBody, "answered" | "verdict" | "lead" | "trend" | "scores" | "footer"> & {
        readonly headline: SharedHeadlineView;
        readonly ledger: Omit<DashboardBody["ledger"], "lines">;
        readonly groups: SharedGroups | null;
        readonly comments: DashboardBody["comments"]["list"] | null;
      })
    | null;
}

export type SharedHeadlineView = Pick<
  DashboardBody["headline"],
  "number" | "change" | "ruler" | "compared" | "bands" | "beside"
>;

interface SharedGroups extends Pick<NonNullable<DashboardBody["groups"]>, "unit" | "min" | "max" | "check" | "left"> {
  readonly title: string;
  readonly by: string;
  readonly rows: readonly WhiskerRow[];
  readonly hidden: boolean;
}

/** Says a dashboard for a share link. */
export function toSharedDashboard(
  data: DashboardData,
  context: {
    readonly workspace: WorkspaceCalendar;
    readonly query: DashboardQuery;
    readonly asked: Omit<SharedDashboardQuery, "nameless">;
    readonly now: Date;
    readonly t: Translator<"share">;
    readonly words: DashboardWords;
  },
): SharedDashboardView {
  const { workspace, query, asked, now, t, words } = context;
  // No role, no addresses: every way into the app stays empty.
  const nowhere = { workspaceName: "", workspacePath: "", publicUrl: "", mayEdit: false, mayRead: false, ignored: [] };
  const { body, name, question, metricName } = toDashboardView(data, { ...nowhere, workspace, query, now, words });
  if (body === null) return { name, question, metricName, scope: [], body: null };
  const { answered, verdict, lead, trend, scores, footer, scope, groups, comments } = body;
  const { number, change, ruler, compared, bands, beside } = body.headline;
  const { lines: _, ...ledger } = body.ledger;
  const filters = Object.entries(query.filters);
  return {
    name,
    question,
    metricName,
    scope: [
      t("days", { days: scope.days }),
      ...(compared === "" ? [] : [t("against", { days: compared })]),
      ...(asked.showsNames
        ? filters.map(([dimension, value]) => t("filter", { dimension, value }))
        : filters.length > 0
          ? [t("filters", { n: filters.length })]
          : []),
    ],
    body: {
      answered,
      ...(number.hidden ? { verdict: t("hidden.verdict"), lead: t("hidden.lead") } : { verdict, lead }),
      headline: { number, change, ruler, compared, bands, beside },
      trend,
      scores,
      ledger,
      footer,
      groups: groups && {
        title: groups.finding ?? (asked.showsNames ? t("by", { dimension: groups.by }) : t("byNothing")),
        by: asked.showsNames ? groups.by : t("group"),
        unit: groups.unit,
        min: groups.min,
        max: groups.max,
        check: groups.check,
        left: groups.left,
        rows: groups.rows.map(({ href: _, countHref: __, ...row }) => row),
        hidden: groups.hidden !== "",
      },
      comments: asked.showsComments ? comments.list : null,
    },
  };
}
