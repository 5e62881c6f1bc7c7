import type { AnsweredAt } from "@/domain/imports/answered-at";
import { compileCell, NOT_APPLICABLE, type ReadCell, shortened } from "@/domain/imports/cell";
import type { ColumnPlaces } from "@/domain/imports/columns";
import { compileDates } from "@/domain/imports/dates";
import type { ImportFault } from "@/domain/imports/fault";
import { attributeName, type Mapping, mappedColumns } from "@/domain/imports/mapping";
import { sameWord } from "@/domain/imports/others/other";
import { compileOther } from "@/domain/imports/others/read-other";
import type { Target } from "@/domain/imports/target";
import type { AnswerValue, NotApplicable } from "@/domain/survey/answer-value";
import { ATTRIBUTE_LIMITS } from "@/domain/survey/attributes";
import { isStorable, storable, tidyText } from "@/domain/survey/plain-text";

/** Something wrong with a cell; `column` is null where it is the row. */
export interface RowProblem {
  readonly column: string | null;
  readonly fault: ImportFault;
}

/** What a row says. */
export interface ReadRow {
  readonly at: AnsweredAt;
  /** One for each of the mapping's questions, in its order, with what was written. */
  readonly scores: readonly { readonly read: ReadCell; readonly raw: string }[];
  /** One for each of the mapping's questions without a score. */
  readonly others: readonly (AnswerValue | null)[];
  readonly comment: string | NotApplicable | null;
  readonly customer: string | null;
  /** The ticket it is about. */
  readonly interaction: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** What the row's key is made of. */
  readonly identity: { readonly id: string } | { readonly cells: readonly string[] };
}

/** Rejected rows are left out whole: without a readable date, or without their mapped id. */
export type RowResult = { readonly problems: readonly RowProblem[] } & (
  | { readonly rejected: false; readonly row: ReadRow }
  | { readonly rejected: true }
);

export interface RowReaderOptions {
  readonly mapping: Mapping;
  readonly places: ColumnPlaces;
  /** The survey's questions that the mapping's answer. */
  readonly target: Target;
  /** How many columns the header has. */
  readonly width: number;
  /** The workspace's zone. */
  readonly zone: string;
  readonly now: Date;
}

const DAY = 24 * 60 * 60_000;
const LONGEST_COMMENT = 10_000;
const LONGEST_CUSTOMER = 256;
const LONGEST_RAW = 200;
const LONGEST_INTERACTION = 200;

/** Compiles a mapping to a reader of rows; a row is its cells in the order of the header. */
export function compileRow(options: RowReaderOptions): (cells: readonly string[]) => RowResult {
  const { mapping, target, places, width, now } = options;
  const cell = (cells: readonly string[], column: string) => cells[places.get(column) ?? -1] ?? "";
  const readDate = compileDates(mapping.date, options.zone);
  const latest = now.getTime() + DAY;
  const keyed = mappedColumns(mapping);
  const questions = mapping.questions.map((one, index) => ({
    column: one.column,
    read: compileCell({
      ...one.scale,
      reversed: one.scale.highMeans === "hard",
      missing: one.missing,
      values: one.values,
      na: target.questions[index]?.na ?? false,
    }),
  }));
  const others = mapping.others.flatMap((one, index) => {
    const question = target.others[index];
    return question ? [{ columns: one.columns, read: compileOther(one, question) }] : [];
  });

  const commentNa = target.comment?.na === true;

  return (cells) => {
    const problems: RowProblem[] = [];
    const say: Say = (column, code, values) => {
      problems.push({ column, fault: values === undefined ? { code } : { code, values } });
    };
    if (cells.length !== width) say(null, "width", { cells: cells.length, header: width });
    const id = mapping.id === null ? null : cell(cells, mapping.id).trim();
    const written = mapping.date.columns.map((column) => cell(cells, column));
    const at = readDate(written);
    if (at === null || at.instant.getTime() > latest) {
      const empty = written.every((one) => one.trim() === "");
      const code = at !== null ? "dateFuture" : empty ? "dateEmpty" : "dateUnreadable";
      say(mapping.date.columns.join(", "), code, { cells: written.map(shortened).join("” “") });
    }
    if (id === "") say(mapping.id, "idEmpty");
    if (at === null || at.instant.getTime() > latest || id === "") return { rejected: true, problems };

    const scores = questions.map((question) => {
      const raw = cell(cells, question.column);
      const read = question.read(raw);
      if (read.kind === "invalid") problems.push({ column: question.column, fault: read.fault });
      return { read, raw: storable(raw.trim().slice(0, LONGEST_RAW)) };
    });
    return {
      rejected: false,
      problems,
      row: {
        at,
        scores,
        others: others.map((other) => {
          const { value, fault } = other.read(other.columns.map((column) => cell(cells, column)));
          if (fault !== null) problems.push({ column: other.columns.join(", "), fault });
          return value;
        }),
        comment:
          mapping.comment === null ? null : readComment(mapping.comment, cell(cells, mapping.comment), commentNa, say),
        customer: mapping.customer === null ? null : readCustomer(mapping.customer, cell(cells, mapping.customer), say),
        interaction:
          mapping.interaction === null
            ? null
            : readInteraction(mapping.interaction, cell(cells, mapping.interaction), say),
        attributes: readAttributes(mapping, (name) => cell(cells, name), say),
        identity: id === null ? { cells: keyed.flatMap((name) => [name, cell(cells, name).trim()]) } : { id },
      },
    };
  };
}

type Say = (column: string | null, code: ImportFault["code"], values?: ImportFault["values"]) => void;

function readComment(column: string, cell: string, na: boolean, say: Say): string | NotApplicable | null {
  const text = tidyText(cell);
  if (text === "") return null;
  if (na && sameWord(text) === NOT_APPLICABLE) return { na: true };
  if (!isStorable(text)) say(column, "commentCharacters");
  const clean = storable(text);
  if (clean.length <= LONGEST_COMMENT) return clean === "" ? null : clean;
  say(column, "commentLong", { length: clean.length, max: LONGEST_COMMENT });
  return clean.slice(0, LONGEST_COMMENT).replace(/\p{Surrogate}$/u, "");
}

function readCustomer(column: string, cell: string, say: Say): string | null {
  const id = cell.trim();
  if (id === "") return null;
  if (id.length <= LONGEST_CUSTOMER && isStorable(id)) return id;
  say(column, "customerUnfit", { max: LONGEST_CUSTOMER });
  return null;
}

/** Its id; of a link to it, the number at the end. */
function readInteraction(column: string, cell: string, say: Say): string | null {
  const text = cell.trim();
  const id = /^https?:\/\/\S*?\/(?:conversations|tickets|cases)\/([^/?#\s]+)/i.exec(text)?.[1] ?? text;
  if (id === "") return null;
  if (id.length <= LONGEST_INTERACTION && isStorable(id)) return id;
  say(column, "interactionUnfit", { max: LONGEST_INTERACTION });
  return null;
}

function readAttributes(mapping: Mapping, cellOf: (name: string) => string, say: Say): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of mapping.attributes) {
    const value = cellOf(name).trim();
    if (value === "") continue;
    if (value.length > ATTRIBUTE_LIMITS.value) say(name, "attributeLong", { max: ATTRIBUTE_LIMITS.value });
    else if (!isStorable(value)) say(name, "attributeCharacters");
    else attributes[attributeName(name)] = value;
  }
  return attributes;
}
