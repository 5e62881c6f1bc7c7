CREATE TABLE "dashboard" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"tiles" jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "dashboard_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "dashboard" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "home_choice" (
	"workspace_id" uuid NOT NULL,
	"who" text NOT NULL,
	"dashboard_id" uuid,
	"saved_view_id" uuid,
	CONSTRAINT "home_choice_workspace_id_who_pk" PRIMARY KEY("workspace_id","who"),
	CONSTRAINT "home_choice_one" CHECK (dashboard_id is null or saved_view_id is null)
);
--> statement-breakpoint
ALTER TABLE "home_choice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_view" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"path" text NOT NULL,
	"query" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "saved_view_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_number" (
	"workspace_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"metric" text NOT NULL,
	"survey_id" uuid,
	"survey_name" text,
	"question_id" text,
	"dimension" text DEFAULT '' NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"scale" text,
	"reading" double precision,
	"low" double precision,
	"high" double precision,
	"method" text,
	"n" integer NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"suppressed" smallint DEFAULT 0 NOT NULL,
	"counts" jsonb NOT NULL,
	"inputs" jsonb NOT NULL,
	CONSTRAINT "closed_number_workspace_id_period_id_ordinal_pk" PRIMARY KEY("workspace_id","period_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "closed_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_period" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"zone" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"note" text DEFAULT '' NOT NULL,
	"reopened_at" timestamp with time zone,
	"reopened_by" uuid,
	"reopen_reason" text,
	CONSTRAINT "closed_period_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "closed_period_order" CHECK (to_day > from_day),
	CONSTRAINT "closed_period_reopened" CHECK ((reopened_at is null) = (reopen_reason is null))
);
--> statement-breakpoint
ALTER TABLE "closed_period" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restatement" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "restatement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"period_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cause" text NOT NULL,
	"import_id" uuid,
	"survey_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"series" smallint NOT NULL,
	"bucket_before" smallint,
	"bucket_after" smallint,
	"n" integer NOT NULL,
	"response_ids" uuid[] NOT NULL,
	CONSTRAINT "restatement_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "restatement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "dashboard" ADD CONSTRAINT "dashboard_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_choice" ADD CONSTRAINT "home_choice_workspace_id_dashboard_id_dashboard_workspace_id_id_fk" FOREIGN KEY ("workspace_id","dashboard_id") REFERENCES "public"."dashboard"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_choice" ADD CONSTRAINT "home_choice_workspace_id_saved_view_id_saved_view_workspace_id_id_fk" FOREIGN KEY ("workspace_id","saved_view_id") REFERENCES "public"."saved_view"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_number" ADD CONSTRAINT "closed_number_workspace_id_period_id_closed_period_workspace_id_id_fk" FOREIGN KEY ("workspace_id","period_id") REFERENCES "public"."closed_period"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_period" ADD CONSTRAINT "closed_period_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restatement" ADD CONSTRAINT "restatement_workspace_id_period_id_closed_period_workspace_id_id_fk" FOREIGN KEY ("workspace_id","period_id") REFERENCES "public"."closed_period"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dashboard_owner" ON "dashboard" USING btree ("workspace_id","owner_id");--> statement-breakpoint
CREATE INDEX "saved_view_owner" ON "saved_view" USING btree ("workspace_id","owner_id");--> statement-breakpoint
CREATE INDEX "closed_number_total" ON "closed_number" USING btree ("workspace_id","period_id","metric") WHERE dimension = '';--> statement-breakpoint
CREATE UNIQUE INDEX "closed_period_days" ON "closed_period" USING btree ("workspace_id","from_day","to_day") WHERE reopened_at is null;--> statement-breakpoint
CREATE INDEX "closed_period_to_day" ON "closed_period" USING btree ("workspace_id","to_day") WHERE reopened_at is null;--> statement-breakpoint
CREATE INDEX "restatement_period" ON "restatement" USING btree ("workspace_id","period_id","at");--> statement-breakpoint
CREATE POLICY "tenant" ON "dashboard" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "home_choice" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "saved_view" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "closed_number" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "closed_period" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "restatement" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "closed_period" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_number" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restatement" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "dashboard" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "home_choice" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- As before; and what touches the days of a closed period is written down, with why. Without one that costs a look.
CREATE OR REPLACE FUNCTION answer_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
  SELECT a.workspace_id, a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, count(*)
  FROM added a CROSS JOIN LATERAL unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) AS d (dimension, value)
  WHERE a.bucket IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  IF EXISTS (SELECT 1 FROM closed_period WHERE reopened_at IS NULL AND to_day >= (SELECT min(day) FROM added)) THEN
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
CREATE OR REPLACE FUNCTION answer_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
  SELECT a.workspace_id, a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, -count(*)
  FROM removed a CROSS JOIN LATERAL unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) AS d (dimension, value)
  WHERE a.bucket IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
  IF EXISTS (SELECT 1 FROM closed_period WHERE reopened_at IS NULL AND to_day >= (SELECT min(day) FROM removed)) THEN
    -- Answers go before their response: it still says which import brought it.
    INSERT INTO restatement (workspace_id, period_id, at, cause, import_id, survey_id, question_id, series, bucket_before, n, response_ids)
    SELECT a.workspace_id, p.id, now(), CASE i.status WHEN 'undoing' THEN 'import_undone' ELSE 'deleted' END,
      CASE i.status WHEN 'undoing' THEN i.id END,
      a.survey_id, a.question_id, a.series, a.bucket, count(*), (array_agg(a.response_id ORDER BY a.response_id))[1:50]
    FROM removed a
    JOIN closed_period p ON p.workspace_id = a.workspace_id AND p.reopened_at IS NULL AND a.day BETWEEN p.from_day AND p.to_day
    LEFT JOIN response r ON r.workspace_id = a.workspace_id AND r.id = a.response_id
    LEFT JOIN import i ON i.workspace_id = r.workspace_id AND i.id = r.import_id
    WHERE a.bucket IS NOT NULL
    GROUP BY a.workspace_id, p.id, i.id, i.status, a.survey_id, a.question_id, a.series, a.bucket;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION answer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF EXISTS (SELECT 1 FROM closed_period WHERE reopened_at IS NULL
      AND to_day >= least((SELECT min(day) FROM removed), (SELECT min(day) FROM added))) THEN
    INSERT INTO restatement (workspace_id, period_id, at, cause, import_id, survey_id, question_id, series, bucket_before, bucket_after, n, response_ids)
    SELECT c.workspace_id, c.period_id, now(), c.cause, NULL, c.survey_id, c.question_id, c.series, c.bucket_before, c.bucket_after,
      count(*), (array_agg(c.response_id ORDER BY c.response_id))[1:50]
    FROM (
      SELECT a.workspace_id, p.id AS period_id, a.response_id, a.survey_id, a.question_id, a.series,
        CASE WHEN o.day BETWEEN p.from_day AND p.to_day THEN o.bucket END AS bucket_before,
        CASE WHEN a.day BETWEEN p.from_day AND p.to_day THEN a.bucket END AS bucket_after,
        o.dim_names IS DISTINCT FROM a.dim_names OR o.dim_values IS DISTINCT FROM a.dim_values AS regrouped,
        CASE
          WHEN o.day <> a.day THEN 'moved'
          WHEN o.state = a.state AND o.bucket IS DISTINCT FROM a.bucket THEN 'corrected'
          WHEN o.state = a.state THEN 'regrouped'
          WHEN a.state = 3 THEN 'excluded'
          WHEN a.state = 2 THEN 'held'
          WHEN a.state = 4 THEN 'replaced'
          WHEN o.state = 2 THEN 'released'
          WHEN o.state = 3 THEN 'restored'
          WHEN o.state = 4 THEN 'counts_again'
          ELSE 'corrected'
        END AS cause
      FROM removed o
      JOIN added a ON a.workspace_id = o.workspace_id AND a.response_id = o.response_id AND a.question_id = o.question_id
      JOIN closed_period p ON p.workspace_id = a.workspace_id AND p.reopened_at IS NULL
        AND (o.day BETWEEN p.from_day AND p.to_day OR a.day BETWEEN p.from_day AND p.to_day)
    ) c
    WHERE c.bucket_before IS DISTINCT FROM c.bucket_after OR (c.regrouped AND c.bucket_after IS NOT NULL)
    GROUP BY c.workspace_id, c.period_id, c.cause, c.survey_id, c.question_id, c.series, c.bucket_before, c.bucket_after;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- When a response was stored, out of its id; null where the id says nothing (random ones).
CREATE FUNCTION stored_at(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN substr(id::text, 15, 1) = '7'
    THEN to_timestamp(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0) END
$$;
--> statement-breakpoint
-- As before, but never into a closed period: what it held when it was closed keeps its state, and what came later into its
-- days is replaced only by answers of those days.
CREATE OR REPLACE FUNCTION settle_repeats(of_survey uuid, of_customer uuid, policy text, window_days integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  changed integer;
BEGIN
  PERFORM 1 FROM customer WHERE workspace_id = tenant AND id = of_customer FOR UPDATE;
  WITH should AS (
    SELECT r.id, CASE WHEN policy <> 'all' AND EXISTS (
        SELECT 1 FROM response o
        WHERE o.workspace_id = tenant AND o.customer_id = of_customer AND o.survey_id = of_survey AND o.id <> r.id
          AND o.state IN ('counted', 'superseded') AND o.first_scored_at IS NOT NULL
          AND (p.closed_at IS NULL OR o.day BETWEEN p.from_day AND p.to_day)
          AND CASE policy
            WHEN 'latest' THEN (o.answered_at, o.id) > (r.answered_at, r.id) AND o.answered_at <= r.answered_at + make_interval(days => window_days)
            ELSE (o.answered_at, o.id) < (r.answered_at, r.id) AND o.answered_at >= r.answered_at - make_interval(days => window_days)
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
