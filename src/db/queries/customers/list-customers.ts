import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CustomerGroup } from "@/db/queries/staying/customer-group";
import { type GroupContext, groupMembers } from "@/db/queries/staying/group-members";
import { stayOwners } from "@/db/queries/staying/stay-owners";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Whether somebody is a customer now, was one, or never had a contract or bought anything; or is known by nothing but what
 * unsigned links said: these are listed where they are asked for, or found by a search.
 */
export const STANDINGS = ["active", "left", "never", "claimed"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface CustomersQuery {
  /** What a name, its last word, an e-mail address or an id begins with; "" is everybody. */
  readonly search: string;
  readonly standing: Standing | null;
  /** The plan that their last stay began with. */
  readonly plan: string | null;
  /** Those behind one number, with what they are listed by; null: all. */
  readonly group: (GroupContext & { readonly of: CustomerGroup }) | null;
  /** The row after which the page begins; null: the first. */
  readonly after: CustomerPlace | null;
  readonly limit: number;
  /** The workspace's local day now. */
  readonly today: string;
}

/** Where a row stands in the list: the highest amount first, then those made known last. */
interface CustomerPlace {
  readonly amount: number;
  readonly id: string;
  readonly stay: string;
}

export interface ListedCustomer extends Record<string, unknown> {
  readonly id: string;
  readonly externalId: string;
  /** `erased`: who still counts, and of whom nothing is known. */
  readonly kind: "person" | "account" | "erased";
  readonly name: string;
  readonly email: string | null;
  /** Their last stay; null where there is none. */
  readonly fromDay: string | null;
  readonly untilDay: string | null;
  readonly plan: string | null;
  /** Hundredths a month of the spells that run, where they are in one currency. */
  readonly mrr: number | null;
  readonly currency: string | null;
  /** Their last counted score, on which scale and when. */
  readonly scale: string | null;
  readonly score: number | null;
  readonly scoredAt: string | null;
  /** An unsigned link said that it is theirs; null where there is none. */
  readonly scoreClaimed: boolean | null;
  /** What the group counts of them, in hundredths a month; null where it counts heads. */
  readonly amount: number | null;
  readonly place: CustomerPlace;
}

/** A page of customers, those made known last first; of a group with amounts the highest of them first. */
export async function listCustomers(tx: Tx, scope: WorkspaceScope, query: CustomersQuery): Promise<ListedCustomer[]> {
  const { workspaceId } = scope;
  const { today } = query;
  const theirs = stayOwners(workspaceId, sql`p.id`);
  const reply = await tx.execute<ListedCustomer>(sql`
    with ${query.group === null ? everybody(workspaceId, query) : membersOf(scope, query, query.group)}
    select p.id, p.external_id as "externalId", p.kind, p.name, p.email, s.from_day as "fromDay", s.until_day as "untilDay",
      s.plan, m.mrr::float8 as mrr, m.currency, a.scale, a.score, a.at as "scoredAt", a.claimed as "scoreClaimed", p.amount::float8 as amount,
      jsonb_build_object('amount', p.rank, 'id', p.id, 'stay', coalesce(p.stay_from::text, '')) as place
    from page p
    left join lateral (
      select s.from_day, s.until_day, s.dim_values[array_position(s.dim_names, 'plan')] as plan
      from (${theirs}) o join customer_stay s on s.workspace_id = ${workspaceId} and s.customer_id = o.id
      where s.from_day <= ${today}::date and (p.stay_from is null or s.from_day = p.stay_from)
      order by s.from_day desc limit 1) s on true
    left join lateral (
      select sum(b.mrr) as mrr, min(b.currency) as currency
      from (${theirs}) o join subscription b on b.workspace_id = ${workspaceId} and b.customer_id = o.id
      where b.start_day <= ${today}::date and (b.end_day is null or b.end_day > ${today}::date) and b.mrr is not null
      having count(distinct b.currency) <= 1 and count(*) > 0) m on true
    left join lateral (
      select n.score, e.scale, r.answered_at as at, is_claimed(r.identity) as claimed from response r
      join answer n on n.workspace_id = r.workspace_id and n.response_id = r.id and n.score is not null
        and n.kind in ('nps', 'csat', 'ces')
      join series e on e.workspace_id = n.workspace_id and e.survey_id = n.survey_id
        and e.question_id = n.question_id and e.ordinal = n.series
      where r.workspace_id = ${workspaceId} and r.customer_id = p.id and r.state = 'counted'
      order by r.answered_at desc, n.question_id limit 1) a on true
    order by p.rank desc, p.id desc, p.stay_from desc nulls last`);
  return reply.rows;
}

/** How many rows a group has, and what they amount to; the list's other choices narrow nothing here. */
export async function countGroup(
  tx: Tx,
  scope: WorkspaceScope,
  { of, ...context }: NonNullable<CustomersQuery["group"]>,
): Promise<{ rows: number; amount: number | null }> {
  const reply = await tx.execute<{ rows: number; amount: number | null }>(sql`
    select count(*)::int as rows, sum(g.amount)::float8 as amount from (${groupMembers(scope, of, context)}) as g`);
  return reply.rows[0] ?? { rows: 0, amount: null };
}

/** `page`: some of all customers, led by the key of the table. */
function everybody(workspaceId: string, query: CustomersQuery): SQL {
  return sql`page as materialized (
      select c.id, c.external_id, c.kind, c.name, c.email, null::date as stay_from, null::bigint as amount, 0 as rank
      from customer c
      where c.workspace_id = ${workspaceId} and c.kind <> 'erased'
        ${query.after === null ? sql`` : sql`and c.id < ${query.after.id}::uuid`} ${narrowed(workspaceId, query)}
      order by c.id desc limit ${query.limit}
    )`;
}

/** `page`: some of a group. Who was erased stands in it, because they count. */
function membersOf(scope: WorkspaceScope, query: CustomersQuery, group: NonNullable<CustomersQuery["group"]>): SQL {
  const { after } = query;
  const place = sql`abs(coalesce(g.amount, 0)), c.id, coalesce(g.stay_from::text, '')`;
  const { of, ...context } = group;
  return sql`members as materialized (${groupMembers(scope, of, context)}), page as materialized (
      select c.id, c.external_id, c.kind, c.name, c.email, g.stay_from, g.amount, abs(coalesce(g.amount, 0)) as rank
      from members g join customer c on c.workspace_id = ${scope.workspaceId} and c.id = g.customer_id
      where true ${after === null ? sql`` : sql`and (${place}) < (${after.amount}::bigint, ${after.id}::uuid, ${after.stay})`}
        ${narrowed(scope.workspaceId, query)}
      order by abs(coalesce(g.amount, 0)) desc, c.id desc, g.stay_from desc nulls last limit ${query.limit}
    )`;
}

function narrowed(workspaceId: string, query: CustomersQuery): SQL {
  return sql`${searched(workspaceId, query.search)} ${standingIs(workspaceId, query)} ${planIs(workspaceId, query.plan)}
    ${claimIs(query)}`;
}

/** A script can claim names without end: they push nobody off the list. */
function claimIs({ standing, search }: CustomersQuery): SQL {
  if (standing === "claimed") return sql`and c.claimed`;
  return search === "" ? sql`and not c.claimed` : sql``;
}

/** Text comparisons lead an index under row level security (decision 0079); a pattern would not. */
function searched(workspaceId: string, text: string): SQL {
  const begin = text.trim().toLowerCase();
  if (begin === "") return sql``;
  // Past every character that may follow.
  const end = `${begin}\u{10FFFF}`;
  const begins = (of: SQL) => sql`
    select id from customer where workspace_id = ${workspaceId} and ${of} >= ${begin} and ${of} < ${end}`;
  return sql`and c.id in (
    ${begins(sql`lower(name) collate "C"`)}
    union ${begins(sql`lower(regexp_replace(name, '^.*\\s', '')) collate "C"`)}
    union ${begins(sql`lower(email) collate "C"`)}
    union ${begins(sql`lower(external_id) collate "C"`)})`;
}

function standingIs(workspaceId: string, { standing, today }: CustomersQuery): SQL {
  if (standing === null || standing === "claimed") return sql``;
  const stay = (more: SQL) => sql`exists (
    select 1 from (${stayOwners(workspaceId, sql`c.id`)}) o
    join customer_stay s on s.workspace_id = ${workspaceId} and s.customer_id = o.id ${more})`;
  const now = stay(sql`and s.from_day <= ${today}::date and (s.until_day is null or s.until_day > ${today}::date)`);
  if (standing === "active") return sql`and ${now}`;
  return standing === "left" ? sql`and not ${now} and ${stay(sql``)}` : sql`and not ${stay(sql``)}`;
}

function planIs(workspaceId: string, plan: string | null): SQL {
  if (plan === null) return sql``;
  return sql`and ${plan} = (
    select s.dim_values[array_position(s.dim_names, 'plan')]
    from (${stayOwners(workspaceId, sql`c.id`)}) o
    join customer_stay s on s.workspace_id = ${workspaceId} and s.customer_id = o.id order by s.from_day desc limit 1)`;
}

/** How many are known by claims alone; counted up to one more than `most`. */
export async function countClaimed(tx: Tx, scope: WorkspaceScope, most: number): Promise<number> {
  const reply = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select from customer where workspace_id = ${scope.workspaceId} and claimed limit ${most + 1}) as them`);
  return reply.rows[0]?.n ?? 0;
}

/** Whether the workspace knows anybody. */
export async function hasCustomers(tx: Tx, scope: WorkspaceScope): Promise<boolean> {
  const reply = await tx.execute(sql`
    select 1 from customer where workspace_id = ${scope.workspaceId} and kind <> 'erased' limit 1`);
  return reply.rows.length > 0;
}
