import { TooManyAnswers } from "@/db/queries/answers/too-many-answers";

/** What is asked of a dashboard by several attributes at once. */
interface Narrowable {
  readonly filters: Readonly<Record<string, string>>;
  readonly by?: string | undefined;
}

/**
 * Reads what a page asks for; where so many answers cannot be counted by several attributes in time, by its first filter
 * alone. `left` names what the page then has to say it left out.
 */
export async function narrowWhereSlow<Query extends Narrowable, Data>(
  query: Query,
  read: (asked: Query) => Promise<Data>,
): Promise<{ readonly data: Data; readonly asked: Query; readonly left: readonly string[] }> {
  try {
    return { data: await read(query), asked: query, left: [] };
  } catch (error) {
    if (!(error instanceof TooManyAnswers)) throw error;
    const [first, ...others] = Object.entries(query.filters);
    const asked = { ...query, filters: first ? Object.fromEntries([first]) : {}, by: undefined };
    const left = [...others.map(([name]) => `filter.${name}`), ...(query.by === undefined ? [] : ["by"])];
    return { data: await read(asked), asked, left };
  }
}
