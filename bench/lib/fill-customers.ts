import { sql } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { rebuildRevenue } from "@/db/rollups/rebuild-revenue";
import type { WorkspaceScope } from "@/db/scope";
import { secondsOf } from "./grow";
import { publishNps } from "./own-database";

const BATCH = 20_000;

/**
 * Three years of customers on five plans: a third has left, one in twenty of those came back; a fifth said in a survey how
 * likely they recommend, a quarter had an interaction, of which some were reopened or late. One in four pays more after
 * 200 days. Returns the seconds that writing their stays took, and those that writing what they pay took.
 */
export async function fillCustomers(
  app: Db,
  scope: WorkspaceScope,
  { size, today }: { readonly size: number; readonly today: string },
): Promise<{ stays: number; revenue: number }> {
  const survey = await publishNps(app, scope, "Bench");
  const { workspaceId } = scope;
  await withTenant(app, scope, (tx) =>
    tx.execute(sql`
      with policy as (
        insert into sla_policy (workspace_id, id, name) values (${workspaceId}, ${workspaceId}, 'All') returning id
      )
      insert into sla_policy_version (workspace_id, policy_id, version, active, position, conditions, soon_kind, soon_amount, valid_from)
      select ${workspaceId}::uuid, id, 1, true, 0, '{}', 'share', 20, timestamptz '2020-01-01' from policy`),
  );
  const seconds = { stays: 0, revenue: 0 };
  for (let from = 0; from < size; from += BATCH) {
    const to = Math.min(size, from + BATCH) - 1;
    await withTenant(app, scope, async (tx) => {
      await tx.execute(sql`
        create temporary table life on commit drop as
        select gen_random_uuid() as id, n, array['country', 'plan'] as names,
          array[(array['DE', 'FR', 'GB'])[1 + n % 3], (array['Solo', 'Duo', 'Team', 'Company', 'Group'])[1 + n % 5]] as dims,
          date '2023-07-01' + ((n::bigint * 7919) % 1090)::int as came, 20 + ((n::bigint * 104729) % 700)::int as lasted,
          null::date as went
        from generate_series(${from}::int, ${to}::int) n`);
      await tx.execute(sql`update life set went = came + lasted where n % 3 = 0 and came + lasted < ${today}::date`);
      await tx.execute(sql`
        insert into customer (workspace_id, id, external_id) select ${workspaceId}::uuid, id, 'c' || n from life`);
      await tx.execute(sql`
        with paying as (select life.*, n % 4 = 0 and coalesce(went > came + 200, true) as more from life)
        insert into subscription (workspace_id, id, customer_id, external_id, start_day, end_day, mrr, currency, plan)
        select ${workspaceId}::uuid, gen_random_uuid(), id, 's' || n, came, case when more then came + 200 else went end,
          3900 + n % 5 * 1000, 'EUR', dims[2] from paying
        union all
        select ${workspaceId}::uuid, gen_random_uuid(), id, 'u' || n, came + 200, went, 4900 + n % 5 * 1000, 'EUR', dims[2]
        from paying where more
        union all
        select ${workspaceId}::uuid, gen_random_uuid(), id, 't' || n, went + 40, null, 3900 + n % 5 * 1000, 'EUR', dims[2]
        from life where went is not null and n % 20 = 0`);
      seconds.stays += await secondsOf(() =>
        tx.execute(sql`
        insert into customer_stay (workspace_id, customer_id, from_day, until_day, ordinal, dim_names, dim_values, earlier)
        select ${workspaceId}::uuid, id, came, went, 1, names, dims, '[]'::jsonb from life
        union all
        select ${workspaceId}::uuid, id, went + 40, null, 2, names, dims,
          jsonb_build_array(jsonb_build_object('from', came, 'until', went, 'dims', jsonb_object(names, dims)))
        from life where went is not null and n % 20 = 0`),
      );
      const { rows } = await tx.execute<{ id: string }>(sql`select id from life`);
      const ids = rows.map(({ id }) => id);
      seconds.revenue += await secondsOf(() => rebuildRevenue(tx, scope, ids));
      await tx.execute(sql`
        with said as (
          insert into response (workspace_id, id, survey_id, version, submission_id, customer_id, channel, locale, attributes,
            state, started_at, first_scored_at, completed_at, answered_at, day)
          select ${workspaceId}::uuid, gen_random_uuid(), ${survey.id}::uuid, 1, gen_random_uuid(), id, 'link', 'en', '{}', 'counted',
            d, d, d, d, d::date
          from life cross join lateral (select date '2024-08-01' + ((n::bigint * 6007) % 690)::int + interval '9 hours' as d) as at
          where n % 5 = 1 returning id, day
        )
        insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state,
          status, score)
        select ${workspaceId}::uuid, said.id, s.question_id, s.survey_id, 'nps', s.ordinal, said.day, '{}', '{}', 0, 0,
          abs(hashtext(said.id::text)) % 11
        from said join series s on s.workspace_id = ${workspaceId} and s.survey_id = ${survey.id} and s.metric = 'nps'`);
      await tx.execute(sql`
        with asked as (
          insert into interaction (workspace_id, id, external_id, customer_id, channel, opened_at, state, day, reopens)
          select ${workspaceId}::uuid, gen_random_uuid(), 'i' || n || '-' || k, id, 'chat', d, 'solved', d::date, (n % 7 = 0)::int
          from life cross join generate_series(1, 1 + n % 3) k
            cross join lateral (select date '2024-08-01' + ((n::bigint * 7001 + k * 31) % 690)::int + interval '9 hours' as d) as at
          where n % 4 = 1 returning id, opened_at, day, external_id
        )
        insert into sla_clock (workspace_id, interaction_id, measure, ordinal, policy_id, policy_version, state, started_at,
          ended_at, day, channel)
        select ${workspaceId}::uuid, id, 'first_response', 1, ${workspaceId}::uuid, 1,
          case when abs(hashtext(external_id)) % 6 = 0 then 'breached' else 'achieved' end, opened_at, opened_at, day, 'chat'
        from asked`);
    });
  }
  return seconds;
}
