import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { gramsSought } from "@/domain/search/grams";

/**
 * How a search of words goes about it: `filed` looks up what the worker filed and reads what it has not seen yet; `scan` reads the
 * comments. Either finds the same. `common`: so many may match that a page of the newest is full sooner by reading from their end.
 */
export type WordWay = "filed" | "common" | "scan";

/** Of so many changes that wait to be filed each is read; more (a fresh import) are read with all the others. */
const MOST_WAITING = 5_000;
/** So many are read as quickly as a page of the newest is found among a million. */
const COMMON = 2_000;
/** More are read one after the other sooner than looked up one by one. */
const MANY = 20_000;

/** Prepares the transaction for a search of a survey's comments. It only chooses a way: what is found is one statement's, of one moment. */
export async function seekWords(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  surveyId: string,
  words: readonly string[],
): Promise<WordWay> {
  if (words.length === 0) return "scan";
  const { rows } = await tx.execute<{ words: string[]; waiting: number }>(sql`
    select array(select lower(word) from unnest(${sql.param([...words])}::text[]) as word) as words,
      (select count(*)::int from (
        select from comment_change where workspace_id = ${workspaceId} limit ${MOST_WAITING + 1}) as some_of_them) as waiting`);
  const [{ words: lowered, waiting } = { words: [], waiting: 0 }] = rows;
  const sought = gramsSought(surveyId, lowered);
  if (sought.length === 0 || waiting > MOST_WAITING) return "scan";
  // Never from end to end, whatever a guess promises (0120).
  await tx.execute(
    sql`select set_config('app.search', ${`{${sought.join(",")}}`}, true), set_config('enable_seqscan', 'off', true)`,
  );
  const filed = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (select from comment_gram where workspace_id = ${workspaceId} limit ${MANY + 1}) as some_of_them`);
  const n = filed.rows[0]?.n ?? 0;
  if (n > MANY) return "scan";
  return n > COMMON ? "common" : "filed";
}

/**
 * The responses whose comments may say what {@link seekWords} was asked for: all that do and some that do not, which are to be read.
 * As one array, so that they lead the primary key of whatever is asked by them.
 */
export function mayHaveWords({ workspaceId }: WorkspaceScope): SQL {
  return sql`any(array(
    select g.response_id from comment_gram g where g.workspace_id = ${workspaceId}
    union all select u.response_id from comment_change u where u.workspace_id = ${workspaceId}))`;
}

/** Whether an answer's text says them all, in whatever case and also within words. */
export function saysWords(alias: string, words: readonly string[]): SQL {
  const text = sql.raw(`${alias}.text`);
  const said = words.map((word) => sql`${text} ilike ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  return sql.join(said, sql` and `);
}

/** Whether an answer is a comment that stands. */
export function isComment(alias: string): SQL {
  return sql.raw(`${alias}.text is not null and ${alias}.kind <> 'email' and ${alias}.state <> 5`);
}
