-- Group commit, cheaper: the caller groups by workspace and leaves out what is null, so that half as much is read here, and
-- one outbox row announces all that one workspace's part of a flush stored. `store_submissions` stays for processes of the
-- version before, which may run beside this one during a rolling restart. Plans for whatever values, from the first call on:
-- one made for a workspace that came after the last ANALYZE takes it to be empty, and then every check of a foreign key
-- searches through all of its rows by another index than the key's own.
CREATE FUNCTION store_batches(batches jsonb) RETURNS TABLE (place integer, stored boolean) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE
  tenant record;
BEGIN
  FOR tenant IN
    SELECT b.workspace_id AS id, b.items FROM jsonb_to_recordset(batches) AS b (workspace_id uuid, items jsonb)
  LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    RETURN QUERY
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(tenant.items) AS r (place integer, id uuid, survey_id uuid, version integer,
        submission_id uuid, revision bigint, customer_id uuid, identity jsonb, channel text, stage text, locale text,
        attributes jsonb, state text, state_reason text, started_at timestamptz, first_scored_at timestamptz,
        completed_at timestamptz, answered_at timestamptz, day date, dim_names text[], dim_values text[], answers jsonb)
    ), written AS (
      INSERT INTO response (workspace_id, id, survey_id, version, submission_id, revision, customer_id, identity, channel, stage,
        locale, attributes, state, state_reason, started_at, first_scored_at, completed_at, answered_at, day)
      SELECT tenant.id, i.id, i.survey_id, i.version, i.submission_id, i.revision, i.customer_id, i.identity,
        i.channel, i.stage, i.locale, i.attributes, i.state, i.state_reason, i.started_at, i.first_scored_at, i.completed_at,
        i.answered_at, i.day
      FROM incoming i ORDER BY i.submission_id
      ON CONFLICT (workspace_id, survey_id, submission_id) DO NOTHING
      RETURNING response.id
    ), answered AS (
      INSERT INTO answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state,
        status, score, choices, text)
      SELECT tenant.id, i.id, a.question_id, i.survey_id, a.kind, a.series, i.day, i.dim_names, i.dim_values, a.state, a.status,
        a.score, a.choices, a.text
      FROM incoming i JOIN written w ON w.id = i.id
      CROSS JOIN LATERAL jsonb_to_recordset(i.answers) AS a (question_id text, kind text, series smallint, state smallint,
        status smallint, score smallint, choices jsonb, text text)
    ), announced AS (
      INSERT INTO outbox (workspace_id, topic, payload)
      SELECT tenant.id, 'responses.stored', jsonb_build_object('responseIds', jsonb_agg(w.id)) FROM written w HAVING count(*) > 0
    )
    SELECT i.place, w.id IS NOT NULL FROM incoming i LEFT JOIN written w ON w.id = i.id;
  END LOOP;
END $$;
