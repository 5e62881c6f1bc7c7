import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Why scores of a closed period's days changed after it was closed. */
export type RestatementCause =
  | "later"
  | "imported"
  | "import_undone"
  | "deleted"
  | "moved"
  | "corrected"
  | "regrouped"
  | "excluded"
  | "held"
  | "replaced"
  | "released"
  | "restored"
  | "counts_again";

/** Scores of one question that changed alike within one local day, by one import or by hand. */
export interface Restated {
  readonly day: string;
  readonly first: Date;
  readonly last: Date;
  readonly cause: RestatementCause;
  readonly importId: string | null;
  readonly fileName: string | null;
  readonly surveyId: string;
  readonly questionId: string;
  readonly series: number;
  readonly bucketBefore: number | null;
  readonly bucketAfter: number | null;
  readonly n: number;
  /** The first of them. */
  readonly responseIds: readonly string[];
}

/** What changed in a closed period's days since it was closed, in the order in which it happened. */
export async function listRestatements(
  tx: Tx,
  scope: WorkspaceScope,
  periodId: string,
  zone: string,
): Promise<Restated[]> {
  const reply = await tx.execute<Restated & { first: string; last: string } & Record<string, unknown>>(sql`
    select (r.at at time zone ${zone})::date::text as day, min(r.at)::text as first, max(r.at)::text as last, r.cause,
      r.import_id as "importId", i.file_name as "fileName", r.survey_id as "surveyId", r.question_id as "questionId",
      r.series, r.bucket_before as "bucketBefore", r.bucket_after as "bucketAfter", sum(r.n)::int as n,
      (array_agg(r.response_ids[1] order by r.id))[1:20] as "responseIds"
    from restatement r left join import i on i.workspace_id = r.workspace_id and i.id = r.import_id
    where r.workspace_id = ${scope.workspaceId} and r.period_id = ${periodId}
    group by 1, r.cause, r.import_id, i.file_name, r.survey_id, r.question_id, r.series, r.bucket_before, r.bucket_after
    order by min(r.id)`);
  return reply.rows.map((row) => ({ ...row, first: new Date(row.first), last: new Date(row.last) }));
}

/** How many rows of one kind were added, or changed, since a closing, among those that its days are told of. */
export interface ChangedRecords {
  readonly record: "interactions" | "stays" | "reviews" | "invitations";
  readonly added: number;
  readonly changed: number;
}

/** Customers' spells, interactions, reviews and invitations of some days that were stored or changed after an instant. */
export async function countChangedRecords(
  tx: Tx,
  scope: WorkspaceScope,
  { from, to, since }: { readonly from: string; readonly to: string; readonly since: Date },
): Promise<ChangedRecords[]> {
  const own = sql`workspace_id = ${scope.workspaceId}`;
  const at = since.toISOString();
  const counts = sql`count(*) filter (where created_at > ${at})::int as added,
    count(*) filter (where created_at <= ${at})::int as changed`;
  const reply = await tx.execute<{ [Name in keyof ChangedRecords]: ChangedRecords[Name] }>(sql`
    select 'interactions' as record, ${counts} from interaction where ${own} and updated_at > ${at}
      and (day between ${from} and ${to} or first_solved_day between ${from} and ${to} or solved_day between ${from} and ${to})
    union all
    select 'stays', count(*) filter (where created_at > ${at})::int, count(*) filter (where created_at <= ${at})::int from (
      select created_at from subscription where ${own} and updated_at > ${at}
        and start_day <= ${to} and (end_day is null or end_day >= ${from})
      union all select created_at from purchase where ${own} and created_at > ${at} and day <= ${to}) spells
    union all
    select 'reviews', ${counts} from quality_review where ${own} and updated_at > ${at} and day between ${from} and ${to}
    union all
    select 'invitations', count(*)::int, 0 from invitation where ${own} and created_at > ${at} and day between ${from} and ${to}`);
  return reply.rows.filter(({ added, changed }) => added + changed > 0);
}
