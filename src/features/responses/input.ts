import type { ListedState } from "@/db/queries/answers/answer-filter";
import { LEDGER_PARTS, type LedgerPart } from "@/db/queries/answers/answer-filter";
import type { AnswerOrder } from "@/db/queries/answers/list-answer-page";
import { isDay } from "@/domain/calendar/day";
import { type AnswerChoice, readChoice, writeChoice } from "@/domain/survey/results/answer-choice";
import { isUuid } from "@/platform/is-uuid";

export const STATES = ["counted", "held", "excluded", "superseded", "test", "real"] as const satisfies readonly (
  | ListedState
  | "real"
)[];
export type ShownState = (typeof STATES)[number];
export const ORDERS = ["newest", "oldest", "lowest", "highest"] as const satisfies readonly AnswerOrder[];

/** What the answers screen shows; all of it lives in the URL, in the names that the dashboard uses. */
export interface AnswersQuery {
  readonly question?: string;
  readonly state: ShownState;
  /** A line of the dashboard's ledger; it goes before `state`. */
  readonly part?: LedgerPart;
  readonly scores: readonly number[];
  readonly series: readonly number[];
  readonly from?: string;
  readonly to?: string;
  readonly filters: Readonly<Record<string, string>>;
  /** Attributes they came without. */
  readonly without?: readonly string[];
  readonly locale?: string;
  readonly channel?: string;
  readonly version?: number;
  /** The customer's id of the workspace's own. */
  readonly customer?: string;
  /** A question they answered. */
  readonly answered?: string;
  /** One thing that they answered to one question. */
  readonly choice?: AnswerChoice;
  readonly comment?: boolean;
  /** What is searched for in comments. */
  readonly search?: string;
  readonly order: AnswerOrder;
  readonly cursor?: string;
  /** The response that is open beside the list. */
  readonly response?: string;
  /** Columns of one's own choice; the usual ones where it is left out. */
  readonly columns?: readonly string[];
}

export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

const FILTER = "filter.";
const MOST = { filters: 20, name: 64, value: 256, search: 100, columns: 20, scores: 11, series: 100 } as const;

/** Reads the screen's address. A page is never refused: what cannot be read is left out and named in `ignored`. */
export function readAnswersQuery(raw: RawQuery): { query: AnswersQuery; ignored: string[] } {
  const ignored: string[] = [];
  const take = <T>(name: string, read: (text: string) => T | undefined): T | undefined => {
    const given = raw[name];
    if (given === undefined || given === "") return undefined;
    const value = typeof given === "string" ? read(given) : undefined;
    if (value === undefined) ignored.push(name);
    return value;
  };
  const filters: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (!name.startsWith(FILTER) || value === undefined || value === "") continue;
    const dimension = name.slice(FILTER.length);
    const fits = typeof value === "string" && text(dimension, MOST.name) && text(value, MOST.value);
    if (fits && Object.keys(filters).length < MOST.filters)
      Object.defineProperty(filters, dimension, { value, enumerable: true });
    else ignored.push(name);
  }
  const [from, to] = [take("from", dayOf), take("to", dayOf)];
  const inOrder = from === undefined || to === undefined || from <= to;
  if (!inOrder) ignored.push("from", "to");
  const query: AnswersQuery = {
    ...defined(
      "question",
      take("question", (one) => text(one, MOST.name)),
    ),
    state: take("state", oneOf(STATES)) ?? "counted",
    ...defined("part", take("part", oneOf(LEDGER_PARTS))),
    scores: take("score", (one) => numbers(one, 10, MOST.scores)) ?? [],
    series: take("series", (one) => numbers(one, 32_767, MOST.series)) ?? [],
    ...(inOrder ? { ...defined("from", from), ...defined("to", to) } : {}),
    filters,
    ...defined(
      "without",
      take("without", (one) => names(one)),
    ),
    ...defined(
      "locale",
      take("lang", (one) => text(one, MOST.name)),
    ),
    ...defined(
      "channel",
      take("channel", (one) => text(one, MOST.value)),
    ),
    ...defined(
      "version",
      take("version", (one) => numbers(one, 1_000_000, 1)?.[0]),
    ),
    ...defined(
      "customer",
      take("customer", (one) => text(one.trim(), MOST.value)),
    ),
    ...defined(
      "answered",
      take("answered", (one) => text(one, MOST.name)),
    ),
    ...defined("choice", take("choice", readChoice)),
    ...defined(
      "comment",
      take("comment", (one) => ({ with: true, without: false })[one]),
    ),
    ...defined(
      "search",
      take("q", (one) => text(one.trim(), MOST.search)),
    ),
    order: take("sort", oneOf(ORDERS)) ?? "newest",
    ...defined(
      "cursor",
      take("cursor", (one) => text(one, 1_024)),
    ),
    ...defined(
      "response",
      take("response", (one) => (isUuid(one) ? one.toLowerCase() : undefined)),
    ),
    ...defined(
      "columns",
      take("columns", (one) => names(one)),
    ),
  };
  return { query, ignored: [...new Set(ignored)] };
}

/** The screen's parameters as they stand in its address: what {@link readAnswersQuery} reads back as the same. */
export function answersParams(query: AnswersQuery): [name: string, value: string][] {
  const params: [string, string | undefined][] = [
    ["question", query.question],
    ["state", query.state === "counted" ? undefined : query.state],
    ["part", query.part],
    ["score", query.scores.length > 0 ? query.scores.join(",") : undefined],
    ["series", query.series.length > 0 ? query.series.join(",") : undefined],
    ["from", query.from],
    ["to", query.to],
    ...Object.entries(query.filters).map(([name, value]): [string, string] => [`${FILTER}${name}`, value]),
    ["without", query.without?.length ? query.without.join(",") : undefined],
    ["lang", query.locale],
    ["channel", query.channel],
    ["version", query.version === undefined ? undefined : String(query.version)],
    ["customer", query.customer],
    ["answered", query.answered],
    ["choice", query.choice && writeChoice(query.choice)],
    ["comment", query.comment === undefined ? undefined : query.comment ? "with" : "without"],
    ["q", query.search],
    ["sort", query.order === "newest" ? undefined : query.order],
    ["columns", query.columns?.join(",")],
    ["cursor", query.cursor],
    ["response", query.response],
  ];
  return params.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** The same screen with something changed; undefined takes a parameter away. A change begins the list anew. */
export function answersHref(path: string, query: AnswersQuery, changes: Partial<Changes> = {}): string {
  const next = { ...query, cursor: undefined, ...changes } as AnswersQuery;
  const params = new URLSearchParams(answersParams(next)).toString();
  return params === "" ? path : `${path}?${params}`;
}

type Changes = { [Name in keyof AnswersQuery]: AnswersQuery[Name] | undefined };

/** The words of a search: each must be found. */
export function searchWords(search: string | undefined): string[] {
  return (search ?? "").split(/\s+/u).filter(Boolean).slice(0, 8);
}

function defined<Name extends string, T>(name: Name, value: T | undefined): { [key in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: T });
}

function oneOf<T extends string>(names: readonly T[]): (text: string) => T | undefined {
  return (given) => names.find((name) => name === given);
}

/** A text that the database can be asked for: PostgreSQL takes neither NUL nor half a character. */
function text(given: string, most: number): string | undefined {
  const fits = given !== "" && given.length <= most && !given.includes("\u0000") && !/\p{Cs}/u.test(given);
  return fits ? given : undefined;
}

function names(given: string): string[] {
  return given
    .split(",")
    .filter((name) => text(name, 80))
    .slice(0, MOST.columns);
}

function dayOf(given: string): string | undefined {
  return isDay(given) && given >= "1900" && given < "3000" ? given : undefined;
}

function numbers(given: string, largest: number, most: number): number[] | undefined {
  const all = given.split(",");
  const fit = all.length <= most && all.every((one) => /^\d{1,7}$/.test(one) && Number(one) <= largest);
  return fit ? [...new Set(all.map(Number))].sort((a, b) => a - b) : undefined;
}
