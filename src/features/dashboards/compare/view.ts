import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { Side } from "@/features/dashboards/compare/choose-sides";
import { type AlignedView, describeAligned } from "@/features/dashboards/compare/describe-aligned";
import { type CompareScope, describeChoices } from "@/features/dashboards/compare/describe-choices";
import { describeNotices } from "@/features/dashboards/compare/describe-notices";
import { describeOutcome, type OutcomeView } from "@/features/dashboards/compare/describe-outcome";
import {
  describeGroupsPart,
  describeMissing,
  type GroupsPart,
  type MissingPart,
} from "@/features/dashboards/compare/describe-parts";
import { axisOf, describeSide, type SideView } from "@/features/dashboards/compare/describe-sides";
import { describeWeighing, type WeighingView } from "@/features/dashboards/compare/describe-weighing";
import { compareHref, type ReadCompareQuery } from "@/features/dashboards/compare/input";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import type { ChangeSplit } from "@/features/dashboards/compare/read-split";
import { decimalsFor, shortName } from "@/features/dashboards/describe-number";
import { sayInstant } from "@/platform/i18n/say-days";

/** What a comparison is shown with. */
export interface CompareContext {
  readonly workspacePath: string;
  readonly workspace: WorkspaceCalendar;
  readonly asked: ReadCompareQuery;
  readonly now: Date;
  readonly words: PageWords;
}

/** A comparison in words and addresses: what its components print. */
export interface CompareView {
  readonly name: string;
  readonly metricName: string;
  readonly question: string;
  readonly paths: { readonly results: string; readonly explain: string };
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly scope: CompareScope;
  readonly notices: readonly string[];
  readonly outcome: OutcomeView;
  readonly sides: readonly [current: SideView, previous: SideView];
  readonly aligned: AlignedView | null;
  readonly split: ChangeSplit | null;
  readonly groups: GroupsPart | null;
  readonly weighing: WeighingView | null;
  readonly missing: MissingPart | null;
  readonly footer: readonly string[];
}

/** Says a comparison: everything a component prints, ready. */
export function toCompareView(found: Comparison, context: CompareContext): CompareView {
  const { words, asked, workspacePath, workspace, now } = context;
  const { outline, tab, tabs, current, previous, comparison } = found;
  const { query } = asked;
  const results = `${workspacePath}/surveys/${outline.id}`;
  const path = `${results}/compare`;
  const { unit, min, max } = METRICS[tab.metric];
  const ends = unit === "score" ? SCALES[current.scale] : { min: min ?? 0, max: max ?? 100 };
  const decimals = decimalsFor(tab.metric, current.answer.value, comparison, false);
  const shown = { decimals, axis: axisOf([current.answer.interval, previous.answer.interval], ends) };
  const sides = [
    describeSide(words, tab.metric, found.sides.current, current, {
      ...shown,
      href: dashboardOf(results, tab.questionId, found.sides.current),
    }),
    describeSide(words, tab.metric, found.sides.previous, previous, {
      ...shown,
      href: dashboardOf(results, tab.questionId, found.sides.previous),
    }),
  ] as const;
  const weighing = describeWeighing(words, found);
  const said = { current: sides[0].number, previous: sides[1].number, decimals, weighing };
  const outcome = describeOutcome(words, found, query, said);
  const held = current.answer.held + previous.answer.held;
  const told = outcome.change !== null;
  return {
    name: outline.name,
    metricName: shortName(words, tab.metric),
    question: tab.title,
    paths: { results, explain: `${workspacePath}/explain/${tab.metric}` },
    tabs:
      tabs.length < 2
        ? []
        : tabs.map((one) => ({
            href: compareHref(path, query, { question: one.questionId }),
            label: one.title.length > 40 ? `${one.title.slice(0, 39)}…` : one.title,
            current: one.questionId === tab.questionId,
          })),
    scope: describeChoices(words, path, query, found),
    notices: describeNotices(words, found, asked),
    outcome,
    sides,
    aligned: current.answer.n + previous.answer.n > 0 ? describeAligned(words, found, sides, decimals) : null,
    split: told ? found.split : null,
    groups: describeGroupsPart(words, found, decimals, (by, value) => groupHref(path, query, by, value)),
    weighing: told ? weighing : null,
    missing: describeMissing(words, found),
    footer: [
      words.compare("footer", { at: sayInstant(now, workspace.zone, words.locale), zone: workspace.zone }),
      ...(held > 0 ? [words.compare("held", { n: held })] : []),
    ],
  };
}

/** Both sides of one group alone; of two sides with people of their own, those of the group. */
function groupHref(path: string, query: ReadCompareQuery["query"], by: string, value: string): string {
  const within = (filters: Side["filters"]) => ({ ...filters, [by]: value });
  const vs = query.compare === "segment" ? { vs: { ...query.vs, filters: within(query.vs.filters) } } : {};
  return compareHref(path, query, { filters: within(query.filters), by: undefined, ...vs });
}

/** The survey's dashboard of one side. */
function dashboardOf(results: string, question: string, { range, filters }: Side): string {
  const params = new URLSearchParams({ question, ...range });
  for (const [name, value] of Object.entries(filters)) params.set(`filter.${name}`, value);
  return `${results}?${params}`;
}
