-- Whether a response's customer is only claimed: an unsigned link said who it is. Where the link says nobody, a key, an
-- import or a signed link proved it.
CREATE FUNCTION is_claimed(identity jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(identity ? 'customer', false)
$$;
--> statement-breakpoint
-- As before among answers of one kind; but what is only claimed never replaces what is proven, and is itself replaced by
-- anything proven within the window around it, whichever came first.
CREATE OR REPLACE FUNCTION settle_repeats(of_survey uuid, of_customer uuid, policy text, window_days integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  near interval := make_interval(days => window_days);
  changed integer;
BEGIN
  PERFORM 1 FROM customer WHERE workspace_id = tenant AND id = of_customer FOR UPDATE;
  WITH should AS (
    SELECT r.id, CASE WHEN policy <> 'all' AND EXISTS (
        SELECT 1 FROM response o
        WHERE o.workspace_id = tenant AND o.customer_id = of_customer AND o.survey_id = of_survey AND o.id <> r.id
          AND o.state IN ('counted', 'superseded') AND o.first_scored_at IS NOT NULL
          AND (p.closed_at IS NULL OR o.day BETWEEN p.from_day AND p.to_day)
          AND CASE
            WHEN is_claimed(o.identity) AND NOT is_claimed(r.identity) THEN false
            WHEN is_claimed(r.identity) AND NOT is_claimed(o.identity)
              THEN o.answered_at BETWEEN r.answered_at - near AND r.answered_at + near
            WHEN policy = 'latest' THEN (o.answered_at, o.id) > (r.answered_at, r.id) AND o.answered_at <= r.answered_at + near
            ELSE (o.answered_at, o.id) < (r.answered_at, r.id) AND o.answered_at >= r.answered_at - near
          END
      ) THEN 'superseded' ELSE 'counted' END AS state
    FROM response r
    LEFT JOIN LATERAL (
      SELECT from_day, to_day, closed_at FROM closed_period
      WHERE workspace_id = tenant AND reopened_at IS NULL AND closed_at IS NOT NULL AND r.day BETWEEN from_day AND to_day
      ORDER BY closed_at LIMIT 1
    ) p ON true
    WHERE r.workspace_id = tenant AND r.customer_id = of_customer AND r.survey_id = of_survey
      AND r.state IN ('counted', 'superseded')
      AND (p.closed_at IS NULL OR stored_at(r.id) > p.closed_at)
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
