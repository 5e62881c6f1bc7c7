-- Answers of all workspaces that come together are written by one statement each for responses, answers and tallies, instead of
-- by one for each workspace (docs/decisions/0238). Such a statement may add rows to the workspaces that it names, and read
-- what must be told of them; it sees no response and no answer of any, its own ones neither.
DO $$
DECLARE
  app text := current_setting('candor.app_role');
  storing text := 'workspace_id = ANY ((SELECT nullif(current_setting(''app.storing_for'', true), '''')::uuid[])::uuid[])';
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['response', 'answer', 'tally_delta', 'comment_change', 'outbox', 'restatement'] LOOP
    EXECUTE format('CREATE POLICY together ON public.%I FOR INSERT TO %I WITH CHECK (%s)', name, app, storing);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['closed_period', 'follow_up_rules', 'webhook'] LOOP
    EXECUTE format('CREATE POLICY together ON public.%I FOR SELECT TO %I USING (%s)', name, app, storing);
  END LOOP;
END $$;
--> statement-breakpoint
-- Tells who stores for several workspaces, and so may not read responses back, which of them were new.
CREATE FUNCTION response_stored() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.stored', (SELECT array_agg(id)::text FROM added), true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER response_stored AFTER INSERT ON response REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  WHEN (current_setting('app.storing_for', true) <> '') EXECUTE FUNCTION response_stored();
--> statement-breakpoint
-- Stores responses with their answers, each for the workspace at its place in `workspaces`, and announces what somebody must
-- act on. Gives the places of those that were not there before. The order of the rows is that in which everybody takes locks.
-- The function of the same name with five parameters stays, for processes of the version before that still run beside new ones.
CREATE FUNCTION store_rows(workspaces uuid[], responses incoming_response[], answers incoming_answer[])
RETURNS integer[] LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET jit = off SET enable_seqscan = off AS $$
DECLARE
  stored uuid[];
  places integer[];
BEGIN
  PERFORM set_config('app.storing_for', (SELECT array_agg(DISTINCT w) FROM unnest(workspaces) w)::text, true);
  INSERT INTO response (workspace_id, id, survey_id, version, submission_id, revision, customer_id, identity, channel, stage,
    locale, attributes, state, state_reason, started_at, first_scored_at, completed_at, answered_at, day)
  SELECT i.workspace_id, i.id, i.survey_id, i.version, i.submission_id, i.revision, i.customer_id, i.identity, i.channel, i.stage,
    i.locale, i.attributes, i.state, i.state_reason, i.started_at, i.first_scored_at, i.completed_at, i.answered_at, i.day
  FROM unnest(workspaces, responses) AS i (workspace_id) ORDER BY i.workspace_id, i.submission_id
  ON CONFLICT DO NOTHING;
  stored := nullif(current_setting('app.stored'), '')::uuid[];
  IF stored IS NOT NULL THEN
    INSERT INTO answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state,
      status, score, choices, text)
    SELECT i.workspace_id, i.id, a.question_id, i.survey_id, a.kind, a.series, i.day, i.dim_names, i.dim_values, a.state,
      a.status, a.score, a.choices, a.text
    FROM unnest(answers) a JOIN unnest(workspaces, responses) AS i (workspace_id) ON i.id = a.response_id
    WHERE i.id = ANY (stored);
    INSERT INTO outbox (workspace_id, topic, payload)
    SELECT i.workspace_id, 'responses.stored', jsonb_build_object('responseIds', jsonb_agg(i.id))
    FROM unnest(workspaces, responses) AS i (workspace_id)
    WHERE i.id = ANY (stored) AND (i.customer_id IS NOT NULL OR i.identity IS NOT NULL
      OR i.id IN (SELECT a.response_id FROM unnest(answers) a WHERE a.kind = 'email' AND a.text IS NOT NULL)
      OR i.workspace_id IN (SELECT r.workspace_id FROM follow_up_rules r
        WHERE r.workspace_id = ANY (workspaces) AND r.rules ->> 'unnamed' = 'true'))
    GROUP BY i.workspace_id;
    IF EXISTS (SELECT 1 FROM webhook w WHERE w.workspace_id = ANY (workspaces) AND w.state = 'active'
      AND w.events && ARRAY['response.created', 'response.completed']) THEN
      INSERT INTO outbox (workspace_id, topic, payload)
      SELECT i.workspace_id, 'webhooks.spread', jsonb_build_object('event', e.event, 'subjectIds', jsonb_agg(i.id))
      FROM unnest(workspaces, responses) AS i (workspace_id)
        CROSS JOIN (VALUES ('response.created'), ('response.completed')) AS e (event)
      WHERE i.id = ANY (stored) AND i.state <> 'test' AND (e.event = 'response.created' OR i.completed_at IS NOT NULL)
        AND i.workspace_id IN (SELECT w.workspace_id FROM webhook w WHERE w.workspace_id = ANY (workspaces) AND w.state = 'active'
          AND w.events && ARRAY['response.created', 'response.completed'])
      GROUP BY i.workspace_id, e.event;
    END IF;
    SELECT array_agg(i.place) INTO places FROM unnest(responses) i WHERE i.id = ANY (stored);
  END IF;
  PERFORM set_config('app.storing_for', '', true);
  RETURN places;
END $$;
