import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitedValue, joinInvited } from "@/db/queries/invitations/invited-group";
import { plannedAnew } from "@/db/queries/planned-anew";
import { type CountedBuckets, toTallies } from "@/db/rollups/tally-columns";
import type { WorkspaceScope } from "@/db/scope";
import type { AskedGroup } from "@/domain/metrics/nonresponse";
import type { Tally } from "@/domain/metrics/tally";

/** The invitations to one survey that were sent on these days, both included. */
export interface InvitedDays {
  readonly surveyId: string;
  readonly from: string;
  readonly to: string;
}

/** A group of those who were asked; null where nothing is known of them. */
export interface InvitedCount extends AskedGroup {
  readonly value: string | null;
}

/** Those who were asked by one attribute of theirs, the largest group first, who has none last. */
export interface InvitedDimension {
  readonly name: string;
  readonly groups: readonly InvitedCount[];
}

export interface InvitedCounts {
  readonly total: AskedGroup;
  readonly dimensions: readonly InvitedDimension[];
  /** Attributes with more values than can be told apart, such as a customer's number. */
  readonly wide: readonly string[];
  /** Attributes beyond those that are told. */
  readonly beyond: readonly string[];
}

const MOST_VALUES = 50;
const MOST_DIMENSIONS = 20;

/** As the response rate counts them: what bounced is not delivered, but where it was answered. */
const DELIVERED = sql`(i.bounced_at is null or i.answered_at is not null)`;

/**
 * Of how many who were asked how many answered, by everything that is known of them: attributes of the customers and of their
 * accounts and the language, as they are now, and the channel. Customers who are alike are counted as one before their
 * attributes are taken apart. Of more attributes than are told it tells `wanted` and those that are known of most.
 */
export async function readInvitedGroups(
  tx: Tx,
  scope: WorkspaceScope,
  { surveyId, from, to }: InvitedDays,
  wanted: string | null = null,
): Promise<InvitedCounts> {
  const reply = await plannedAnew(tx, () =>
    tx.execute<{ name: string; value: string | null; delivered: number; answered: number; values: number }>(sql`
      with alike as materialized (
        select coalesce(o.attributes, '{}') || coalesce(c.attributes, '{}') as attributes, c.locale, i.channel,
          count(*) as delivered, count(i.answered_at) as answered
        from invitation i ${joinInvited(scope)}
        where i.workspace_id = ${scope.workspaceId} and i.survey_id = ${surveyId}::uuid
          and i.day between ${from} and ${to} and ${DELIVERED}
        group by 1, 2, 3
      ), apart as (
        select '' as name, null as value, delivered, answered from alike
        union all select '@channel', channel, delivered, answered from alike
        union all select '@lang', locale, delivered, answered from alike where locale is not null
        union all select a.key, a.value, delivered, answered from alike, jsonb_each_text(attributes) as a
          where a.key not in ('', '@channel', '@lang')
      ), counted as (
        select name, value, sum(delivered)::int as delivered, sum(answered)::int as answered from apart group by 1, 2
      ), ordered as (
        select *, row_number() over (partition by name order by delivered desc, value) as place,
          count(*) over (partition by name)::int as values from counted
      )
      select name, value, delivered, answered, values from ordered where place <= ${MOST_VALUES} order by name, place`),
  );
  const total = reply.rows.find(({ name }) => name === "") ?? { delivered: 0, answered: 0 };
  const names = [...new Set(reply.rows.map(({ name }) => name))].filter((name) => name !== "");
  const all = names.map((name) => {
    const rows = reply.rows.filter((row) => row.name === name);
    return { name, groups: withUnknown(rows, total), wide: (rows[0]?.values ?? 0) > MOST_VALUES };
  });
  const known = all
    .filter(({ wide, groups }) => !wide && groups.length > 1)
    .sort((a, b) => Number(b.name === wanted) - Number(a.name === wanted) || knownOf(b) - knownOf(a));
  return {
    total: { delivered: total.delivered, answered: total.answered },
    dimensions: known.slice(0, MOST_DIMENSIONS).map(({ name, groups }) => ({ name, groups })),
    wide: all.filter(({ wide }) => wide).map(({ name }) => name),
    beyond: known.slice(MOST_DIMENSIONS).map(({ name }) => name),
  };
}

function withUnknown(rows: readonly InvitedCount[], total: AskedGroup): InvitedCount[] {
  const groups = rows.map(({ value, delivered, answered }) => ({ value, delivered, answered }));
  const left = (of: keyof AskedGroup) => total[of] - groups.reduce((sum, group) => sum + group[of], 0);
  const unknown = { value: null, delivered: left("delivered"), answered: left("answered") };
  return unknown.delivered > 0 ? [...groups, unknown] : groups;
}

function knownOf({ groups }: Pick<InvitedDimension, "groups">): number {
  return groups.reduce((sum, { value, delivered }) => (value === null ? sum : sum + delivered), 0);
}

/** What those of one group answered to one question, by series. */
export interface InvitedTally {
  readonly value: string | null;
  readonly series: number;
  readonly tally: Tally;
}

/**
 * The answers that these invitations led to, by one attribute of who was asked. A response that several of them name counts
 * once, for the latest.
 */
export async function readInvitedTallies(
  tx: Tx,
  scope: WorkspaceScope,
  { surveyId, from, to }: InvitedDays,
  { questionId, dimension }: { readonly questionId: string; readonly dimension: string },
): Promise<InvitedTally[]> {
  const reply = await plannedAnew(tx, () =>
    tx.execute<TallyRow>(sql`
      with led as (
        select distinct on (i.response_id) i.response_id, ${invitedValue(dimension)} as value
        from invitation i ${joinInvited(scope)}
        where i.workspace_id = ${scope.workspaceId} and i.survey_id = ${surveyId}::uuid
          and i.day between ${from} and ${to} and i.response_id is not null and ${DELIVERED}
        order by i.response_id, i.sent_at desc, i.id
      )
      select led.value, a.series, a.bucket, count(*)::text as sums
      from led join answer a on a.workspace_id = ${scope.workspaceId} and a.response_id = led.response_id
        and a.question_id = ${questionId} and a.bucket is not null
      group by 1, 2, 3 order by 1, 2, 3`),
  );
  const keyOf = ({ value, series }: TallyRow) => JSON.stringify([value, series]);
  return toTallies(reply.rows, keyOf).map(({ row, tally }) => ({ value: row.value, series: row.series, tally }));
}

interface TallyRow extends CountedBuckets, Record<string, unknown> {
  readonly value: string | null;
  readonly series: number;
}
