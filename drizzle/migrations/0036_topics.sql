CREATE TABLE "comment" (
	"workspace_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"day" date NOT NULL,
	"counted" boolean NOT NULL,
	"question_id" text DEFAULT '' NOT NULL,
	"series" smallint DEFAULT 0 NOT NULL,
	"score" smallint,
	"dim_names" text[] DEFAULT '{}' NOT NULL,
	"dim_values" text[] DEFAULT '{}' NOT NULL,
	"language" text NOT NULL,
	"topics" uuid[] DEFAULT '{}' NOT NULL,
	"personal" text[] DEFAULT '{}' NOT NULL,
	"hidden_at" timestamp with time zone,
	CONSTRAINT "comment_workspace_id_response_id_pk" PRIMARY KEY("workspace_id","response_id")
);
--> statement-breakpoint
ALTER TABLE "comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comment_change" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "comment_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"response_id" uuid NOT NULL,
	CONSTRAINT "comment_change_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "comment_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comment_tag" (
	"workspace_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_tag_workspace_id_tag_id_response_id_pk" PRIMARY KEY("workspace_id","tag_id","response_id")
);
--> statement-breakpoint
ALTER TABLE "comment_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comment_topic" (
	"workspace_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"day" date NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "comment_topic_workspace_id_topic_id_response_id_pk" PRIMARY KEY("workspace_id","topic_id","response_id")
);
--> statement-breakpoint
ALTER TABLE "comment_topic" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tag" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "tag_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "topic" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"starter" text,
	"name" text NOT NULL,
	"rules" jsonb NOT NULL,
	"replaced" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "topic" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "topic_day" (
	"workspace_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"day" date NOT NULL,
	"topic_id" uuid NOT NULL,
	"value" text NOT NULL,
	"question_id" text NOT NULL,
	"series" smallint NOT NULL,
	"n" integer NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "topic_day_workspace_id_survey_id_dimension_day_topic_id_value_question_id_series_pk" PRIMARY KEY("workspace_id","survey_id","dimension","day","topic_id","value","question_id","series")
);
--> statement-breakpoint
ALTER TABLE "topic_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "topic_suggestion" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"language" text NOT NULL,
	"label" text NOT NULL,
	"terms" text[] NOT NULL,
	"found" integer NOT NULL,
	"out_of" integer NOT NULL,
	"found_before" integer NOT NULL,
	"out_of_before" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_suggestion_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "topic_suggestion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "topic_work" (
	"workspace_id" uuid NOT NULL,
	"wanted" integer DEFAULT 0 NOT NULL,
	"applied" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"suggested_at" timestamp with time zone,
	CONSTRAINT "topic_work_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "topic_work" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_workspace_id_tag_id_tag_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tag"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_workspace_id_response_id_comment_workspace_id_response_id_fk" FOREIGN KEY ("workspace_id","response_id") REFERENCES "public"."comment"("workspace_id","response_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_topic" ADD CONSTRAINT "comment_topic_workspace_id_topic_id_topic_workspace_id_id_fk" FOREIGN KEY ("workspace_id","topic_id") REFERENCES "public"."topic"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_topic" ADD CONSTRAINT "comment_topic_workspace_id_response_id_comment_workspace_id_response_id_fk" FOREIGN KEY ("workspace_id","response_id") REFERENCES "public"."comment"("workspace_id","response_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag" ADD CONSTRAINT "tag_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_day" ADD CONSTRAINT "topic_day_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_suggestion" ADD CONSTRAINT "topic_suggestion_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_work" ADD CONSTRAINT "topic_work_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_day" ON "comment" USING btree ("workspace_id","survey_id","day","response_id");--> statement-breakpoint
CREATE INDEX "comment_personal" ON "comment" USING btree ("workspace_id","survey_id") WHERE personal <> '{}';--> statement-breakpoint
CREATE INDEX "comment_hidden" ON "comment" USING btree ("workspace_id","response_id") WHERE hidden_at is not null;--> statement-breakpoint
CREATE INDEX "comment_tag_response" ON "comment_tag" USING btree ("workspace_id","response_id");--> statement-breakpoint
CREATE INDEX "comment_topic_day" ON "comment_topic" USING btree ("workspace_id","topic_id","survey_id","day","response_id");--> statement-breakpoint
CREATE INDEX "comment_topic_response" ON "comment_topic" USING btree ("workspace_id","response_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tag_name" ON "tag" USING btree ("workspace_id",lower(name));--> statement-breakpoint
CREATE UNIQUE INDEX "topic_starter" ON "topic" USING btree ("workspace_id","starter") WHERE starter is not null;--> statement-breakpoint
CREATE INDEX "topic_suggestion_survey" ON "topic_suggestion" USING btree ("workspace_id","survey_id","state");--> statement-breakpoint
CREATE POLICY "tenant" ON "comment" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "comment_change" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "comment_tag" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "comment_topic" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "tag" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "topic" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "topic_day" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "topic_suggestion" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "topic_work" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE FUNCTION comment_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO comment_change (workspace_id, response_id)
  SELECT DISTINCT workspace_id, response_id FROM added WHERE text IS NOT NULL AND kind <> 'email';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION comment_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO comment_change (workspace_id, response_id)
  SELECT DISTINCT workspace_id, response_id FROM removed WHERE text IS NOT NULL AND kind <> 'email';
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Whatever of a response changes rewrites all of its answers, so that the words' own row tells of a change of score, day or state.
CREATE FUNCTION comment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO comment_change (workspace_id, response_id)
  SELECT workspace_id, response_id FROM added WHERE text IS NOT NULL AND kind <> 'email'
  UNION
  SELECT workspace_id, response_id FROM removed WHERE text IS NOT NULL AND kind <> 'email';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER comment_added AFTER INSERT ON answer
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION comment_added();
--> statement-breakpoint
CREATE TRIGGER comment_removed AFTER DELETE ON answer
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION comment_removed();
--> statement-breakpoint
CREATE TRIGGER comment_changed AFTER UPDATE ON answer
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION comment_changed();
--> statement-breakpoint
-- The worker asks whose comments changed; it folds them inside their own tenant.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY worker_all ON public.comment_change FOR ALL TO %I USING (true) WITH CHECK (true)', current_setting('candor.worker_role'));
END $$;
--> statement-breakpoint
-- Every comment passes through here: let vacuum come often, as for tally_delta.
ALTER TABLE comment_change SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = 50000);
--> statement-breakpoint
-- The comments that are there already are looked at as if they had just come. The tables' owner sees them for this moment alone.
ALTER TABLE answer NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO comment_change (workspace_id, response_id)
  SELECT DISTINCT workspace_id, response_id FROM answer WHERE text IS NOT NULL AND kind <> 'email';
--> statement-breakpoint
ALTER TABLE answer FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "topic" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "comment" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "comment_topic" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "topic_day" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "comment_change" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "topic_work" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "topic_suggestion" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "tag" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "comment_tag" FORCE ROW LEVEL SECURITY;
