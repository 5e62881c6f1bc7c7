-- The same sums, four times sooner. One question after the other, so that the key's index leads straight to its rows; the
-- stored rows are summed before the deltas join them; one plan for every call, which hashes: the groups are always few.
-- All of it is one snapshot still, because a STABLE function sees what its caller's statement sees.
CREATE OR REPLACE FUNCTION sum_tallies(tenant uuid, surveys uuid[], questions text[], of_dimension text, of_value text, first_day date,
  last_day date, starts date[], by_value boolean)
RETURNS TABLE (survey_id uuid, question_id text, series smallint, period integer, value text, sums float8[])
LANGUAGE plpgsql STABLE SET jit = off SET enable_sort = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  FOR place IN 1 .. cardinality(surveys) LOOP
    RETURN QUERY
    SELECT surveys[place], questions[place], t.series, t.period, t.value, ARRAY[
      sum(t.c0), sum(t.c1), sum(t.c2), sum(t.c3), sum(t.c4), sum(t.c5), sum(t.c6), sum(t.c7), sum(t.c8), sum(t.c9), sum(t.c10),
      sum(t.h0), sum(t.h1), sum(t.h2), sum(t.h3), sum(t.h4), sum(t.h5), sum(t.h6), sum(t.h7), sum(t.h8), sum(t.h9), sum(t.h10),
      sum(t.missing), sum(t.not_applicable), sum(t.invalid), sum(t.excluded), sum(t.superseded)
    ]::float8[]
    FROM (
      SELECT d.series, CASE WHEN starts IS NULL THEN 1 ELSE width_bucket(d.day, starts) END AS period,
        CASE WHEN by_value THEN d.value ELSE '' END AS value,
        sum(a.given[1]) AS c0, sum(a.given[2]) AS c1, sum(a.given[3]) AS c2, sum(a.given[4]) AS c3, sum(a.given[5]) AS c4,
        sum(a.given[6]) AS c5, sum(a.given[7]) AS c6, sum(a.given[8]) AS c7, sum(a.given[9]) AS c8, sum(a.given[10]) AS c9,
        sum(a.given[11]) AS c10, sum(a.held[1]) AS h0, sum(a.held[2]) AS h1, sum(a.held[3]) AS h2, sum(a.held[4]) AS h3,
        sum(a.held[5]) AS h4, sum(a.held[6]) AS h5, sum(a.held[7]) AS h6, sum(a.held[8]) AS h7, sum(a.held[9]) AS h8,
        sum(a.held[10]) AS h9, sum(a.held[11]) AS h10, sum(d.missing) AS missing, sum(d.not_applicable) AS not_applicable,
        sum(d.invalid) AS invalid, sum(d.excluded) AS excluded, sum(d.superseded) AS superseded
      FROM tally_day d CROSS JOIN LATERAL (SELECT d.counts, d.held) AS a (given, held)
        WHERE d.workspace_id = tenant AND d.survey_id = surveys[place] AND d.question_id = questions[place]
          AND d.dimension = of_dimension AND d.day BETWEEN first_day AND last_day AND (of_value IS NULL OR d.value = of_value)
      GROUP BY 1, 2, 3
      UNION ALL
      SELECT d.series, CASE WHEN starts IS NULL THEN 1 ELSE width_bucket(d.day, starts) END,
        CASE WHEN by_value THEN d.value ELSE '' END,
        sum(d.n) FILTER (WHERE d.bucket = 0), sum(d.n) FILTER (WHERE d.bucket = 1), sum(d.n) FILTER (WHERE d.bucket = 2),
        sum(d.n) FILTER (WHERE d.bucket = 3), sum(d.n) FILTER (WHERE d.bucket = 4), sum(d.n) FILTER (WHERE d.bucket = 5),
        sum(d.n) FILTER (WHERE d.bucket = 6), sum(d.n) FILTER (WHERE d.bucket = 7), sum(d.n) FILTER (WHERE d.bucket = 8),
        sum(d.n) FILTER (WHERE d.bucket = 9), sum(d.n) FILTER (WHERE d.bucket = 10), sum(d.n) FILTER (WHERE d.bucket = 100),
        sum(d.n) FILTER (WHERE d.bucket = 101), sum(d.n) FILTER (WHERE d.bucket = 102), sum(d.n) FILTER (WHERE d.bucket = 103),
        sum(d.n) FILTER (WHERE d.bucket = 104), sum(d.n) FILTER (WHERE d.bucket = 105), sum(d.n) FILTER (WHERE d.bucket = 106),
        sum(d.n) FILTER (WHERE d.bucket = 107), sum(d.n) FILTER (WHERE d.bucket = 108), sum(d.n) FILTER (WHERE d.bucket = 109),
        sum(d.n) FILTER (WHERE d.bucket = 110), sum(d.n) FILTER (WHERE d.bucket = -1), sum(d.n) FILTER (WHERE d.bucket = -2),
        sum(d.n) FILTER (WHERE d.bucket = -3), sum(d.n) FILTER (WHERE d.bucket = -5), sum(d.n) FILTER (WHERE d.bucket = -6)
      FROM tally_delta d
        WHERE d.workspace_id = tenant AND d.survey_id = surveys[place] AND d.question_id = questions[place]
          AND d.dimension = of_dimension AND d.day BETWEEN first_day AND last_day AND (of_value IS NULL OR d.value = of_value)
      GROUP BY 1, 2, 3
    ) t
    GROUP BY t.series, t.period, t.value;
  END LOOP;
END $$;
