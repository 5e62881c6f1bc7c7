import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import type { CrossWords } from "@/features/dashboards/cross/cross-words";
import { axisName, valueName } from "@/features/dashboards/cross/name-axis";
import type { CrossData, CrossReading, CrossTable } from "@/features/dashboards/cross/read-cross";
import { shortName } from "@/features/dashboards/describe-number";
import { type FileWords, tabulateReading } from "@/features/dashboards/files/tabulate-reading";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { sayInstant } from "@/platform/i18n/say-days";

/** A cross table as rows of a file: all of it, each row, each column, each cell; a cell's name is its row and its column. */
export function tabulateCross(
  { outline, tab, days, rows, columns, filters }: CrossData,
  table: CrossTable,
  file: {
    readonly workspaceName: string;
    readonly zone: string;
    readonly now: Date;
    readonly words: CrossWords & FileWords;
  },
): NumberSheet {
  const { words, workspaceName, zone, now } = file;
  const { files, locale } = words;
  const axes = { rows: axisName(words, rows), columns: axisName(words, columns) };
  const narrowed = Object.entries(filters).map(
    ([name, value]) => `${axisName(words, name)}: ${valueName(words, name, value)}`,
  );
  const row = (part: "total" | "group", name: string, attribute: string, reading: CrossReading): NumberRow =>
    tabulateReading(
      words,
      { part, name, attribute, metric: tab.metric, scale: table.scale, days: days.range },
      reading,
    );
  return {
    name: [outline.name, shortName(words, tab.metric), axes.rows, axes.columns, days.range.from, days.range.to].join(
      " · ",
    ),
    facts: [
      [files("facts.workspace"), workspaceName],
      [files("facts.survey"), outline.name],
      [files("facts.question"), tab.title],
      [files("facts.days"), `${describeDays(days.range, locale)} (${days.range.from} – ${days.range.to})`],
      [files("facts.filters"), narrowed.length > 0 ? narrowed.join("; ") : files("facts.nobody")],
      [files("facts.zone"), zone],
      [files("facts.computed"), `${sayInstant(now, zone, locale)} (${now.toISOString()})`],
      [files("facts.interval"), files("facts.intervalText")],
      [files("facts.hidden"), files("facts.hiddenText")],
    ],
    rows: [
      row("total", shortName(words, tab.metric), "", table.total),
      ...table.rows.map(({ value, total }) => row("group", valueName(words, rows, value), axes.rows, total)),
      ...table.columns.map(({ value, total }) => row("group", valueName(words, columns, value), axes.columns, total)),
      ...table.rows.flatMap((line, at) =>
        table.columns.flatMap((column, place) => {
          const reading = table.cells[at]?.[place];
          const name = `${valueName(words, rows, line.value)} × ${valueName(words, columns, column.value)}`;
          return reading ? [row("group", name, `${axes.rows} × ${axes.columns}`, reading)] : [];
        }),
      ),
    ],
  };
}
