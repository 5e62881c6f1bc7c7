import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { namesOf } from "@/features/dashboards/compare/describe-aligned";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import { type CompareView, toCompareView } from "@/features/dashboards/compare/view";
import type { SharedComparison } from "@/features/dashboards/shared/compare/read-shared-comparison";
import { listFormat } from "@/platform/i18n/formats";
import { commaOf } from "@/platform/i18n/locale";
import type { Translator } from "@/platform/i18n/translator";

/** A comparison for those without an account: what the screen says, and no way from it into the app. */
export interface SharedComparisonView
  extends Pick<
    CompareView,
    | "name"
    | "metricName"
    | "question"
    | "notices"
    | "outcome"
    | "sides"
    | "aligned"
    | "split"
    | "groups"
    | "weighing"
    | "missing"
    | "footer"
  > {
  /** Both sides' days, and whose answers they are. */
  readonly scope: readonly string[];
}

/** Says a comparison for a share link. */
export function toSharedComparison(
  { found, query, nameless }: SharedComparison,
  context: {
    readonly workspace: WorkspaceCalendar;
    readonly now: Date;
    readonly t: Translator<"share">;
    readonly words: PageWords;
  },
): SharedComparisonView {
  const { t, words } = context;
  const asked = { query, ignored: [], swapped: [], tooLong: [] };
  const { name, metricName, question, notices, outcome, split, groups, weighing, missing, footer, ...view } =
    toCompareView(found, { ...context, workspacePath: "", asked });
  const list = listFormat(words.locale, "unit");
  const sideOf = (place: 0 | 1) => {
    const side = view.sides[place];
    const names = nameless?.[place] ?? [];
    return { ...side, href: null, people: names.length > 0 ? list.format(names) : side.people };
  };
  const sides = [sideOf(0), sideOf(1)] as const;
  const told = ({ days, people }: CompareView["sides"][0]) => `${days}${commaOf(words.locale)}${people}`;
  return {
    name,
    metricName,
    question,
    scope: [told(sides[0]), t("against", { days: told(sides[1]) })],
    notices,
    outcome,
    sides,
    aligned: view.aligned && { ...view.aligned, names: namesOf(sides) },
    split,
    groups: groups && { ...groups, rows: groups.rows.map((row) => ({ ...row, href: null })) },
    weighing,
    missing,
    footer,
  };
}
