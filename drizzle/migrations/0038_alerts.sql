CREATE TABLE "alert" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"direction" text NOT NULL,
	"assessment" text NOT NULL,
	"since" date NOT NULL,
	"left_on" date NOT NULL,
	"last_week" date NOT NULL,
	"before_from" date NOT NULL,
	"before_to" date NOT NULL,
	"before_value" double precision,
	"before_low" double precision,
	"before_high" double precision,
	"before_n" integer NOT NULL,
	"after_value" double precision,
	"after_low" double precision,
	"after_high" double precision,
	"after_n" integer NOT NULL,
	"difference" double precision,
	"difference_low" double precision,
	"difference_high" double precision,
	"moved_name" text,
	"moved_value" text,
	"moved_before" double precision,
	"moved_after" double precision,
	"opened_at" timestamp with time zone NOT NULL,
	"returned_on" date,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" uuid,
	"note" text DEFAULT '' NOT NULL,
	"real" boolean DEFAULT false NOT NULL,
	"previous_from" date,
	"snoozed_until" date,
	CONSTRAINT "alert_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_check" (
	"workspace_id" uuid NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_check_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "alert_check" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_follow" (
	"workspace_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"following" boolean NOT NULL,
	CONSTRAINT "alert_follow_workspace_id_rule_id_user_id_pk" PRIMARY KEY("workspace_id","rule_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "alert_follow" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_mail" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"numbers" text NOT NULL,
	"answers" boolean DEFAULT false NOT NULL,
	"answers_since" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"claim" uuid,
	"reason" text,
	"code" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "alert_mail_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "alert_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_rule" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"metric" text NOT NULL,
	"survey_id" uuid,
	"question_id" text,
	"segment_name" text,
	"segment_value" text,
	"usual" boolean DEFAULT false NOT NULL,
	"baseline_from" date,
	"created_at" timestamp with time zone NOT NULL,
	"standing" text,
	"weeks" smallint DEFAULT 0 NOT NULL,
	"judged_week" date,
	CONSTRAINT "alert_rule_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "alert_rule_number" UNIQUE NULLS NOT DISTINCT("workspace_id","metric","survey_id","question_id","segment_name","segment_value"),
	CONSTRAINT "alert_rule_segment" CHECK ((segment_name is null) = (segment_value is null)),
	CONSTRAINT "alert_rule_question" CHECK (question_id is null or survey_id is not null)
);
--> statement-breakpoint
ALTER TABLE "alert_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_told" (
	"workspace_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_told_workspace_id_alert_id_user_id_pk" PRIMARY KEY("workspace_id","alert_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "alert_told" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_rule_id_alert_rule_workspace_id_id_fk" FOREIGN KEY ("workspace_id","rule_id") REFERENCES "public"."alert_rule"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_check" ADD CONSTRAINT "alert_check_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_follow" ADD CONSTRAINT "alert_follow_workspace_id_rule_id_alert_rule_workspace_id_id_fk" FOREIGN KEY ("workspace_id","rule_id") REFERENCES "public"."alert_rule"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_follow" ADD CONSTRAINT "alert_follow_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_mail" ADD CONSTRAINT "alert_mail_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_told" ADD CONSTRAINT "alert_told_workspace_id_alert_id_alert_workspace_id_id_fk" FOREIGN KEY ("workspace_id","alert_id") REFERENCES "public"."alert"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_told" ADD CONSTRAINT "alert_told_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_out" ON "alert" USING btree ("workspace_id","rule_id") WHERE returned_on is null and not real;--> statement-breakpoint
CREATE INDEX "alert_opened" ON "alert" USING btree ("workspace_id","opened_at");--> statement-breakpoint
CREATE INDEX "alert_mail_next" ON "alert_mail" USING btree ("workspace_id","next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "alert" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_check" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_follow" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_mail" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_rule" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_told" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "alert_rule" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_follow" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_told" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_mail" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_check" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Whose mail about alerts is due, under each workspace's own setting, as find_due_digests walks.
CREATE FUNCTION find_due_alert_mails(at timestamptz, most integer) RETURNS TABLE (workspace_id uuid, user_id uuid)
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant record;
  found integer := 0;
  added integer;
BEGIN
  FOR tenant IN SELECT w.id FROM workspace w ORDER BY w.id LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    RETURN QUERY
      SELECT tenant.id, m.user_id FROM alert_mail m WHERE m.workspace_id = tenant.id AND m.next_try_at <= at;
    GET DIAGNOSTICS added = ROW_COUNT;
    found := found + added;
    EXIT WHEN found >= most;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
