-- Tallies are written by three triggers that read nothing but what changed, and folded by one function.
-- All run as their caller, so row level security holds for them too.

-- The delta table is filled and emptied all day long: let vacuum come often.
ALTER TABLE tally_delta SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = 50000);
--> statement-breakpoint
CREATE FUNCTION answer_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
  SELECT a.workspace_id, a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, count(*)
  FROM added a CROSS JOIN LATERAL unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) AS d (dimension, value)
  WHERE a.bucket IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION answer_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
  SELECT a.workspace_id, a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, -count(*)
  FROM removed a CROSS JOIN LATERAL unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) AS d (dimension, value)
  WHERE a.bucket IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION answer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
  SELECT a.workspace_id, a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, sum(a.sign)
  FROM (
    SELECT workspace_id, survey_id, question_id, series, day, dim_names, dim_values, bucket, -1 AS sign FROM removed
    UNION ALL
    SELECT workspace_id, survey_id, question_id, series, day, dim_names, dim_values, bucket, 1 FROM added
  ) a CROSS JOIN LATERAL unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) AS d (dimension, value)
  WHERE a.bucket IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum(a.sign) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER answer_added AFTER INSERT ON answer
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION answer_added();
--> statement-breakpoint
CREATE TRIGGER answer_removed AFTER DELETE ON answer
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION answer_removed();
--> statement-breakpoint
CREATE TRIGGER answer_changed AFTER UPDATE ON answer
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION answer_changed();
--> statement-breakpoint
-- Adds two arrays of counts, place by place.
CREATE FUNCTION add_counts(a integer[], b integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY[a[1]+b[1], a[2]+b[2], a[3]+b[3], a[4]+b[4], a[5]+b[5], a[6]+b[6], a[7]+b[7], a[8]+b[8], a[9]+b[9], a[10]+b[10], a[11]+b[11]]
$$;
--> statement-breakpoint
-- Moves at most `most` deltas into tally_day and says how many; called by the worker, one at a time for all instances.
CREATE FUNCTION fold_tallies(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  folded integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('candor.fold_tallies'));
  WITH gone AS (
    DELETE FROM tally_delta WHERE ctid = ANY (ARRAY(SELECT ctid FROM tally_delta LIMIT most))
    RETURNING workspace_id, survey_id, question_id, dimension, day, value, series, bucket, n
  ), per_key AS (
    SELECT workspace_id, survey_id, question_id, dimension, day, value, series,
      ARRAY[coalesce(sum(n) FILTER (WHERE bucket = 0), 0), coalesce(sum(n) FILTER (WHERE bucket = 1), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 2), 0), coalesce(sum(n) FILTER (WHERE bucket = 3), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 4), 0), coalesce(sum(n) FILTER (WHERE bucket = 5), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 6), 0), coalesce(sum(n) FILTER (WHERE bucket = 7), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 8), 0), coalesce(sum(n) FILTER (WHERE bucket = 9), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 10), 0)]::integer[] AS counts,
      ARRAY[coalesce(sum(n) FILTER (WHERE bucket = 100), 0), coalesce(sum(n) FILTER (WHERE bucket = 101), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 102), 0), coalesce(sum(n) FILTER (WHERE bucket = 103), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 104), 0), coalesce(sum(n) FILTER (WHERE bucket = 105), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 106), 0), coalesce(sum(n) FILTER (WHERE bucket = 107), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 108), 0), coalesce(sum(n) FILTER (WHERE bucket = 109), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 110), 0)]::integer[] AS held,
      coalesce(sum(n) FILTER (WHERE bucket = -1), 0)::integer AS missing,
      coalesce(sum(n) FILTER (WHERE bucket = -2), 0)::integer AS not_applicable,
      coalesce(sum(n) FILTER (WHERE bucket = -3), 0)::integer AS invalid,
      coalesce(sum(n) FILTER (WHERE bucket = -5), 0)::integer AS excluded,
      coalesce(sum(n) FILTER (WHERE bucket = -6), 0)::integer AS superseded,
      count(*) AS deltas
    FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7
  ), stored AS (
    INSERT INTO tally_day AS t (workspace_id, survey_id, question_id, dimension, day, value, series,
      counts, held, missing, not_applicable, invalid, excluded, superseded)
    SELECT workspace_id, survey_id, question_id, dimension, day, value, series,
      counts, held, missing, not_applicable, invalid, excluded, superseded
    FROM per_key ORDER BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (workspace_id, survey_id, question_id, dimension, day, value, series) DO UPDATE SET
      counts = add_counts(t.counts, excluded.counts), held = add_counts(t.held, excluded.held),
      missing = t.missing + excluded.missing, not_applicable = t.not_applicable + excluded.not_applicable,
      invalid = t.invalid + excluded.invalid, excluded = t.excluded + excluded.excluded,
      superseded = t.superseded + excluded.superseded
  )
  SELECT coalesce(sum(deltas), 0) INTO folded FROM per_key;
  RETURN folded;
END $$;
--> statement-breakpoint
-- The name under which a dimension's value is tallied: its own for the first 200 of a survey, else "(other)".
CREATE FUNCTION dimension_slot(of_survey uuid, of_dimension text, of_value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
BEGIN
  PERFORM 1 FROM dimension_value
    WHERE workspace_id = tenant AND survey_id = of_survey AND dimension = of_dimension AND value = of_value;
  IF FOUND THEN RETURN of_value; END IF;
  -- Two writers of the 200th value must not both get its place.
  PERFORM pg_advisory_xact_lock(hashtextextended(of_survey::text || of_dimension, 0));
  IF (SELECT count(*) FROM dimension_value
      WHERE workspace_id = tenant AND survey_id = of_survey AND dimension = of_dimension) >= 200 THEN
    PERFORM 1 FROM dimension_value
      WHERE workspace_id = tenant AND survey_id = of_survey AND dimension = of_dimension AND value = of_value;
    RETURN CASE WHEN FOUND THEN of_value ELSE '(other)' END;
  END IF;
  INSERT INTO dimension_value (workspace_id, survey_id, dimension, value)
    VALUES (tenant, of_survey, of_dimension, of_value) ON CONFLICT DO NOTHING;
  RETURN of_value;
END $$;
