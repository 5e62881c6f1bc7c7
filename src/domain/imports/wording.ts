import type { Mapping } from "@/domain/imports/mapping";
import { titleOfColumns } from "@/domain/imports/others/other";
import { pipesIn } from "@/domain/survey/pipes";

/** What columns ask, in the words of a file whose names of columns are ids: by their names without blanks around. */
export type Wordings = ReadonlyMap<string, string>;

const LONGEST = 300;
/** What Qualtrics adds to a question that has a field for own words. */
const ADDED = /\s+-\s+Selected Choice$/i;

/** What the columns of a header ask, by the cells below it; a cell that says nothing, or the name again, gives none. */
export function wordingsOf(header: readonly string[], cells: readonly string[]): Wordings {
  const wordings = new Map<string, string>();
  for (const [place, name] of header.entries()) {
    const words = plainTitle((cells[place] ?? "").replace(/\s+/g, " "));
    const short = words.length > LONGEST ? `${words.slice(0, LONGEST - 1).replace(/\p{Surrogate}$/u, "")}…` : words;
    if (short !== "" && short !== name.trim()) wordings.set(name.trim(), short);
  }
  return wordings;
}

/** How a question of these columns is called: in the file's words where it has some, else after the columns' names. */
export function wordingOf(columns: readonly string[], wordings: Wordings): string {
  if (!columns.some((name) => wordings.has(name.trim()))) return titleOfColumns(columns);
  const title = titleOfColumns(columns.map((name) => wordings.get(name.trim()) ?? name));
  return title.replace(ADDED, "").trim() || titleOfColumns(columns);
}

/** A mapping whose questions are called as the file words them, for a new survey; what a person called otherwise stays. */
export function withWordings(mapping: Mapping, wordings: Wordings): Mapping {
  if (wordings.size === 0) return mapping;
  const worded = (columns: readonly string[], title: string | undefined) => {
    const own = title !== undefined && title !== titleOfColumns(columns);
    return own || !columns.some((name) => wordings.has(name.trim())) ? {} : { title: wordingOf(columns, wordings) };
  };
  const { comment, commentTitle } = mapping;
  const { title } = comment === null ? {} : worded([comment], commentTitle);
  return {
    ...mapping,
    questions: mapping.questions.map((one) => ({ ...one, ...worded([one.column], one.title) })),
    others: mapping.others.map((one) => ({ ...one, ...worded(one.columns, one.title) })),
    ...(title === undefined ? {} : { commentTitle: title }),
  };
}

/** A column's name as a title. What stands in braces there is no value to fill in. */
export function plainTitle(column: string): string {
  return pipesIn(column.trim()).reduce(
    (title, { written }) => title.replace(written, () => `(${written.slice(1, -1)})`),
    column.trim(),
  );
}
