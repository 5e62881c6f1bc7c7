import { type SQL, sql } from "drizzle-orm";
import type { CustomerGroup, RevenueStep } from "@/db/queries/staying/customer-group";
import { lastAnswers } from "@/db/queries/staying/last-answers";
import { leavingReason } from "@/db/queries/staying/leaving-reason";
import { payingAt, peopleAt } from "@/db/queries/staying/people-at";
import { monthNumber, monthStart } from "@/db/queries/staying/period-marks";
import { MOST_POOR, poorOf } from "@/db/queries/staying/read-poor-experiences";
import { STRIPE_DAYS } from "@/db/queries/staying/read-stripe-churn";
import { revenueBetween } from "@/db/queries/staying/revenue-between";
import { stayFilter } from "@/db/queries/staying/stay-filter";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";

/** What a group is listed with: its currency, and the workspace's day. */
export interface GroupContext {
  readonly currency: string | null;
  readonly today: string;
}

/**
 * The customers of a group as a query: `customer_id`; `stay_from`, the stay that it speaks of where somebody may stand in it
 * twice; and `amount` in hundredths a month: what they pay, or by how much that changed. Each kind asks the conditions that
 * its number is counted by, so that a number and its list never differ.
 */
export function groupMembers(scope: WorkspaceScope, group: CustomerGroup, context: GroupContext): SQL {
  switch (group.kind) {
    case "balance":
      return balanceMembers(scope, group);
    case "events":
      return eventMembers(scope, group);
    case "reason":
      return reasonMembers(scope, group);
    case "revenue":
      return revenueMembers(scope, group, context);
    case "cohort":
      return cohortMembers(scope, group);
    case "last":
      return lastMembers(scope, group, context);
    case "poor":
      return poorMembers(scope, group, context);
  }
}

type Of<Kind extends CustomerGroup["kind"]> = Extract<CustomerGroup, { kind: Kind }>;

const NO_STAY = sql`null::date as stay_from`;
const NO_AMOUNT = sql`null::bigint as amount`;

function balanceMembers({ workspaceId }: WorkspaceScope, { step, from, to, filter }: Of<"balance">): SQL {
  const end = addDays(to, 1);
  const there = (day: string) => sql`bool_or(s.from_day < ${day} and (s.until_day is null or s.until_day >= ${day}))`;
  const [atStart, atEnd, known] = [there(from), there(end), sql`min(s.from_day) < ${from}`];
  const which = {
    start: atStart,
    new: sql`${atEnd} and not (${known})`,
    back: sql`${atEnd} and ${known} and not ${atStart}`,
    left: sql`${atStart} and not ${atEnd}`,
    stayed: sql`${atStart} and ${atEnd}`,
    end: atEnd,
  };
  return sql`
    select s.customer_id, ${NO_STAY}, ${NO_AMOUNT} from customer_stay s
    where s.workspace_id = ${workspaceId} and s.from_day < ${end} ${stayFilter(filter, null)}
    group by s.customer_id having ${which[step]}`;
}

function eventMembers({ workspaceId }: WorkspaceScope, { step, to, filter }: Of<"events">): SQL {
  const end = addDays(to, 1);
  const start = addDays(end, -STRIPE_DAYS);
  const left = sql`s.until_day >= ${start} and s.until_day < ${end}`;
  const stayed = sql`s.until_day is null or s.until_day >= ${end}`;
  const which = { left, stayed, counted: sql`${left} or ${stayed}` };
  return sql`
    select s.customer_id, s.from_day as stay_from, ${NO_AMOUNT} from customer_stay s
    where s.workspace_id = ${workspaceId} and s.from_day < ${end} and (${which[step]})
      ${stayFilter(filter, null)}`;
}

function reasonMembers(scope: WorkspaceScope, { reason, from, to, filter }: Of<"reason">): SQL {
  return sql`
    select s.customer_id, s.from_day as stay_from, ${NO_AMOUNT}
    from customer_stay s ${leavingReason(scope)}
    where s.workspace_id = ${scope.workspaceId} and s.until_day >= ${from} and s.until_day < ${addDays(to, 1)}
      and r.reason is not distinct from ${reason}::text ${stayFilter(filter, null)}`;
}

const OF_STEP: Readonly<Record<RevenueStep, { of: SQL; amount: SQL }>> = {
  start: { of: sql`c.before > 0`, amount: sql`c.before` },
  new: { of: sql`c.before = 0 and c.after > 0 and not c.known`, amount: sql`c.after` },
  back: { of: sql`c.before = 0 and c.after > 0 and c.known`, amount: sql`c.after` },
  more: { of: sql`c.before > 0 and c.after > c.before`, amount: sql`c.after - c.before` },
  less: { of: sql`c.after > 0 and c.after < c.before`, amount: sql`c.after - c.before` },
  lost: { of: sql`c.before > 0 and c.after = 0`, amount: sql`-c.before` },
  end: { of: sql`c.after > 0`, amount: sql`c.after` },
};

function revenueMembers(scope: WorkspaceScope, { step, from, to, filter }: Of<"revenue">, { currency }: GroupContext) {
  const { of, amount } = OF_STEP[step];
  return sql`
    select c.customer_id, ${NO_STAY}, (${amount})::bigint as amount
    from (${revenueBetween(scope, currency ?? "", filter, [{ from, to: addDays(to, 1) }])}) as c
    where ${of}`;
}

function cohortMembers({ workspaceId }: WorkspaceScope, { month, later, filter }: Of<"cohort">): SQL {
  const first = monthNumber(month);
  const [next, seen, after] = [monthStart(first + 1), monthStart(first + later), monthStart(first + later + 1)];
  return sql`
    select s.customer_id, ${NO_STAY}, ${NO_AMOUNT} from customer_stay s
    where s.workspace_id = ${workspaceId} ${stayFilter(filter, null)}
    group by s.customer_id
    having min(s.from_day) >= ${monthStart(first)} and min(s.from_day) < ${next}
      and bool_or(s.from_day < ${after} and (s.until_day is null or s.until_day > ${seen}))`;
}

function lastMembers(scope: WorkspaceScope, { day, last, leftWithin, filter }: Of<"last">, context: GroupContext): SQL {
  const left = sql`and t.until_day <= ${context.today} and t.until_day - ${day}::date <= ${leftWithin ?? 0}::int`;
  return sql`
    with ${peopleAt(scope, day, filter)}, ${payingAt(scope, day, context.currency)}, ${lastAnswers(scope, day)}
    select t.customer_id, ${NO_STAY}, coalesce(p.mrr, 0) as amount
    from there t join last_answer l on l.customer_id = t.customer_id
    left join paying p on p.customer_id = t.customer_id
    where l.last = any(${`{${last.join(",")}}`}::text[]) ${leftWithin === null ? sql`` : left}`;
}

function poorMembers(scope: WorkspaceScope, { day, poor, stayedFor, filter }: Of<"poor">, context: GroupContext): SQL {
  const stayed = sql`and (t.until_day is null or t.until_day > ${day}::date + ${stayedFor ?? 0}::int)`;
  return sql`
    with ${peopleAt(scope, day, filter)}, ${payingAt(scope, day, context.currency)}, ${poorOf(scope, day)}
    select t.customer_id, ${NO_STAY}, coalesce(m.mrr, 0) as amount
    from there t left join poor p on p.whose = t.customer_id
    left join paying m on m.customer_id = t.customer_id
    where least(coalesce(p.poor, 0), ${MOST_POOR}) = ${poor} ${stayedFor === null ? sql`` : stayed}`;
}
