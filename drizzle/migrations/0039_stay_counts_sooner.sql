-- The counts of 0032 again, ten times sooner. Rows of VALUES whose fields are expressions are prepared anew for every stay,
-- which took nine tenths of the time: months are computed once for each of a stay's worlds now, and each kind of count is
-- a pass over those. What is counted is the same; see the table's schema.
DO $maker$
DECLARE
  event text;
  stays text;
BEGIN
  FOR event, stays IN VALUES
    ('insert', 'SELECT 1 AS sign, * FROM added'),
    ('delete', 'SELECT -1 AS sign, * FROM removed'),
    ('update', 'SELECT 1 AS sign, * FROM added UNION ALL SELECT -1, * FROM removed')
  LOOP
    EXECUTE format($body$
      CREATE OR REPLACE FUNCTION stay_%1$s() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $trigger$
      BEGIN
        INSERT INTO stay_delta (workspace_id, dimension, value, kind, x, y, n)
        WITH world AS MATERIALIZED (
          SELECT s.sign, s.workspace_id, d.dimension, d.value, s.from_day, s.until_day, s.ordinal, s.earlier,
            month_number(s.from_day) AS came, month_number(s.until_day) AS went, month_number(s.until_day - 1) + 1 AS unseen
          FROM (%2$s) AS s
          CROSS JOIN LATERAL (SELECT '' AS dimension, '' AS value UNION ALL SELECT * FROM unnest(s.dim_names, s.dim_values)) AS d
        ), stay AS MATERIALIZED (
          SELECT w.*, NULL::date[] AS froms, NULL::date[] AS untils, w.came AS first_came, NULL::integer AS last_seen
          FROM world w WHERE w.ordinal = 1
          UNION ALL
          SELECT w.*, b.froms, b.untils, coalesce(month_number(b.froms[1]), w.came),
            month_number(b.untils[cardinality(b.untils)] - 1)
          FROM world w CROSS JOIN LATERAL (
            SELECT array_agg(e."from" ORDER BY e."from") AS froms, array_agg(e.until ORDER BY e."from") AS untils
            FROM jsonb_to_recordset(w.earlier) AS e ("from" date, until date, dims jsonb)
            WHERE w.dimension = '' OR e.dims ->> w.dimension = w.value
          ) AS b WHERE w.ordinal > 1
        ), pair AS MATERIALIZED (
          -- There at an opening in one stay and at a later one in another.
          SELECT s.sign, s.workspace_id, s.dimension, s.value, s.came, s.went,
            month_number(e.was_from) AS was_came, month_number(e.was_until) AS was_went
          FROM stay s CROSS JOIN LATERAL unnest(s.froms, s.untils) AS e (was_from, was_until) WHERE s.froms IS NOT NULL
        )
        SELECT workspace_id, dimension, value, kind, x, y, sum(n) FROM (
          SELECT workspace_id, dimension, value, 1 AS kind, came AS x, came AS y, sign AS n FROM stay
          UNION ALL SELECT workspace_id, dimension, value, 1, came, went, -sign FROM stay WHERE went IS NOT NULL
          UNION ALL SELECT workspace_id, dimension, value, 1, was_came, came, sign FROM pair
          UNION ALL SELECT workspace_id, dimension, value, 1, was_went, came, -sign FROM pair
          UNION ALL SELECT workspace_id, dimension, value, 1, was_came, went, -sign FROM pair WHERE went IS NOT NULL
          UNION ALL SELECT workspace_id, dimension, value, 1, was_went, went, sign FROM pair WHERE went IS NOT NULL
          UNION ALL SELECT workspace_id, dimension, value, 2, first_came, came, sign FROM stay
          UNION ALL SELECT workspace_id, dimension, value, 2, first_came, went, -sign FROM stay WHERE went IS NOT NULL
          -- Back within the month they left in: that month has been counted.
          UNION ALL SELECT workspace_id, dimension, value, 3, first_came, came, sign FROM stay WHERE last_seen IS DISTINCT FROM came
          UNION ALL SELECT workspace_id, dimension, value, 3, first_came, came + 1, sign FROM stay WHERE last_seen = came
          UNION ALL SELECT workspace_id, dimension, value, 3, first_came, unseen, -sign FROM stay WHERE unseen IS NOT NULL
          UNION ALL SELECT workspace_id, dimension, value, 4, until_day - from_day, 0, sign FROM stay
            WHERE froms IS NULL AND until_day IS NOT NULL
          UNION ALL SELECT workspace_id, dimension, value, 5, from_day - date '1970-01-01', 0, sign FROM stay
            WHERE froms IS NULL AND until_day IS NULL
        ) AS c
        GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;
        RETURN NULL;
      END $trigger$ $body$, event, stays);
  END LOOP;
END $maker$;
