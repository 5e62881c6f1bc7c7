-- What every answer pays for, once a flush or once an answer, is done once or not at all where nobody has a use for it.
--
-- The trigger of tallies tells of comments too, in one look with the closed periods: two triggers began two statements each
-- for answers that mostly have no words and touch no closed day.
CREATE OR REPLACE FUNCTION answer_added() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed boolean;
  commented boolean;
BEGIN
  INSERT INTO tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
  SELECT a.workspace_id, a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, count(*)
  FROM added a CROSS JOIN LATERAL unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) AS d (dimension, value)
  WHERE a.bucket IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  SELECT EXISTS (SELECT 1 FROM closed_period WHERE reopened_at IS NULL AND to_day >= (SELECT min(day) FROM added)),
    EXISTS (SELECT 1 FROM added WHERE text IS NOT NULL AND kind <> 'email')
  INTO closed, commented;
  IF commented THEN
    INSERT INTO comment_change (workspace_id, response_id)
    SELECT DISTINCT workspace_id, response_id FROM added WHERE text IS NOT NULL AND kind <> 'email';
  END IF;
  IF closed THEN
    INSERT INTO restatement (workspace_id, period_id, at, cause, import_id, survey_id, question_id, series, bucket_after, n, response_ids)
    SELECT a.workspace_id, p.id, now(), CASE WHEN r.import_id IS NULL THEN 'later' ELSE 'imported' END, r.import_id,
      a.survey_id, a.question_id, a.series, a.bucket, count(*), (array_agg(a.response_id ORDER BY a.response_id))[1:50]
    FROM added a
    JOIN closed_period p ON p.workspace_id = a.workspace_id AND p.reopened_at IS NULL AND a.day BETWEEN p.from_day AND p.to_day
    LEFT JOIN response r ON r.workspace_id = a.workspace_id AND r.id = a.response_id
    WHERE a.bucket IS NOT NULL
    GROUP BY a.workspace_id, p.id, r.import_id, a.survey_id, a.question_id, a.series, a.bucket;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER comment_added ON answer;
--> statement-breakpoint
DROP FUNCTION comment_added();
--> statement-breakpoint
-- As before, but for what is announced: an answer that names nobody meets no invitation, opens no follow-up (unless the
-- workspace asks for those of nobody too) and takes nothing back, so that no job needs to look at it.
CREATE OR REPLACE FUNCTION store_rows(tenants uuid[], response_ends integer[], answer_ends integer[], responses incoming_response[],
  answers incoming_answer[])
RETURNS TABLE (places integer[]) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE
  response_from integer := 1;
  answer_from integer := 1;
BEGIN
  FOR tenant IN 1 .. cardinality(tenants) LOOP
    PERFORM set_config('app.workspace_id', tenants[tenant]::text, true);
    RETURN QUERY
    WITH incoming AS MATERIALIZED (
      SELECT * FROM unnest(responses[response_from:response_ends[tenant]])
    ), written AS (
      INSERT INTO response (workspace_id, id, survey_id, version, submission_id, revision, customer_id, identity, channel, stage,
        locale, attributes, state, state_reason, started_at, first_scored_at, completed_at, answered_at, day)
      SELECT tenants[tenant], i.id, i.survey_id, i.version, i.submission_id, i.revision, i.customer_id, i.identity,
        i.channel, i.stage, i.locale, i.attributes, i.state, i.state_reason, i.started_at, i.first_scored_at, i.completed_at,
        i.answered_at, i.day
      FROM incoming i ORDER BY i.submission_id
      ON CONFLICT (workspace_id, survey_id, submission_id) DO NOTHING
      RETURNING response.id
    ), fresh AS MATERIALIZED (
      SELECT i.* FROM incoming i JOIN written w ON w.id = i.id
    ), answered AS (
      INSERT INTO answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state,
        status, score, choices, text)
      SELECT tenants[tenant], f.id, a.question_id, f.survey_id, a.kind, a.series, f.day, f.dim_names, f.dim_values, a.state,
        a.status, a.score, a.choices, a.text
      FROM unnest(answers[answer_from:answer_ends[tenant]]) a JOIN fresh f ON f.id = a.response_id
    ), announced AS (
      INSERT INTO outbox (workspace_id, topic, payload)
      SELECT tenants[tenant], 'responses.stored', jsonb_build_object('responseIds', jsonb_agg(f.id)) FROM fresh f
      WHERE f.customer_id IS NOT NULL OR f.identity IS NOT NULL
        OR f.id IN (SELECT a.response_id FROM unnest(answers[answer_from:answer_ends[tenant]]) a
          WHERE a.kind = 'email' AND a.text IS NOT NULL)
        OR EXISTS (SELECT 1 FROM follow_up_rules r WHERE r.workspace_id = tenants[tenant] AND r.rules ->> 'unnamed' = 'true')
      HAVING count(*) > 0
    )
    SELECT array_agg(f.place) FROM fresh f;
    response_from := response_ends[tenant] + 1;
    answer_from := answer_ends[tenant] + 1;
  END LOOP;
END $$;
