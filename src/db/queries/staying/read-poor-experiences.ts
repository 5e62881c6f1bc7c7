import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { payingAt, peopleAt, REMEMBERED_DAYS } from "@/db/queries/staying/people-at";
import { everyPoorExperience, lowestScores } from "@/db/queries/staying/poor-experiences";
import type { WorkspaceScope } from "@/db/scope";

/** From so many on they count as one group. */
export const MOST_POOR = 3;

/** Customers of a landmark day with so many poor experiences in the year before it, and how many left within each horizon. */
export interface PoorGroup {
  /** 0, 1, 2, or 3 for three and more. */
  readonly poor: number;
  readonly n: number;
  /** By horizon, in the order asked. */
  readonly left: readonly number[];
}

/** Somebody with three poor experiences or more. */
export interface PoorCustomer {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly poor: number;
  readonly badAnswers: number;
  readonly missedPromises: number;
  readonly reopened: number;
  /** What they pay a month, in hundredths; 0 where they pay nothing known. */
  readonly mrr: number;
}

type Query = Pick<OperationRequest, "filter"> & { readonly landmark: string };

/**
 * How many customers of the landmark day had 0, 1, 2 or three and more poor experiences in the year before it, and how many
 * of them left within each number of days after it. A poor experience is an answer in the lowest band of its scale, or an
 * interaction in which a promise was missed or that was reopened: one interaction is one experience, whatever went wrong.
 */
export async function readPoorGroups(
  tx: Tx,
  scope: WorkspaceScope,
  { horizons, ...query }: Query & { readonly horizons: readonly number[] },
): Promise<PoorGroup[]> {
  const lefts = horizons.map(
    (days) => sql`count(*) filter (where t.until_day <= ${query.landmark}::date + ${days}::int)::int`,
  );
  const reply = await tx.execute<{ poor: number; n: number; left: number[] }>(sql`
    with ${peopleAt(scope, query.landmark, query.filter)}, ${poorOf(scope, query.landmark)}
    select least(coalesce(p.poor, 0), ${MOST_POOR})::int as poor, count(*)::int as n,
      array[${sql.join(lefts, sql`, `)}]::int[] as left
    from there t left join poor p on p.whose = t.customer_id
    group by 1 order by 1`);
  return reply.rows;
}

/** Who has had three or more in the year to the day, those who pay most first, with how many they are and pay in all. */
export async function listPoorCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  { currency, limit, ...query }: Query & { readonly currency: string | null; readonly limit: number },
): Promise<{ customers: PoorCustomer[]; total: number; mrr: number }> {
  const reply = await tx.execute<PoorRow>(sql`
    with ${peopleAt(scope, query.landmark, query.filter)}, ${payingAt(scope, query.landmark, currency)},
    ${poorOf(scope, query.landmark)}
    select c.id, c.external_id, c.name, p.poor::int, p.bad_answers::int, p.missed::int, p.reopened::int,
      coalesce(m.mrr, 0)::text as mrr, count(*) over ()::int as total, coalesce(sum(m.mrr) over (), 0)::text as whole
    from poor p
    join customer c on c.workspace_id = ${scope.workspaceId} and c.id = p.whose
    left join paying m on m.customer_id = p.whose
    where p.poor >= ${MOST_POOR}
    order by coalesce(m.mrr, 0) desc, p.poor desc, c.external_id limit ${limit}`);
  return {
    total: reply.rows[0]?.total ?? 0,
    mrr: Number(reply.rows[0]?.whole ?? 0),
    customers: reply.rows.map((row) => ({
      id: row.id,
      externalId: row.external_id,
      name: row.name,
      poor: row.poor,
      reopened: row.reopened,
      badAnswers: row.bad_answers,
      missedPromises: row.missed,
      mrr: Number(row.mrr),
    })),
  };
}

interface PoorRow extends Record<string, unknown> {
  readonly id: string;
  readonly external_id: string;
  readonly name: string;
  readonly poor: number;
  readonly bad_answers: number;
  readonly missed: number;
  readonly reopened: number;
  readonly mrr: string;
  readonly total: number;
  readonly whole: string;
}

/** `poor`, a step after those of `peopleAt`: for whom, how many in all, and of each kind. */
export function poorOf(scope: WorkspaceScope, landmark: string): SQL {
  const until = sql`${landmark}::date`;
  return sql`${lowestScores()}, ${everyPoorExperience(scope, { after: sql`${until} - ${REMEMBERED_DAYS}::int`, until })}, poor as (
      select whose, count(*) as poor, sum(answers) as bad_answers, sum(missed) as missed, sum(reopened) as reopened
      from experience group by 1
    )`;
}
