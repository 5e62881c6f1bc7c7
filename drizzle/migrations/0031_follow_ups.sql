CREATE TABLE "follow_up" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"reasons" text[] NOT NULL,
	"response_id" uuid,
	"survey_id" uuid,
	"customer_id" uuid,
	"interaction_id" uuid,
	"question_id" text,
	"scale" text,
	"score" smallint,
	"words" text[] DEFAULT '{}' NOT NULL,
	"check_in" text,
	"owner_id" uuid,
	"state" text DEFAULT 'new' NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"first_contact_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"cause" text,
	"cause_words" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recovered_at" timestamp with time zone,
	"recovered_response_id" uuid,
	"told_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "follow_up_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "follow_up_closed" CHECK ((closed_at is not null) = (state in ('solved', 'not_solvable', 'withdrawn')))
);
--> statement-breakpoint
ALTER TABLE "follow_up" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "follow_up_event" (
	"workspace_id" uuid NOT NULL,
	"follow_up_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"what" text NOT NULL,
	"before" text,
	"after" text,
	CONSTRAINT "follow_up_event_workspace_id_follow_up_id_id_pk" PRIMARY KEY("workspace_id","follow_up_id","id")
);
--> statement-breakpoint
ALTER TABLE "follow_up_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "follow_up_mail" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"next_try_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"claim" uuid,
	"reason" text,
	"code" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "follow_up_mail_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "follow_up_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "follow_up_rules" (
	"workspace_id" uuid NOT NULL,
	"rules" jsonb,
	"turn" integer DEFAULT 0 NOT NULL,
	"checked_day" date,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_up_rules_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "follow_up_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE set null ("customer_id") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE set null ("interaction_id") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_event" ADD CONSTRAINT "follow_up_event_workspace_id_follow_up_id_follow_up_workspace_id_id_fk" FOREIGN KEY ("workspace_id","follow_up_id") REFERENCES "public"."follow_up"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_mail" ADD CONSTRAINT "follow_up_mail_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_rules" ADD CONSTRAINT "follow_up_rules_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_source" ON "follow_up" USING btree ("workspace_id","source");--> statement-breakpoint
CREATE INDEX "follow_up_due" ON "follow_up" USING btree ("workspace_id","due_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "follow_up_recent" ON "follow_up" USING btree ("workspace_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "follow_up_day" ON "follow_up" USING btree ("workspace_id","day");--> statement-breakpoint
CREATE INDEX "follow_up_response" ON "follow_up" USING btree ("workspace_id","response_id") WHERE response_id is not null;--> statement-breakpoint
CREATE INDEX "follow_up_customer" ON "follow_up" USING btree ("workspace_id","customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "follow_up_interaction" ON "follow_up" USING btree ("workspace_id","interaction_id") WHERE interaction_id is not null;--> statement-breakpoint
CREATE INDEX "follow_up_untold" ON "follow_up" USING btree ("workspace_id","owner_id") WHERE told_at is null and closed_at is null;--> statement-breakpoint
CREATE INDEX "follow_up_mail_next" ON "follow_up_mail" USING btree ("workspace_id","next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX "invitation_response" ON "invitation" USING btree ("workspace_id","response_id") WHERE response_id is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "follow_up" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "follow_up_event" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "follow_up_mail" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "follow_up_rules" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "follow_up" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "follow_up_event" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "follow_up_mail" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "follow_up_rules" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Whose mail about follow-ups is due, under each workspace's own setting, as find_due_digests walks.
CREATE FUNCTION find_due_follow_up_mails(at timestamptz, most integer) RETURNS TABLE (workspace_id uuid, user_id uuid)
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
      SELECT tenant.id, m.user_id FROM follow_up_mail m WHERE m.workspace_id = tenant.id AND m.next_try_at <= at;
    GET DIAGNOSTICS added = ROW_COUNT;
    found := found + added;
    EXIT WHEN found >= most;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
