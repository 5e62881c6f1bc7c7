-- Held answers are rare: a tally without any keeps no array for them, and sums pass over it.
ALTER TABLE "tally_day" ALTER COLUMN "held" DROP NOT NULL;
--> statement-breakpoint
-- Moves at most `most` deltas into tally_day and says how many; called by the worker, one at a time for all instances.
CREATE OR REPLACE FUNCTION fold_tallies(most integer) RETURNS integer LANGUAGE plpgsql AS $$
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
      CASE WHEN bool_or(bucket >= 100) THEN ARRAY[coalesce(sum(n) FILTER (WHERE bucket = 100), 0), coalesce(sum(n) FILTER (WHERE bucket = 101), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 102), 0), coalesce(sum(n) FILTER (WHERE bucket = 103), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 104), 0), coalesce(sum(n) FILTER (WHERE bucket = 105), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 106), 0), coalesce(sum(n) FILTER (WHERE bucket = 107), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 108), 0), coalesce(sum(n) FILTER (WHERE bucket = 109), 0),
        coalesce(sum(n) FILTER (WHERE bucket = 110), 0)]::integer[] END AS held,
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
      counts = add_counts(t.counts, excluded.counts), held = coalesce(add_counts(t.held, excluded.held), t.held, excluded.held),
      missing = t.missing + excluded.missing, not_applicable = t.not_applicable + excluded.not_applicable,
      invalid = t.invalid + excluded.invalid, excluded = t.excluded + excluded.excluded,
      superseded = t.superseded + excluded.superseded
  )
  SELECT coalesce(sum(deltas), 0) INTO folded FROM per_key;
  RETURN folded;
END $$;
