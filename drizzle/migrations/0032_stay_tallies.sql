CREATE TABLE "stay_delta" (
	"workspace_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"kind" smallint NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stay_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"n" integer NOT NULL,
	CONSTRAINT "stay_delta_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "stay_delta" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stay_tally" (
	"workspace_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"kind" smallint NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "stay_tally_workspace_id_dimension_value_kind_x_y_pk" PRIMARY KEY("workspace_id","dimension","value","kind","x","y")
);
--> statement-breakpoint
ALTER TABLE "stay_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_stay" ADD COLUMN "earlier" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "churn_window_months" smallint;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "churn_reading" text DEFAULT 'snapshot' NOT NULL;--> statement-breakpoint
CREATE POLICY "tenant" ON "stay_delta" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "stay_tally" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE stay_tally FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE stay_delta FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE customer_stay ADD CONSTRAINT customer_stay_earlier CHECK (jsonb_array_length(earlier) = ordinal - 1);--> statement-breakpoint
ALTER TABLE workspace ADD CONSTRAINT workspace_churn_window CHECK (churn_window_months IN (1, 12));--> statement-breakpoint
ALTER TABLE workspace ADD CONSTRAINT workspace_churn_reading CHECK (churn_reading IN ('snapshot', 'stripe'));--> statement-breakpoint
ALTER TABLE stay_delta SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = 50000);
--> statement-breakpoint
DO $$
DECLARE
  worker text := current_setting('candor.worker_role');
BEGIN
  EXECUTE format('CREATE POLICY worker_all ON public.stay_tally FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('CREATE POLICY worker_all ON public.stay_delta FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE format('GRANT MAINTAIN ON stay_tally, stay_delta TO %I', worker);
  END IF;
END $$;
--> statement-breakpoint
-- Months since year 0, so that neighbours differ by one.
CREATE FUNCTION month_number(of_day date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (extract(year FROM of_day) * 12 + extract(month FROM of_day))::integer - 1
$$;
--> statement-breakpoint
-- Every statement on customer_stay leaves its counts behind, what it took away with a minus. A row says all that is counted of
-- it (`earlier` holds the customer's stays before it), so only the transition tables are read, and statements that run
-- together, as an upsert's insert and update do, add up in any order. See the table's schema for what the kinds count.
DO $maker$
DECLARE
  event text;
  transitions text;
  stays text;
BEGIN
  FOR event, transitions, stays IN VALUES
    ('INSERT', 'NEW TABLE AS added', 'SELECT 1 AS sign, * FROM added'),
    ('DELETE', 'OLD TABLE AS removed', 'SELECT -1 AS sign, * FROM removed'),
    ('UPDATE', 'OLD TABLE AS removed NEW TABLE AS added',
      'SELECT 1 AS sign, * FROM added UNION ALL SELECT -1, * FROM removed')
  LOOP
    EXECUTE format($body$
      CREATE FUNCTION stay_%1$s() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $trigger$
      BEGIN
        INSERT INTO stay_delta (workspace_id, dimension, value, kind, x, y, n)
        SELECT s.workspace_id, d.dimension, d.value, c.kind, c.x, c.y, sum(s.sign * c.n)
        FROM (%2$s) AS s
        CROSS JOIN LATERAL (SELECT '' AS dimension, '' AS value UNION ALL SELECT * FROM unnest(s.dim_names, s.dim_values)) AS d
        CROSS JOIN LATERAL (
          SELECT array_agg(e."from" ORDER BY e."from") AS froms, array_agg(e.until ORDER BY e."from") AS untils
          FROM jsonb_to_recordset(s.earlier) AS e ("from" date, until date, dims jsonb)
          WHERE s.ordinal > 1 AND (d.dimension = '' OR e.dims ->> d.dimension = d.value)
        ) AS b
        CROSS JOIN LATERAL (
          SELECT month_number(s.from_day) AS came, month_number(s.until_day) AS went, month_number(s.until_day - 1) AS seen_last,
            month_number(coalesce(b.froms[1], s.from_day)) AS first_came,
            month_number(b.untils[cardinality(b.untils)] - 1) AS last_seen
        ) AS m
        CROSS JOIN LATERAL (
          VALUES (1, m.came, m.came, 1), (1, m.came, m.went, -1),
            (2, m.first_came, m.came, 1), (2, m.first_came, m.went, -1),
            (3, m.first_came, m.came, 1), (3, m.first_came, m.seen_last + 1, -1),
            -- Back within the month they left in: that month has been counted.
            (3, m.first_came, CASE WHEN m.last_seen = m.came THEN m.came END, -1),
            (3, m.first_came, CASE WHEN m.last_seen = m.came THEN m.came + 1 END, 1),
            (4, CASE WHEN b.froms IS NULL THEN s.until_day - s.from_day END, 0, 1),
            (5, CASE WHEN b.froms IS NULL AND s.until_day IS NULL THEN s.from_day - date '1970-01-01' END, 0, 1)
          UNION ALL
          -- There at an opening in one stay and at a later one in another.
          SELECT 1, pair.x, pair.y, pair.n FROM unnest(b.froms, b.untils) AS e (was_from, was_until) CROSS JOIN LATERAL (
            VALUES (month_number(e.was_from), m.came, 1), (month_number(e.was_from), m.went, -1),
              (month_number(e.was_until), m.came, -1), (month_number(e.was_until), m.went, 1)) AS pair (x, y, n)
        ) AS c (kind, x, y, n)
        WHERE c.x IS NOT NULL AND c.y IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(s.sign * c.n) <> 0 ORDER BY 1, 2, 3, 4, 5, 6;
        RETURN NULL;
      END $trigger$ $body$, lower(event), stays);
    EXECUTE format('CREATE TRIGGER stay_%1$s AFTER %2$s ON customer_stay REFERENCING %3$s FOR EACH STATEMENT EXECUTE FUNCTION stay_%1$s()',
      lower(event), event, transitions);
  END LOOP;
END $maker$;
--> statement-breakpoint
-- Folds a portion of deltas; what comes to nothing goes.
CREATE FUNCTION fold_stays(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  folded integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('candor.fold_stays'));
  WITH gone AS (
    DELETE FROM stay_delta WHERE ctid = ANY (ARRAY(SELECT ctid FROM stay_delta LIMIT most))
    RETURNING workspace_id, dimension, value, kind, x, y, n
  ), per_key AS (
    SELECT workspace_id, dimension, value, kind, x, y, sum(n)::integer AS n, count(*) AS deltas FROM gone GROUP BY 1, 2, 3, 4, 5, 6
  ), stored AS (
    INSERT INTO stay_tally AS t (workspace_id, dimension, value, kind, x, y, n)
    SELECT workspace_id, dimension, value, kind, x, y, n FROM per_key WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, dimension, value, kind, x, y) DO UPDATE SET n = t.n + excluded.n
  )
  SELECT coalesce(sum(deltas), 0) INTO folded FROM per_key;
  RETURN folded;
END $$;
