CREATE TABLE "mailing" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"state" text NOT NULL,
	"audience" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"quarantine_days" integer NOT NULL,
	"daily_cap" integer,
	"link_days" integer NOT NULL,
	"reminds" boolean NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"stall" text,
	"stalls" integer DEFAULT 0 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "mailing_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "mailing_ended" CHECK ((state in ('cancelled', 'done')) = (ended_at is not null)),
	CONSTRAINT "mailing_rests" CHECK (state = 'sending' or next_at is null)
);
--> statement-breakpoint
ALTER TABLE "mailing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mailing_recipient" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mailing_id" uuid NOT NULL,
	"customer_id" uuid,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"due_at" timestamp with time zone NOT NULL,
	"attempted_at" timestamp with time zone,
	"invitation_id" uuid,
	CONSTRAINT "mailing_recipient_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "mailing_recipient" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "link_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipient" ADD CONSTRAINT "mailing_recipient_workspace_id_mailing_id_mailing_workspace_id_id_fk" FOREIGN KEY ("workspace_id","mailing_id") REFERENCES "public"."mailing"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipient" ADD CONSTRAINT "mailing_recipient_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mailing_survey" ON "mailing" USING btree ("workspace_id","survey_id","created_at");--> statement-breakpoint
CREATE INDEX "mailing_next" ON "mailing" USING btree ("workspace_id","next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "mailing_recipient_due" ON "mailing_recipient" USING btree ("workspace_id","mailing_id","state","due_at","id");--> statement-breakpoint
CREATE INDEX "mailing_recipient_customer" ON "mailing_recipient" USING btree ("workspace_id","customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "mailing" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "mailing_recipient" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "mailing" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mailing_recipient" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Which mailings are due, under each workspace's own setting, as find_due_digests walks.
CREATE FUNCTION find_due_mailings(at timestamptz, most integer) RETURNS TABLE (workspace_id uuid, mailing_id uuid)
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
      SELECT tenant.id, m.id FROM mailing m WHERE m.workspace_id = tenant.id AND m.next_at <= at;
    GET DIAGNOSTICS added = ROW_COUNT;
    found := found + added;
    EXIT WHEN found >= most;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
