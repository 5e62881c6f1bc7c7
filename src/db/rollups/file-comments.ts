import { type SQL, sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { ANSWER_STATES } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import { gramsOf } from "@/domain/search/grams";

/**
 * Files the words of responses whose comments were just counted, as they stand now, so that a search finds them by an index; what
 * has none any more is filed no longer. In the caller's transaction, which holds the lock of `countComments`.
 */
export async function fileComments(tx: Tx, scope: WorkspaceScope, responseIds: readonly string[]): Promise<void> {
  const { workspaceId } = scope;
  const ids = [...new Set(responseIds)];
  if (ids.length === 0) return;
  // In small letters as the server makes them: by these it compares when a match is read again.
  const { rows } = await tx.execute<{ id: string; survey: string; text: string }>(sql`
    select response_id as id, survey_id as survey, lower(text) as text from answer
    where workspace_id = ${workspaceId} and response_id = any(${uuidArray(ids)}) and text is not null
      and kind <> 'email' and state <> ${ANSWER_STATES.offPath}`);
  const texts = new Map<string, { survey: string; texts: string[] }>();
  for (const { id, survey, text } of rows) {
    const known = texts.get(id);
    if (known) known.texts.push(text);
    else texts.set(id, { survey, texts: [text] });
  }
  const filed = [...texts.keys()];
  const grams = [...texts.values()].map((one) => `{${gramsOf(one.survey, one.texts).join(",")}}`);
  const silent = ids.filter((id) => !texts.has(id));
  await unfileComments(tx, scope, sql`response_id = any(${uuidArray(silent)})`);
  await tx.execute(sql`
    insert into comment_gram as g (workspace_id, response_id, grams)
    select ${workspaceId}, f.id, f.grams::integer[] from unnest(${uuidArray(filed)}, ${sql.param(grams)}::text[]) as f (id, grams)
    on conflict (workspace_id, response_id) do update set grams = excluded.grams where g.grams <> excluded.grams`);
}

/** Takes the filed words of some responses away, at once: whoever erases waits for no worker. */
export async function unfileComments(tx: Tx, { workspaceId }: WorkspaceScope, which: SQL): Promise<void> {
  await tx.execute(sql`select set_config('app.search', '{}', true)`);
  await tx.execute(sql`delete from comment_gram where workspace_id = ${workspaceId} and ${which}`);
}

/**
 * Has the worker file what is missing of a workspace's comments, survey by survey; says how many. What changed and was not looked at
 * yet waits anyhow.
 */
export async function refileComments(db: Db, scope: WorkspaceScope, signal: AbortSignal): Promise<number> {
  const { workspaceId } = scope;
  const surveys = await withTenant(db, scope, (tx) =>
    tx.execute<{ id: string }>(sql`select id from survey where workspace_id = ${workspaceId} order by id`),
  );
  let missing = 0;
  for (const { id } of surveys.rows) {
    signal.throwIfAborted();
    missing += await withTenant(db, scope, async (tx) => {
      await tx.execute(sql`select set_config('app.search', '{}', true), set_config('statement_timeout', '60s', true)`);
      const { rowCount } = await tx.execute(sql`
        insert into comment_change (workspace_id, response_id)
        select distinct a.workspace_id, a.response_id from answer a
        where a.workspace_id = ${workspaceId} and a.survey_id = ${id} and a.text is not null and a.kind <> 'email'
          and a.state <> ${ANSWER_STATES.offPath}
          and not exists (select from comment_gram g where g.workspace_id = a.workspace_id and g.response_id = a.response_id)
          and not exists (select from comment_change c where c.workspace_id = a.workspace_id and c.response_id = a.response_id)`);
      return rowCount ?? 0;
    });
  }
  return missing;
}
