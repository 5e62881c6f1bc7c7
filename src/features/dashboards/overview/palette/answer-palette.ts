import { withTenant } from "@/db/client";
import { listDashboards, listSavedViews } from "@/db/queries/dashboards/find-dashboard";
import { type GoalRow, listGoals } from "@/db/queries/goals/find-goal";
import { listSurveyNames } from "@/db/queries/list-survey-names";
import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { viewAddress } from "@/features/dashboards/own/choose-home";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { sayDay } from "@/platform/i18n/say-days";
import { type Translator, translatorIn } from "@/platform/i18n/translator";
import { can, type Permission } from "@/platform/roles";
import type { PaletteItem } from "@/ui/shell/match-items";

const MOST = { surveys: 500, goals: 100 };

type Word = Parameters<Translator<"palette">>[0];
interface Way {
  readonly group: PaletteItem["group"];
  readonly path: string;
  readonly word: Word;
  readonly needs: Permission;
}

/** What stands in every workspace, in the order it is offered in. */
const WAYS: readonly Way[] = [
  { group: "places", path: "", word: "places.overview", needs: "dashboard.read" },
  { group: "places", path: "/dashboards", word: "overview.dashboards", needs: "dashboard.read" },
  { group: "places", path: "/alerts", word: "overview.alerts", needs: "dashboard.read" },
  { group: "places", path: "/board", word: "overview.board", needs: "dashboard.read" },
  { group: "places", path: "/periods", word: "overview.periods", needs: "dashboard.read" },
  { group: "places", path: "/feedback", word: "places.feedback", needs: "dashboard.read" },
  { group: "places", path: "/feedback/topics", word: "feedback.topics", needs: "dashboard.read" },
  { group: "places", path: "/surveys", word: "places.surveys", needs: "dashboard.read" },
  { group: "places", path: "/customers", word: "customers.staying", needs: "dashboard.read" },
  { group: "places", path: "/customers/service", word: "customers.service", needs: "dashboard.read" },
  { group: "places", path: "/customers/service/promises", word: "customers.promises", needs: "dashboard.read" },
  { group: "places", path: "/customers/service/interactions", word: "customers.interactions", needs: "response.read" },
  { group: "places", path: "/customers/quality", word: "customers.quality", needs: "dashboard.read" },
  { group: "places", path: "/customers/quality/reviews", word: "customers.reviews", needs: "response.read" },
  { group: "places", path: "/customers/people", word: "customers.people", needs: "customer.read" },
  { group: "places", path: "/goals", word: "places.goals", needs: "dashboard.read" },
  { group: "places", path: "/imports", word: "places.imports", needs: "import.read" },
  { group: "places", path: "/planner", word: "places.planner", needs: "dashboard.read" },
  { group: "places", path: "/explain", word: "places.explain", needs: "dashboard.read" },
  { group: "actions", path: "/surveys/new", word: "actions.newSurvey", needs: "survey.write" },
  { group: "actions", path: "/surveys/templates", word: "actions.ready", needs: "survey.write" },
  { group: "actions", path: "/imports/new", word: "actions.import", needs: "import.run" },
  { group: "actions", path: "/goals/new", word: "actions.newGoal", needs: "goal.write" },
  { group: "actions", path: "/customers/quality/review", word: "actions.review", needs: "quality.review" },
  { group: "settings", path: "/settings/workspace", word: "settings.workspace", needs: "workspace.settings" },
  { group: "settings", path: "/settings/members", word: "settings.members", needs: "member.manage" },
  { group: "settings", path: "/settings/keys", word: "settings.keys", needs: "key.manage" },
  { group: "settings", path: "/settings/webhooks", word: "settings.webhooks", needs: "webhook.manage" },
  { group: "settings", path: "/settings/links", word: "settings.links", needs: "share.make" },
  { group: "settings", path: "/settings/customers", word: "settings.customers", needs: "workspace.settings" },
  { group: "settings", path: "/settings/service", word: "settings.service", needs: "workspace.settings" },
  { group: "settings", path: "/settings/quality", word: "settings.quality", needs: "workspace.settings" },
  { group: "settings", path: "/settings/follow-ups", word: "settings.followUps", needs: "workspace.settings" },
  { group: "settings", path: "/settings/data", word: "settings.data", needs: "export.run" },
  { group: "settings", path: "/settings/audit", word: "settings.audit", needs: "audit.read" },
  { group: "settings", path: "/settings/digest", word: "settings.digest", needs: "dashboard.read" },
  { group: "settings", path: "/settings/account", word: "settings.account", needs: "workspace.read" },
];

/** `GET /w/{workspace}/palette`: everything one can go to or do, for who asks, in their language. */
export async function answerPalette({ db, scope, workspace, role, user }: SessionRequest): Promise<Response> {
  const locale = appLocale(user.locale);
  const t = translatorIn(locale, "palette");
  const metrics = translatorIn(locale, "metrics");
  const own = translatorIn(locale, "ownDashboards");
  const home = `/w/${workspace.slug}`;
  const found = await withTenant(db, scope, async (tx) => ({
    surveys: can(role, "dashboard.read") ? await listSurveyNames(tx, scope, MOST.surveys) : [],
    goals: can(role, "dashboard.read") ? await listGoals(tx, scope, MOST.goals) : [],
    dashboards: await listDashboards(tx, scope, user.userId),
    views: await listSavedViews(tx, scope, user.userId),
  }));
  const items: PaletteItem[] = [
    ...WAYS.filter(({ needs }) => can(role, needs)).map(({ group, path, word }) => ({
      group,
      href: `${home}${path}`,
      label: t(word),
    })),
    ...found.dashboards.map(({ row }): PaletteItem => {
      return { group: "places", href: `${home}/dashboards/${row.id}`, label: row.name, note: own("palette.dashboard") };
    }),
    ...found.views.map(({ row }): PaletteItem => {
      return { group: "places", href: `${home}${viewAddress(row)}`, label: row.name, note: own("palette.view") };
    }),
    ...found.surveys.flatMap(({ id, name, status }): PaletteItem[] => [
      { group: "surveys", href: `${home}/surveys/${id}`, label: name, note: t(`status.${status}`) },
    ]),
    ...found.goals.map(
      (row): PaletteItem => ({
        group: "goals",
        href: `${home}/goals/${row.goal.id}`,
        label: sayGoal(row, t, metrics, locale),
        note: row.surveyName ?? row.objective ?? undefined,
      }),
    ),
    ...Object.values(METRICS).map(
      ({ id }: { id: MetricId }): PaletteItem => ({
        group: "meanings",
        href: `${home}/explain/${id}`,
        label: t("meaning", { metric: metrics(`names.${id}`) }),
      }),
    ),
  ];
  return Response.json({ items }, { headers: { "cache-control": "private, no-store" } });
}

function sayGoal({ goal }: GoalRow, t: Translator<"palette">, metrics: Translator<"metrics">, locale: string): string {
  const value = formatValue(goal.target, METRICS[goal.metric].unit, { locale });
  return t("goal", { metric: metrics(`names.${goal.metric}`), value, day: sayDay(goal.endsOn, locale) });
}
