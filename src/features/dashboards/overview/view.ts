import type { SurveyOutline } from "@/db/queries/read-outlines";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import {
  type ChangeWords,
  decimalsFor,
  describeChange,
  describeNumber,
  type NumberWords,
  shortName,
} from "@/features/dashboards/describe-number";
import type { SurveyNumber } from "@/features/dashboards/overview/read-overview";
import { describeDay, describeDays, describeInstant } from "@/features/dashboards/survey/describe-days";
import { listTabs } from "@/features/dashboards/survey/list-tabs";
import { translatorIn } from "@/platform/i18n/translator";
import type { RulerInput } from "@/ui/ruler-geometry";

const ENGLISH = { locale: "en", metrics: translatorIn("en", "metrics") };

/** One survey in a list, in words. */
export interface SurveyLine {
  readonly key: string;
  readonly href: string;
  readonly share: string;
  readonly name: string;
  readonly status: "draft" | "live" | "closed";
  readonly question: string;
  readonly number: NumberWords | null;
  /** What the number means. */
  readonly explain: string;
  readonly change: ChangeWords | null;
  readonly ruler: RulerInput | null;
  /** The days the number is of, or why there is none. */
  readonly note: string;
}

export interface OverviewView {
  readonly verdict: string;
  readonly lead: string;
  readonly lines: readonly SurveyLine[];
  readonly newSurvey: string | null;
  readonly importPath: string | null;
}

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
  outlines: readonly SurveyOutline[],
  context: {
    readonly workspacePath: string;
    readonly mayEdit: boolean;
    readonly mayImport: boolean;
    readonly zone: string;
  },
): SurveyListView {
  const { workspacePath, mayEdit, mayImport, zone } = context;
  return {
    rows: outlines.map((outline) => {
      const path = `${workspacePath}/surveys/${outline.id}`;
      const since = outline.status === "closed" ? outline.closedAt : outline.publishedAt;
      const measures = [...new Set(listTabs(outline).map((tab) => shortName(ENGLISH, tab.metric)))].join(", ");
      return {
        key: outline.id,
        href: path,
        share: outline.status === "draft" ? null : `${path}/share`,
        edit: mayEdit ? `${path}/edit` : null,
        name: outline.name,
        status: outline.status,
        measures: measures || "—",
        since: since ? describeInstant(since, zone, "en") : "—",
      };
    }),
    newSurvey: mayEdit ? `${workspacePath}/surveys/new` : null,
    templates: mayEdit ? `${workspacePath}/surveys/templates` : null,
    importSurvey: mayEdit ? `${workspacePath}/surveys/import` : null,
    importPath: mayImport ? `${workspacePath}/imports/new` : null,
  };
}

/** Says a workspace's surveys, and in one sentence what clearly changed. */
export function toOverviewView(
  numbers: readonly SurveyNumber[],
  context: { readonly workspacePath: string; readonly mayEdit: boolean; readonly mayImport: boolean },
): OverviewView {
  const { workspacePath, mayEdit, mayImport } = context;
  const lines = numbers.map((one) => toLine(one, workspacePath));
  return {
    ...verdictOfAll(lines),
    lines,
    newSurvey: mayEdit ? `${workspacePath}/surveys/new` : null,
    importPath: mayImport ? `${workspacePath}/imports/new` : null,
  };
}

function toLine({ outline, tab, computed, days, last }: SurveyNumber, workspacePath: string): SurveyLine {
  const path = `${workspacePath}/surveys/${outline.id}`;
  const base = {
    key: outline.id,
    href: path,
    share: `${path}/share`,
    name: outline.name,
    status: outline.status,
    question: tab?.title ?? "",
    explain: tab ? `${workspacePath}/explain/${tab.metric}` : `${workspacePath}/explain`,
  };
  if (!tab || !computed || !days) {
    const note =
      outline.status === "draft" ? "Not published yet" : tab ? "Nobody has answered yet" : "Open it to see its numbers";
    return { ...base, number: null, change: null, ruler: null, note };
  }
  const { answer, scale } = computed;
  const decimals = decimalsFor(tab.metric, answer.value, answer.comparison, false);
  const number = describeNumber(ENGLISH, tab.metric, scale, answer, decimals);
  const { unit, min, max } = METRICS[tab.metric];
  const ends = unit === "score" ? SCALES[scale] : { min: min ?? 0, max: max ?? 100 };
  const compared = answer.comparison
    ? describeChange(ENGLISH, tab.metric, scale, answer.value, answer.comparison, decimals)
    : null;
  return {
    ...base,
    number,
    change: number.value === null ? null : compared,
    ruler:
      number.value !== null && answer.value !== null && answer.interval
        ? {
            value: answer.value,
            low: answer.interval.low,
            high: answer.interval.high,
            before: answer.comparison?.value ?? null,
            min: ends.min,
            max: ends.max,
          }
        : null,
    note: number.hidden
      ? `${number.instead}: the survey is anonymous`
      : answer.n === 0 && last !== null
        ? `None in ${describeDays(days.range, "en")}; the newest answer is of ${describeDay(last, "en")}`
        : describeDays(days.range, "en"),
  };
}

/** "NPS fell in Support. Nothing else clearly changed." */
function verdictOfAll(lines: readonly SurveyLine[]): { verdict: string; lead: string } {
  if (lines.length === 0)
    return {
      verdict: "Ask your customers how it went.",
      lead: "A first survey takes two minutes: choose what to ask, see the page, share its link.",
    };
  const compared = lines.filter((line) => line.change?.assessment);
  const clear = compared.filter((line) => line.change?.assessment !== "no clear change");
  const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;
  const tested =
    compared.length > 1
      ? `${many(compared.length, "number", "numbers")} tested together: ${clear.length} changed, ${many(compared.length - clear.length, "shows", "show")} no clear change.`
      : "Each survey with its first number over its usual days.";
  if (compared.length === 0) {
    const answered = lines.filter((line) => line.number !== null && line.number.precision !== "none").length;
    const verdict =
      answered === 0
        ? "Nobody has answered lately."
        : `${many(answered, "survey has", "surveys have")} answers. Nothing to compare yet.`;
    return {
      verdict: lines.every((line) => line.number === null) ? "Your surveys wait for answers." : verdict,
      lead: tested,
    };
  }
  if (clear.length === 0) return { verdict: "Nothing clearly changed.", lead: tested };
  const said = clear
    .slice(0, 2)
    .map(
      (line) =>
        `${line.number?.label} ${line.change?.direction === "up" ? "rose" : "fell"} in “\u2068${line.name}\u2069”.`,
    );
  const rest =
    clear.length > 2
      ? `${clear.length - 2} more clearly changed.`
      : compared.length > clear.length
        ? "Nothing else clearly changed."
        : "";
  return { verdict: [...said, rest].filter(Boolean).join(" "), lead: tested };
}
