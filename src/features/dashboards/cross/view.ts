import { isPlace } from "@/db/queries/answers/cross-answers";
import type { CrossWords } from "@/features/dashboards/cross/cross-words";
import { type CrossScope, describeCrossScope } from "@/features/dashboards/cross/describe-scope";
import { type CrossQuery, crossHref } from "@/features/dashboards/cross/input";
import { axisName, valueName } from "@/features/dashboards/cross/name-axis";
import type { CrossData, CrossLine, CrossReading, CrossTable } from "@/features/dashboards/cross/read-cross";
import { describeNumber, type NumberWords, shortName } from "@/features/dashboards/describe-number";
import { describeChosen } from "@/features/dashboards/survey/describe-days";
import { rowLinks } from "@/features/dashboards/survey/row-links";
import { sayBasis } from "@/platform/i18n/metric-words";
import { sayInstant } from "@/platform/i18n/say-days";

/** One number of the table, and its answers for who may read them. */
export interface CellView {
  readonly number: NumberWords;
  readonly href: string | null;
}

export interface LineView extends CellView {
  readonly key: string;
  readonly label: string;
  /** The same table of this value alone; null where one cannot filter by it. */
  readonly filter: string | null;
}

/** A cross table in words and addresses: what its components print. */
export interface CrossView {
  readonly name: string;
  readonly question: string;
  readonly metricName: string;
  readonly paths: { readonly results: string; readonly explain: string };
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly scope: CrossScope;
  readonly notices: readonly string[];
  readonly title: string;
  readonly lead: string;
  /** Null where there is nothing to show; `empty` says why. */
  readonly table: {
    readonly caption: string;
    readonly rows: readonly (LineView & { readonly cells: readonly CellView[] })[];
    readonly columns: readonly LineView[];
    readonly total: CellView;
  } | null;
  readonly empty: { readonly title: string; readonly text: string } | null;
  readonly footer: readonly string[];
}

/** What a cross table is shown with. */
export interface CrossContext {
  readonly workspacePath: string;
  readonly zone: string;
  readonly mayRead: boolean;
  readonly query: CrossQuery;
  readonly ignored: readonly string[];
  readonly now: Date;
  readonly words: CrossWords;
}

/** Says a cross table. */
export function toCrossView(data: CrossData, context: CrossContext): CrossView {
  const { outline, tab, tabs, table, rows, columns, days } = data;
  const { words, query, workspacePath, now, zone } = context;
  const { cross: t, locale } = words;
  const path = `${workspacePath}/surveys/${outline.id}/cross`;
  const ignored = [...context.ignored, ...data.ignored];
  const metric = shortName(words, tab.metric);
  const axes = { rows: axisName(words, rows), columns: axisName(words, columns) };
  const filled = table !== null && table.rows.length > 0;
  return {
    name: outline.name,
    question: tab.title,
    metricName: metric,
    paths: {
      results: `${workspacePath}/surveys/${outline.id}`,
      explain: `${workspacePath}/explain/${tab.metric}`,
    },
    tabs:
      tabs.length < 2
        ? []
        : tabs.map((one) => ({
            href: crossHref(path, query, { question: one.questionId }),
            label: tabs.some((other) => other !== one && other.metric === one.metric)
              ? one.title.slice(0, 40)
              : shortName(words, one.metric),
            current: one === tab,
          })),
    scope: describeCrossScope(data, query, path, words),
    notices: [
      ...(ignored.length === 0 ? [] : [t("ignored", { parts: [...new Set(ignored)].join(", ") })]),
      ...(outline.minimumGroup === null ? [] : [t("anonymous", { least: outline.minimumGroup })]),
      ...(table && table.left.rows > 0 ? [t("leftRows", { n: table.left.rows })] : []),
      ...(table && table.left.columns > 0 ? [t("leftColumns", { n: table.left.columns })] : []),
    ],
    title: t("finding", { metric, ...axes }),
    lead: filled
      ? t("lead", { count: sayBasis(words, tab.metric, table.total.n), days: describeChosen(days, words) })
      : "",
    table: filled ? describeTable(data, table, context, t("caption", { metric, ...axes })) : null,
    empty: filled ? null : emptyOf(table, words),
    footer: [t("computed", { at: sayInstant(now, zone, locale), zone }), t("from")],
  };
}

const PARAMS: Readonly<Record<string, string>> = {
  "@channel": "channel",
  "@lang": "lang",
  "@version": "version",
  "@customer": "customer",
};

function describeTable(
  data: CrossData,
  table: CrossTable,
  { workspacePath, mayRead, query, words }: Pick<CrossContext, "workspacePath" | "mayRead" | "query" | "words">,
  caption: string,
): NonNullable<CrossView["table"]> {
  const { outline, tab, subject, days, filters, rows, columns } = data;
  const { metric } = tab;
  const address = (by: readonly (readonly [axis: string, value: string | null])[]) => {
    const all = [...Object.entries(filters), ...by];
    const valued = all.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
    const links = rowLinks(`${workspacePath}/surveys/${outline.id}`, {
      question: { questionId: tab.questionId, scale: table.scale, series: subject.series },
      filters: Object.fromEntries(valued.filter(([name]) => !isPlace(name))),
      ...days.range,
    });
    const without = all.flatMap(([name, value]) => (value === null ? [name] : []));
    const own = valued.filter(([name]) => isPlace(name)).map(([name, value]) => [PARAMS[name] ?? name, value]);
    const more = new URLSearchParams([
      ...own,
      ...(without.length > 0 ? [["without", without.join(",")]] : []),
    ] as string[][]);
    return `${links.part("counted")}${more.size > 0 ? `&${more}` : ""}`;
  };
  const cell = (reading: CrossReading, by: Parameters<typeof address>[0]): CellView => ({
    number: describeNumber(words, metric, table.scale, reading),
    href: mayRead && reading.n > 0 && !reading.suppressed && canOpen(by) ? address(by) : null,
  });
  const line = (axis: string, { value, total }: CrossLine): LineView => ({
    key: value ?? "",
    label: valueName(words, axis, value),
    filter:
      value === null || (outline.anonymous && isPlace(axis))
        ? null
        : crossHref(`${workspacePath}/surveys/${outline.id}/cross`, query, {
            filters: { ...query.filters, [axis]: value },
            ...{ rows, columns },
          }),
    ...cell(total, [[axis, value]]),
  });
  return {
    caption,
    columns: table.columns.map((one) => line(columns, one)),
    rows: table.rows.map((row, at) => ({
      ...line(rows, row),
      cells: table.columns.map((column, place) =>
        cell(table.cells[at]?.[place] ?? EMPTY, [
          [rows, row.value],
          [columns, column.value],
        ]),
      ),
    })),
    total: cell(table.total, []),
  };
}

const EMPTY: CrossReading = { value: null, n: 0, interval: null, counts: {} };

/** A name with a comma cannot stand in the address's list of attributes that are missing. */
function canOpen(by: readonly (readonly [axis: string, value: string | null])[]): boolean {
  return by.every(([axis, value]) => value !== null || !axis.includes(","));
}

function emptyOf(table: CrossTable | null, { cross: t }: CrossWords): { title: string; text: string } {
  if (table === null) return { title: t("slow.title"), text: t("slow.text") };
  if (table.total.suppressed) return { title: t("few.title"), text: t("few.text") };
  return { title: t("nothing.title"), text: t("nothing.text") };
}
