import type { ColumnProfile } from "@/domain/imports/column-profile";
import { type GuessedDate, guessDate } from "@/domain/imports/guess";
import type { FieldSpec } from "@/domain/imports/records/fields";
import { plainName } from "@/domain/imports/sources/source";

/** What the columns of a file may be, for a person to confirm. */
export interface GuessedRecord {
  readonly columns: Readonly<Record<string, string>>;
  readonly dates: Readonly<Record<string, GuessedDate>>;
  readonly attributes: readonly string[];
  readonly said: Readonly<Record<string, string>>;
}

const MOST_GROUPS = 40;
/** Each is counted with every stay: more than these somebody asks for. */
const MOST_GUESSED = 10;

/** Finds a purpose's fields by the names of the columns; a column is one thing. */
export function guessFields(fields: readonly FieldSpec[], columns: readonly ColumnProfile[]): GuessedRecord {
  const taken = new Set<string>();
  const filled = columns.filter(({ values }) => values.some(({ value }) => value !== ""));
  const take = (names: readonly RegExp[] | undefined): ColumnProfile | undefined => {
    for (const pattern of names ?? []) {
      const found = filled.find(({ name }) => !taken.has(name) && pattern.test(plainName(name)));
      if (!found) continue;
      taken.add(found.name);
      return found;
    }
    return undefined;
  };
  const texts: Record<string, string> = {};
  const dates: Record<string, GuessedDate> = {};
  for (const { kind, name, names } of fields) {
    if (kind !== "column" && kind !== "date") continue;
    const found = take(names);
    if (found && kind === "column") texts[name] = found.name;
    if (found && kind === "date") dates[name] = dateOf(found);
  }
  const keeps = fields.some(({ kind }) => kind === "columns");
  const attributes = filled.filter(({ name }) => keeps && !taken.has(name)).filter(groups);
  const said = fields.flatMap(({ name, values }) => (values?.[0] === undefined ? [] : [[name, values[0]]]));
  return {
    columns: texts,
    dates,
    attributes: attributes.map(({ name }) => name).slice(0, MOST_GUESSED),
    said: Object.fromEntries(said),
  };
}

/** How a column of dates is written; seconds since 1970 are UTC. */
export function dateOf(column: ColumnProfile): GuessedDate {
  const unix = column.values.every(({ value }) => value === "" || /^\d{9,10}$/.test(value));
  if (unix) return { columns: [column.name], patterns: [`{${column.name}:t}`], zone: "UTC", asked: null };
  const zone = /\(?utc\)?$/i.test(column.name.trim()) ? "UTC" : null;
  const guessed = guessDate([column]);
  return { ...guessed, columns: [column.name], zone: guessed.zone ?? zone };
}

/** Whether a column makes groups: a few values that are words. */
function groups({ distinct, length, values }: ColumnProfile): boolean {
  const words = values.some(({ value }) => value !== "" && !/^[\d.,:/-]+$/.test(value));
  return distinct > 1 && distinct <= MOST_GROUPS && length <= 40 && words;
}
