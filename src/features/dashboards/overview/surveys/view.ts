import type { SurveyOutline } from "@/db/queries/read-outlines";
import { shortName } from "@/features/dashboards/describe-number";
import { listTabs } from "@/features/dashboards/survey/list-tabs";
import { commaOf } from "@/platform/i18n/locale";
import type { MetricWords } from "@/platform/i18n/metric-words";
import { sayInstant } from "@/platform/i18n/say-days";

/** One survey as the list of surveys shows it. */
export interface SurveyRow {
  readonly key: string;
  readonly href: string;
  readonly share: string | null;
  readonly edit: string | null;
  readonly name: string;
  readonly status: "draft" | "live" | "closed";
  /** "NPS, Ease": what it measures. */
  readonly measures: string;
  /** When its present state began. */
  readonly since: string;
}

export interface SurveyListView {
  readonly rows: readonly SurveyRow[];
  readonly newSurvey: string | null;
  readonly templates: string | null;
  readonly importSurvey: string | null;
  readonly importPath: string | null;
}

/** Says which surveys there are and how they stand, the newest first. */
export function toSurveyList(
  words: MetricWords,
  outlines: readonly SurveyOutline[],
  context: {
    readonly workspacePath: string;
    readonly mayEdit: boolean;
    readonly mayShare: boolean;
    readonly mayImport: boolean;
    readonly zone: string;
  },
): SurveyListView {
  const { workspacePath, mayEdit, mayShare, mayImport, zone } = context;
  return {
    rows: outlines.map((outline) => {
      const path = `${workspacePath}/surveys/${outline.id}`;
      const since = outline.status === "closed" ? outline.closedAt : outline.publishedAt;
      const measures = new Set(listTabs(outline).map((tab) => shortName(words, tab.metric)));
      return {
        key: outline.id,
        href: path,
        share: mayShare && outline.status !== "draft" ? `${path}/share` : null,
        edit: mayEdit ? `${path}/edit` : null,
        name: outline.name,
        status: outline.status,
        measures: [...measures].join(commaOf(words.locale)) || "—",
        since: since ? sayInstant(since, zone, words.locale) : "—",
      };
    }),
    newSurvey: mayEdit ? `${workspacePath}/surveys/new` : null,
    templates: mayEdit ? `${workspacePath}/surveys/templates` : null,
    importSurvey: mayEdit ? `${workspacePath}/surveys/import` : null,
    importPath: mayImport ? `${workspacePath}/imports/new` : null,
  };
}
