import { sql } from "drizzle-orm";
import { type Db, type Tx, withSnapshot, withTenant } from "@/db/client";
import {
  compareTallies,
  type Recount,
  rebuildTallies,
  type TallyDifference,
  type TallySlice,
} from "@/db/rollups/recount";
import { compareRevenue, rebuildRevenueTallies } from "@/db/rollups/recount-revenue";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";

/** Answers compared at once: bounds the server's memory and keeps each statement to seconds. */
const ANSWERS_AT_ONCE = 200_000;

export interface WorkspaceRecount extends Recount {
  /** The first of those that differ. */
  readonly differences: readonly TallyDifference[];
}

export interface RecountOptions {
  readonly signal: AbortSignal;
  /** Most differences that are told one by one; all are counted. */
  readonly most: number;
  /** Told before the first survey and after each. */
  readonly onProgress: (done: number, surveys: number) => Promise<void>;
}

/**
 * Compares all tallies of a workspace with its answers, survey by survey and slice by slice, and those of revenue with spells
 * and stays, all in one snapshot: answers that arrive meanwhile are neither waited for nor half seen.
 */
export function recountWorkspace(db: Db, scope: WorkspaceScope, options: RecountOptions): Promise<WorkspaceRecount> {
  const { signal, most, onProgress } = options;
  return withSnapshot(db, scope, async (tx) => {
    const surveys = await talliedSurveys(tx, scope);
    let tallies = 0;
    let differ = 0;
    const differences: TallyDifference[] = [];
    for (const [done, surveyId] of surveys.entries()) {
      await onProgress(done, surveys.length);
      for (const slice of await slicesOf(tx, scope, surveyId)) {
        signal.throwIfAborted();
        const found = await compareTallies(tx, scope, slice, most - differences.length);
        tallies += found.tallies;
        differ += found.differ;
        differences.push(...found.differences);
      }
    }
    const revenue = await compareRevenue(tx, scope, { signal, most: most - differences.length });
    tallies += revenue.tallies;
    differ += revenue.differ;
    differences.push(...revenue.differences);
    await onProgress(surveys.length, surveys.length);
    return { tallies, differ, differences };
  });
}

/** Sets all tallies of a workspace right, slice by slice, each in a transaction of its own, while answers come in. */
export async function rebuildWorkspace(db: Db, scope: WorkspaceScope, signal: AbortSignal): Promise<number> {
  let corrected = 0;
  for (const surveyId of await withTenant(db, scope, (tx) => talliedSurveys(tx, scope))) {
    for (const slice of await withTenant(db, scope, (tx) => slicesOf(tx, scope, surveyId))) {
      signal.throwIfAborted();
      corrected += await withTenant(db, scope, (tx) => rebuildTallies(tx, scope, slice));
    }
  }
  return corrected + (await rebuildRevenueTallies(db, scope, signal));
}

/** Every survey that has answers or tallies, also tallies that no survey stands behind. */
async function talliedSurveys(tx: Tx, scope: WorkspaceScope): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from survey where workspace_id = ${scope.workspaceId}
    union select survey_id from tally_delta where workspace_id = ${scope.workspaceId}
    union (with recursive found as (
      (select survey_id as id from tally_day where workspace_id = ${scope.workspaceId} order by survey_id limit 1)
      union all
      select (select t.survey_id from tally_day t where t.workspace_id = ${scope.workspaceId} and t.survey_id > f.id
        order by t.survey_id limit 1) from found f where f.id is not null
    ) select id from found where id is not null)
    order by 1`);
  return rows.map(({ id }) => id);
}

/** A survey's tallies in parts: question by question, and those of many answers by ranges of days. Nothing lies between two. */
async function slicesOf(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<TallySlice[]> {
  const own = sql`workspace_id = ${scope.workspaceId} and survey_id = ${surveyId}`;
  const next = (table: "answer" | "tally_day") => sql`(with recursive found as (
      (select question_id as id from ${sql.identifier(table)} where ${own} order by question_id limit 1)
      union all
      select (select t.question_id from ${sql.identifier(table)} t where ${own} and t.question_id > f.id
        order by t.question_id limit 1) from found f where f.id is not null
    ) select id from found where id is not null)`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    select ${COMPLETION} as id union select question_id from tally_delta where ${own}
    union ${next("answer")} union ${next("tally_day")} order by 1`);
  const slices: TallySlice[] = [];
  for (const { id: questionId } of rows) {
    const cuts = cutDays(await dayVolumes(tx, scope, surveyId, questionId));
    for (const [place, from] of [null, ...cuts].entries())
      slices.push({ surveyId, questionId, from, before: cuts[place] ?? null });
  }
  return slices;
}

/** How many answers each day has by its tally: where to cut, never what is right. */
async function dayVolumes(tx: Tx, scope: WorkspaceScope, surveyId: string, questionId: string) {
  const { rows } = await tx.execute<{ day: string; n: string }>(sql`
    select day::text as day, sum((select coalesce(sum(abs(n)), 0) from unnest(counts || held) as n)
      + missing + not_applicable + invalid + excluded + superseded) as n
    from tally_day where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and question_id = ${questionId}
      and dimension = '' group by day order by day`);
  return rows.map(({ day, n }) => ({ day, n: Number(n) }));
}

function cutDays(volumes: readonly { readonly day: string; readonly n: number }[]): string[] {
  const cuts: string[] = [];
  let held = 0;
  for (const { day, n } of volumes) {
    if (held > 0 && held + n > ANSWERS_AT_ONCE) {
      cuts.push(day);
      held = 0;
    }
    held += n;
  }
  return cuts;
}
