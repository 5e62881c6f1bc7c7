CREATE TABLE "follow_up_notice" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"follow_up_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "follow_up_notice_workspace_id_user_id_follow_up_id_kind_pk" PRIMARY KEY("workspace_id","user_id","follow_up_id","kind")
);
--> statement-breakpoint
ALTER TABLE "follow_up_notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "parts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "overdue_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "escalate_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "escalated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_up_notice" ADD CONSTRAINT "follow_up_notice_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_notice" ADD CONSTRAINT "follow_up_notice_workspace_id_follow_up_id_follow_up_workspace_id_id_fk" FOREIGN KEY ("workspace_id","follow_up_id") REFERENCES "public"."follow_up"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_up_notice_of" ON "follow_up_notice" USING btree ("workspace_id","follow_up_id");--> statement-breakpoint
CREATE INDEX "follow_up_escalate" ON "follow_up" USING btree ("workspace_id","escalate_at") WHERE escalate_at is not null and escalated_at is null and closed_at is null;--> statement-breakpoint
CREATE POLICY "tenant" ON "follow_up_notice" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "follow_up_notice" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Where a follow-up has become overdue since some instant, or is to be escalated by now: under each workspace's own setting, as
-- find_due_follow_up_mails walks.
CREATE FUNCTION find_due_follow_ups(since timestamptz, at timestamptz, most integer) RETURNS TABLE (workspace_id uuid)
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant record;
  found integer := 0;
BEGIN
  FOR tenant IN SELECT w.id FROM workspace w ORDER BY w.id LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    IF EXISTS (SELECT FROM follow_up f WHERE f.workspace_id = tenant.id AND f.closed_at IS NULL AND f.due_at > since AND f.due_at <= at
        AND f.overdue_at IS NULL)
      OR EXISTS (SELECT FROM follow_up f WHERE f.workspace_id = tenant.id AND f.closed_at IS NULL AND f.escalated_at IS NULL
        AND f.escalate_at IS NOT NULL AND f.escalate_at <= at) THEN
      workspace_id := tenant.id;
      RETURN NEXT;
      found := found + 1;
      EXIT WHEN found >= most;
    END IF;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
