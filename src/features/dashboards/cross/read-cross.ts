import type { Tx } from "@/db/client";
import { type CrossGroup, crossAnswers, isPlace, PLACES } from "@/db/queries/answers/cross-answers";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { hiddenCells } from "@/domain/metrics/hidden-cells";
import { computeScore } from "@/domain/metrics/metric";
import type { ScaleId } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { CrossQuery } from "@/features/dashboards/cross/input";
import { type Subject, subjectOf } from "@/features/dashboards/find-subject";
import { hiddenByFilters, isSmall } from "@/features/dashboards/hide-small-groups";
import { type AnswerReading, readingOf } from "@/features/dashboards/metric-answer";
import { chooseScale, poolTallies } from "@/features/dashboards/pool-series";
import { type ChosenDays, chooseDays } from "@/features/dashboards/survey/choose-days";
import { listTabs, type ScoreTab, WITHOUT_SCORE } from "@/features/dashboards/survey/list-tabs";

/** One number of the table. */
export type CrossReading = AnswerReading & { readonly counts: Readonly<Record<string, number>> };

/** A row or a column: a value of its attribute, null for answers without one; with the number of all of it. */
export interface CrossLine {
  readonly value: string | null;
  readonly total: CrossReading;
}

/** A table of one number by two attributes. */
export interface CrossTable {
  readonly scale: ScaleId;
  readonly rows: readonly CrossLine[];
  readonly columns: readonly CrossLine[];
  /** By row, then by column. */
  readonly cells: readonly (readonly CrossReading[])[];
  readonly total: CrossReading;
  /** Lines with fewer answers than those shown. */
  readonly left: { readonly rows: number; readonly columns: number };
}

export interface CrossData {
  readonly outline: SurveyOutline;
  readonly tabs: readonly ScoreTab[];
  readonly tab: ScoreTab;
  readonly subject: Subject;
  readonly days: ChosenDays;
  readonly dimensions: readonly Dimension[];
  readonly rows: string;
  readonly columns: string;
  /** Those that hold here: an anonymous survey takes none by place. */
  readonly filters: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
  /** Null where computing it took too long. */
  readonly table: CrossTable | null;
}

const MOST = { rows: 40, columns: 12 } as const;
const HIDDEN = { value: null, n: 0, interval: null, suppressed: true, counts: {} } as const;

/** One number of a survey by two attributes or places, from the answers; null where the survey does not exist. */
export async function readCross(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  surveyId: string,
  query: CrossQuery,
  now: Date,
  patience?: number,
): Promise<CrossData | null> {
  const [outline] = await readOutlines(tx, scope, surveyId);
  if (!outline) return null;
  const tabs = listTabs(outline);
  const tab = tabs.find((one) => one.questionId === query.question) ?? tabs[0] ?? WITHOUT_SCORE;
  const subject = subjectOf(outline, tab.metric, tab.metric === "completion_rate" ? undefined : tab.questionId);
  if (subject === null) return null;
  const [known] = await findAnswerDays(tx, scope, [{ surveyId, questionId: tab.questionId }]);
  const today = localDay(now, workspace.zone);
  const days = chooseDays(
    { ...query, compare: "none" },
    { today, first: known?.first ?? null, last: known?.last ?? null },
    workspace,
  );
  const dimensions = await listDimensions(tx, scope, surveyId);
  const axes = [...dimensions.map(({ name }) => name), ...PLACES.filter((name) => name !== "@customer")];
  const rows = axes.find((name) => name === query.rows) ?? axes[0] ?? "@channel";
  const columns =
    axes.find((name) => name === query.columns && name !== rows) ?? axes.find((name) => name !== rows) ?? "@lang";
  const places = Object.keys(query.filters).filter((name) => outline.anonymous && isPlace(name));
  const filters = Object.fromEntries(Object.entries(query.filters).filter(([name]) => !places.includes(name)));
  const asked = { surveyId, questionId: tab.questionId, ...days.range, rows, columns, filters };
  const groups = await crossAnswers(tx, scope, asked, patience);
  const table = groups === null ? null : tabulate(tab, subject, groups);
  const hidden = table !== null && (await isHidden(tx, scope, { subject, table, filters, days }));
  return {
    ...{ outline, tabs, tab, subject, days, dimensions, rows, columns, filters },
    ignored: places.map((name) => `filter.${name}`),
    table: table && hidden ? { ...table, rows: [], columns: [], cells: [], total: HIDDEN } : table,
  };
}

/** Every number of the table, unless an anonymous survey hides it. */
function tabulate({ metric, questionId }: ScoreTab, subject: Subject, found: readonly CrossGroup[]): CrossTable {
  const surveyId = subject.questions[0]?.surveyId ?? "";
  const groups = found.map((one) => ({ ...one, surveyId, questionId }));
  const scale = chooseScale(metric, subject.series, groups);
  const read = (own: typeof groups = []): CrossReading => {
    const score = computeScore(metric, poolTallies(subject.series, own, scale), scale);
    return { ...readingOf(score), counts: score.counts };
  };
  const linesOf = (axis: "row" | "column") =>
    [...groupBy(groups, (one) => one[axis])]
      .map(([value, own]) => ({ value, total: read(own) }))
      .filter(({ total }) => total.n > 0)
      .sort((a, b) => byName(a.value, b.value));
  const [rows, columns] = [linesOf("row"), linesOf("column")];
  const byCell = groupBy(groups, ({ row, column }) => JSON.stringify([row, column]));
  const inCell = (row: CrossLine, column: CrossLine) => byCell.get(JSON.stringify([row.value, column.value]));
  const hidden = hiddenOf(subject, (minimum) =>
    hiddenCells(
      rows.map((row) => columns.map((column) => read(inCell(row, column)).n)),
      minimum,
    ),
  );
  const told = (line: CrossLine, few: boolean | undefined) => (few ? { ...line, total: HIDDEN } : line);
  const [shownRows, shownColumns] = [largest(rows, MOST.rows), largest(columns, MOST.columns)];
  return {
    scale,
    // Which lines show is decided on all of them, and so is what is hidden: who is not shown could else be told.
    rows: shownRows.map((at) => told(at.line, hidden?.rows[at.place])),
    columns: shownColumns.map((at) => told(at.line, hidden?.columns[at.place])),
    cells: shownRows.map((row) =>
      shownColumns.map((column) =>
        hidden?.cells[row.place]?.[column.place] ? HIDDEN : read(inCell(row.line, column.line)),
      ),
    ),
    total: read(groups),
    left: { rows: rows.length - shownRows.length, columns: columns.length - shownColumns.length },
  };
}

function hiddenOf<T>({ minimumGroup }: Subject, decide: (minimum: number) => T): T | null {
  return minimumGroup === null ? null : decide(minimumGroup);
}

/** The lines with the most answers, in the order they had. */
function largest(lines: readonly CrossLine[], most: number): { line: CrossLine; place: number }[] {
  return lines
    .map((line, place) => ({ line, place }))
    .sort((a, b) => b.line.total.n - a.line.total.n)
    .slice(0, most)
    .sort((a, b) => a.place - b.place);
}

/** Whether an anonymous survey tells nothing of this: too few answered, or a filter leaves a group that is hidden. */
async function isHidden(
  tx: Tx,
  scope: WorkspaceScope,
  shown: {
    readonly subject: Subject;
    readonly table: CrossTable;
    readonly filters: Readonly<Record<string, string>>;
    readonly days: ChosenDays;
  },
): Promise<boolean> {
  const { subject, table, filters, days } = shown;
  const minimum = subject.minimumGroup;
  if (minimum === null) return false;
  if (isSmall(table.total.n, minimum)) return true;
  const asked = { subject, scale: table.scale, filters, minimum };
  return (await hiddenByFilters(tx, scope, asked, [days.range])).size > 0;
}

function groupBy<T, K>(all: readonly T[], key: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

const collator = new Intl.Collator("en", { numeric: true });

/** Values in natural order; who has none comes last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return collator.compare(a, b);
}
