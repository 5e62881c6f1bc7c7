CREATE TABLE "digest" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"active" boolean NOT NULL,
	"cadence" text NOT NULL,
	"weekday" smallint NOT NULL,
	"month_day" smallint NOT NULL,
	"hour" smallint NOT NULL,
	"zone" text NOT NULL,
	"locale" text,
	"survey_ids" uuid[],
	"with_comments" boolean NOT NULL,
	"with_goals" boolean NOT NULL,
	"quiet" smallint DEFAULT 0 NOT NULL,
	"paused_at" timestamp with time zone,
	"pause_reason" text,
	"next_day" date,
	"next_at" timestamp with time zone,
	CONSTRAINT "digest_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id"),
	CONSTRAINT "digest_day" CHECK (weekday between 1 and 7 and month_day between 1 and 28 and hour between 0 and 23),
	CONSTRAINT "digest_next" CHECK ((next_at is null) = (next_day is null) and (active or next_at is null)),
	CONSTRAINT "digest_pause" CHECK ((paused_at is null) = (pause_reason is null))
);
--> statement-breakpoint
ALTER TABLE "digest" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "digest_delivery" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"period" text NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"code" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone,
	"claim" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "digest_delivery_workspace_id_user_id_period_pk" PRIMARY KEY("workspace_id","user_id","period")
);
--> statement-breakpoint
ALTER TABLE "digest_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_delivery" ADD CONSTRAINT "digest_delivery_workspace_id_user_id_digest_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."digest"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digest_next_at" ON "digest" USING btree ("workspace_id","next_at");--> statement-breakpoint
CREATE INDEX "digest_delivery_next" ON "digest_delivery" USING btree ("workspace_id","next_try_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "digest" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "digest_delivery" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "digest" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "digest_delivery" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whose mail is due: the worker asks every half minute. It walks through the workspaces under each one's own setting, so
-- that no policy of these tables has to reach past a tenant.
CREATE FUNCTION find_due_digests(at timestamptz, most integer) RETURNS TABLE (workspace_id uuid, user_id uuid) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant record;
  found integer := 0;
  added integer;
BEGIN
  FOR tenant IN SELECT w.id FROM workspace w ORDER BY w.id LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    RETURN QUERY
      SELECT tenant.id, d.user_id FROM digest d WHERE d.workspace_id = tenant.id AND d.next_at <= at
      UNION
      SELECT tenant.id, e.user_id FROM digest_delivery e WHERE e.workspace_id = tenant.id AND e.next_try_at <= at;
    GET DIAGNOSTICS added = ROW_COUNT;
    found := found + added;
    EXIT WHEN found >= most;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
