-- Sums tallies by question, series, period and value: folded counts and what has not been folded yet, in one snapshot.
-- A function, so that a connection plans the statement once and not for every number: planning cost as much as reading.
-- Without jit: compiling this many sums takes longer than the sums of any range of days.
-- `starts` are the first days of the periods (null: one period); `of_value` null is every value; the sums are the counts of
-- the scores 0 to 10, the same held for review, then missing, not applicable, invalid, excluded and superseded.
CREATE FUNCTION sum_tallies(tenant uuid, surveys uuid[], questions text[], of_dimension text, of_value text, first_day date,
  last_day date, starts date[], by_value boolean)
RETURNS TABLE (survey_id uuid, question_id text, series smallint, period integer, value text, sums float8[])
LANGUAGE plpgsql STABLE SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT t.survey_id, t.question_id, t.series, CASE WHEN starts IS NULL THEN 1 ELSE width_bucket(t.day, starts) END,
    CASE WHEN by_value THEN t.value ELSE '' END,
    ARRAY[sum(t.c0), sum(t.c1), sum(t.c2), sum(t.c3), sum(t.c4), sum(t.c5), sum(t.c6), sum(t.c7), sum(t.c8), sum(t.c9),
      sum(t.c10), sum(t.h0), sum(t.h1), sum(t.h2), sum(t.h3), sum(t.h4), sum(t.h5), sum(t.h6), sum(t.h7), sum(t.h8),
      sum(t.h9), sum(t.h10), sum(t.missing), sum(t.not_applicable), sum(t.invalid), sum(t.excluded), sum(t.superseded)]::float8[]
  FROM (
    SELECT d.survey_id, d.question_id, d.series, d.day, d.value,
      a.given[1] AS c0, a.given[2] AS c1, a.given[3] AS c2, a.given[4] AS c3, a.given[5] AS c4, a.given[6] AS
      c5, a.given[7] AS c6, a.given[8] AS c7, a.given[9] AS c8, a.given[10] AS c9, a.given[11] AS c10, a.held[1]
      AS h0, a.held[2] AS h1, a.held[3] AS h2, a.held[4] AS h3, a.held[5] AS h4, a.held[6] AS h5, a.held[7] AS h6,
      a.held[8] AS h7, a.held[9] AS h8, a.held[10] AS h9, a.held[11] AS h10, d.missing, d.not_applicable, d.invalid,
      d.excluded, d.superseded
    FROM unnest(surveys, questions) AS q (survey_id, question_id)
    JOIN tally_day d ON d.survey_id = q.survey_id AND d.question_id = q.question_id
    CROSS JOIN LATERAL (SELECT d.counts, d.held) AS a (given, held)
      WHERE d.workspace_id = tenant AND d.dimension = of_dimension AND d.day BETWEEN first_day AND last_day
        AND (of_value IS NULL OR d.value = of_value)
    UNION ALL
    SELECT d.survey_id, d.question_id, d.series, d.day, d.value,
      CASE WHEN d.bucket = 0 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 1 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 2
      THEN d.n ELSE 0 END, CASE WHEN d.bucket = 3 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 4 THEN d.n ELSE 0 END,
      CASE WHEN d.bucket = 5 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 6 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 7
      THEN d.n ELSE 0 END, CASE WHEN d.bucket = 8 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 9 THEN d.n ELSE 0 END,
      CASE WHEN d.bucket = 10 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 100 THEN d.n ELSE 0 END, CASE WHEN d.bucket =
      101 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 102 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 103 THEN d.n ELSE 0
      END, CASE WHEN d.bucket = 104 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 105 THEN d.n ELSE 0 END, CASE WHEN
      d.bucket = 106 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 107 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 108 THEN
      d.n ELSE 0 END, CASE WHEN d.bucket = 109 THEN d.n ELSE 0 END, CASE WHEN d.bucket = 110 THEN d.n ELSE 0 END, CASE
      WHEN d.bucket = -1 THEN d.n ELSE 0 END, CASE WHEN d.bucket = -2 THEN d.n ELSE 0 END, CASE WHEN d.bucket = -3
      THEN d.n ELSE 0 END, CASE WHEN d.bucket = -5 THEN d.n ELSE 0 END, CASE WHEN d.bucket = -6 THEN d.n ELSE 0 END
    FROM unnest(surveys, questions) AS q (survey_id, question_id)
    JOIN tally_delta d ON d.survey_id = q.survey_id AND d.question_id = q.question_id
      WHERE d.workspace_id = tenant AND d.dimension = of_dimension AND d.day BETWEEN first_day AND last_day
        AND (of_value IS NULL OR d.value = of_value)
  ) t
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
END $$;
