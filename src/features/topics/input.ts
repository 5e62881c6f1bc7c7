import { isDay } from "@/domain/calendar/day";
import { isUuid } from "@/platform/is-uuid";

export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What the pages of topics show; all of it lives in the URL. */
export interface TopicQuery {
  readonly survey?: string;
  /** Days, both included; both or none. */
  readonly from?: string;
  readonly to?: string;
  /** One attribute, because tallies know one at a time. */
  readonly filter: { readonly name: string; readonly value: string } | null;
  /** Words that all must stand in a comment. */
  readonly q?: string;
  readonly tag?: string;
  /** Comments with personal data, or hidden ones, alone. */
  readonly only?: "personal" | "hidden";
  readonly cursor?: string;
}

const LONGEST = 256;

/** Reads the pages' address; what cannot be read is left out. */
export function readTopicQuery(raw: RawQuery): TopicQuery {
  const take = (name: string, fits: (text: string) => boolean = () => true) => {
    const value = raw[name];
    return typeof value === "string" && value !== "" && value.length <= LONGEST && fits(value) ? value : undefined;
  };
  const [from, to] = [take("from", isDay), take("to", isDay)];
  const name = Object.keys(raw).find((one) => one.startsWith("filter.") && one.length > 7);
  const value = name === undefined ? undefined : take(name);
  const only = take("only");
  const query = {
    survey: take("survey", isUuid),
    ...(from !== undefined && to !== undefined && from <= to ? { from, to } : {}),
    q: take("q"),
    tag: take("tag", isUuid),
    only: only === "personal" || only === "hidden" ? only : undefined,
    cursor: take("cursor"),
  };
  const told = Object.fromEntries(Object.entries(query).filter(([, one]) => one !== undefined));
  return { ...told, filter: name === undefined || value === undefined ? null : { name: name.slice(7), value } };
}

/** The address of a page with something changed; undefined takes a parameter away. What narrows the list alone stays on its page. */
export function topicHref(
  path: string,
  query: TopicQuery,
  changes: { [Name in keyof TopicQuery]?: TopicQuery[Name] | undefined } = {},
): string {
  const { filter, ...named } = { ...query, ...changes };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(named)) if (typeof value === "string") params.set(name, value);
  if (filter) params.set(`filter.${filter.name}`, filter.value);
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The same survey, days and attribute, and nothing that narrows a list. */
export function scopeOnly({ survey, from, to, filter }: TopicQuery): TopicQuery {
  return { ...(survey ? { survey } : {}), ...(from && to ? { from, to } : {}), filter };
}
