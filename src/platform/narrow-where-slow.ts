import { isTooSlow } from "@/db/too-slow";

/** What is asked of a page of numbers by several attributes at once. */
interface Narrowable {
  readonly filters: Readonly<Record<string, string>>;
  readonly by?: string | undefined;
}

/**
 * Reads what a page asks for; where that cannot be counted by several attributes in time, by its first filter alone. `left`
 * names what the page then has to say it left out. What nothing can be left out of stays an error.
 */
export async function narrowWhereSlow<Query extends Narrowable, Data>(
  query: Query,
  read: (asked: Query) => Promise<Data>,
): Promise<{ readonly data: Data; readonly asked: Query; readonly left: readonly string[] }> {
  try {
    return { data: await read(query), asked: query, left: [] };
  } catch (error) {
    const [first, ...others] = Object.entries(query.filters);
    const left = [...others.map(([name]) => `filter.${name}`), ...(query.by === undefined ? [] : ["by"])];
    if (!isTooSlow(error) || left.length === 0) throw error;
    const asked = { ...query, filters: first ? Object.fromEntries([first]) : {}, by: undefined };
    return { data: await read(asked), asked, left };
  }
}
