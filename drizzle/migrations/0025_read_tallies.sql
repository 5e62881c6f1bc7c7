-- What a day's tally rarely has (held, missing … superseded) is found by an index of its own, so that most rows are read for
-- their scores alone.
CREATE INDEX "tally_day_rest" ON "tally_day" USING btree ("workspace_id","survey_id","question_id","dimension","day") WHERE held is not null or missing <> 0 or not_applicable <> 0 or invalid <> 0 or excluded <> 0 or superseded <> 0;
--> statement-breakpoint
-- The sums of tallies in parts that the caller adds up: folded scores, what is rare, and deltas bucket by bucket. To begin a
-- sum costs as much as to add two hundred rows, so the fewest are begun. `sums` are of `bucket` and of the buckets after it.
-- One question after the other, so that the key's index leads straight to its rows; one plan for every call, which hashes, as
-- the groups are always few. All of it is one snapshot, because a STABLE function sees what its caller's statement sees.
-- `sum_tallies` stays for processes of the version before, which may run beside this one during a rolling restart.
CREATE FUNCTION read_tallies(tenant uuid, surveys uuid[], questions text[], of_dimension text, of_value text, first_day date,
  last_day date, starts date[], by_value boolean)
RETURNS TABLE (place integer, series smallint, period integer, value text, bucket smallint, sums text)
LANGUAGE plpgsql STABLE SET jit = off SET enable_sort = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  FOR asked IN 1 .. cardinality(surveys) LOOP
    RETURN QUERY
    SELECT asked, d.series, CASE WHEN starts IS NULL THEN 1 ELSE width_bucket(d.day, starts) END,
      CASE WHEN by_value THEN d.value ELSE '' END, 0::smallint,
      concat_ws(',', sum(a.given[1]), sum(a.given[2]), sum(a.given[3]), sum(a.given[4]), sum(a.given[5]),
        sum(a.given[6]), sum(a.given[7]), sum(a.given[8]), sum(a.given[9]), sum(a.given[10]),
        sum(a.given[11]))
    FROM tally_day d CROSS JOIN LATERAL (SELECT d.counts) AS a (given)
    WHERE d.workspace_id = tenant AND d.survey_id = surveys[asked] AND d.question_id = questions[asked]
      AND d.dimension = of_dimension AND d.day BETWEEN first_day AND last_day AND (of_value IS NULL OR d.value = of_value)
    GROUP BY 2, 3, 4
    UNION ALL
    SELECT asked, d.series, CASE WHEN starts IS NULL THEN 1 ELSE width_bucket(d.day, starts) END,
      CASE WHEN by_value THEN d.value ELSE '' END, 100::smallint,
      concat_ws(',', coalesce(sum(d.held[1]), 0), coalesce(sum(d.held[2]), 0), coalesce(sum(d.held[3]), 0),
        coalesce(sum(d.held[4]), 0), coalesce(sum(d.held[5]), 0), coalesce(sum(d.held[6]), 0),
        coalesce(sum(d.held[7]), 0), coalesce(sum(d.held[8]), 0), coalesce(sum(d.held[9]), 0),
        coalesce(sum(d.held[10]), 0), coalesce(sum(d.held[11]), 0), sum(d.missing), sum(d.not_applicable),
        sum(d.invalid), sum(d.excluded), sum(d.superseded))
    FROM tally_day d
    WHERE d.workspace_id = tenant AND d.survey_id = surveys[asked] AND d.question_id = questions[asked]
      AND d.dimension = of_dimension AND d.day BETWEEN first_day AND last_day AND (of_value IS NULL OR d.value = of_value)
      AND (d.held IS NOT NULL OR d.missing <> 0 OR d.not_applicable <> 0 OR d.invalid <> 0 OR d.excluded <> 0 OR d.superseded <> 0)
    GROUP BY 2, 3, 4
    UNION ALL
    SELECT asked, d.series, CASE WHEN starts IS NULL THEN 1 ELSE width_bucket(d.day, starts) END,
      CASE WHEN by_value THEN d.value ELSE '' END, d.bucket,
      sum(d.n)::text
    FROM tally_delta d
    WHERE d.workspace_id = tenant AND d.survey_id = surveys[asked] AND d.question_id = questions[asked]
      AND d.dimension = of_dimension AND d.day BETWEEN first_day AND last_day AND (of_value IS NULL OR d.value = of_value)
    GROUP BY 2, 3, 4, 5;
  END LOOP;
END $$;
