-- Group commit: answers that arrive together are stored by one call in one transaction. Each workspace's rows are written
-- after its own set_config, so that no statement sees two tenants. What was already stored is left as it is and named.
CREATE FUNCTION store_submissions(batch jsonb) RETURNS TABLE (place integer, stored boolean) LANGUAGE plpgsql AS $$
DECLARE
  tenant record;
BEGIN
  FOR tenant IN
    SELECT (item ->> 'workspace_id')::uuid AS id, jsonb_agg(item ORDER BY item ->> 'submission_id') AS items
    FROM jsonb_array_elements(batch) AS item GROUP BY 1 ORDER BY 1
  LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    RETURN QUERY
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(tenant.items) AS r (place integer, id uuid, survey_id uuid, version integer,
        submission_id uuid, revision bigint, customer_id uuid, identity jsonb, channel text, stage text, locale text,
        attributes jsonb, state text, state_reason text, started_at timestamptz, first_scored_at timestamptz,
        completed_at timestamptz, answered_at timestamptz, day date, dim_names text[], dim_values text[], answers jsonb, topic text)
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
      SELECT tenant.id, i.topic, jsonb_build_object('responseId', i.id)
      FROM incoming i JOIN written w ON w.id = i.id
    )
    SELECT i.place, w.id IS NOT NULL FROM incoming i LEFT JOIN written w ON w.id = i.id;
  END LOOP;
END $$;
--> statement-breakpoint
-- Says which of a customer's answers to a survey were replaced by another within the window: a rule of the stored rows
-- alone, so the order of arrival does not matter. `policy` 'latest': replaced by a later one; 'first': by an earlier one;
-- 'all': none. The customer's row is locked, so that two answers at once see each other.
CREATE FUNCTION settle_repeats(of_survey uuid, of_customer uuid, policy text, window_days integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  changed integer;
BEGIN
  PERFORM 1 FROM customer WHERE workspace_id = tenant AND id = of_customer FOR UPDATE;
  WITH should AS (
    SELECT r.id, CASE WHEN policy <> 'all' AND EXISTS (
        SELECT 1 FROM response o
        WHERE o.workspace_id = tenant AND o.customer_id = of_customer AND o.survey_id = of_survey AND o.id <> r.id
          AND o.state IN ('counted', 'superseded') AND o.first_scored_at IS NOT NULL
          AND CASE policy
            WHEN 'latest' THEN (o.answered_at, o.id) > (r.answered_at, r.id) AND o.answered_at <= r.answered_at + make_interval(days => window_days)
            ELSE (o.answered_at, o.id) < (r.answered_at, r.id) AND o.answered_at >= r.answered_at - make_interval(days => window_days)
          END
      ) THEN 'superseded' ELSE 'counted' END AS state
    FROM response r
    WHERE r.workspace_id = tenant AND r.customer_id = of_customer AND r.survey_id = of_survey
      AND r.state IN ('counted', 'superseded')
  ), moved AS (
    UPDATE response r SET state = s.state FROM should s
    WHERE r.workspace_id = tenant AND r.id = s.id AND r.state <> s.state
    RETURNING r.id, r.state
  ), rewritten AS (
    UPDATE answer a SET state = CASE m.state WHEN 'superseded' THEN 4 ELSE 0 END FROM moved m
    WHERE a.workspace_id = tenant AND a.response_id = m.id AND a.state IN (0, 4)
    RETURNING 1
  )
  SELECT count(*) INTO changed FROM moved;
  RETURN changed;
END $$;
