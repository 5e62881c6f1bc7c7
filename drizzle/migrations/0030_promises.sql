CREATE TABLE "business_calendar" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "business_calendar_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "business_calendar" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "business_calendar_version" (
	"workspace_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "business_calendar_version_workspace_id_calendar_id_version_pk" PRIMARY KEY("workspace_id","calendar_id","version")
);
--> statement-breakpoint
ALTER TABLE "business_calendar_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_clock" (
	"workspace_id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"ordinal" smallint NOT NULL,
	"policy_id" uuid NOT NULL,
	"policy_version" integer NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"soon_at" timestamp with time zone,
	"left_seconds" integer,
	"ended_at" timestamp with time zone,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"team" text,
	"agent" text,
	"priority" text,
	"soon_told" boolean DEFAULT false NOT NULL,
	"missed_told" boolean DEFAULT false NOT NULL,
	CONSTRAINT "sla_clock_workspace_id_interaction_id_measure_ordinal_pk" PRIMARY KEY("workspace_id","interaction_id","measure","ordinal")
);
--> statement-breakpoint
ALTER TABLE "sla_clock" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_day" (
	"workspace_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"day" date NOT NULL,
	"value" text NOT NULL,
	"policy_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"kept" integer NOT NULL,
	"missed" integer NOT NULL,
	CONSTRAINT "sla_day_workspace_id_dimension_day_value_policy_id_measure_pk" PRIMARY KEY("workspace_id","dimension","day","value","policy_id","measure")
);
--> statement-breakpoint
ALTER TABLE "sla_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_delta" (
	"workspace_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"day" date NOT NULL,
	"value" text NOT NULL,
	"policy_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"kept" integer NOT NULL,
	"missed" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sla_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "sla_delta_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "sla_delta" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_notice" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"ordinal" smallint NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"code" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone,
	"claim" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "sla_notice_workspace_id_user_id_interaction_id_measure_ordinal_kind_pk" PRIMARY KEY("workspace_id","user_id","interaction_id","measure","ordinal","kind")
);
--> statement-breakpoint
ALTER TABLE "sla_notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_policy" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"recipient_ids" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "sla_policy_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "sla_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_policy_version" (
	"workspace_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"active" boolean NOT NULL,
	"position" integer NOT NULL,
	"conditions" jsonb NOT NULL,
	"calendar_id" uuid,
	"soon_kind" text NOT NULL,
	"soon_amount" integer NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sla_policy_version_workspace_id_policy_id_version_pk" PRIMARY KEY("workspace_id","policy_id","version")
);
--> statement-breakpoint
ALTER TABLE "sla_policy_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_run" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"cause" text NOT NULL,
	"subject" uuid NOT NULL,
	"reach" text NOT NULL,
	"state" text NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"last_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "sla_run_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "sla_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_target" (
	"workspace_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"measure" text NOT NULL,
	"minutes" integer NOT NULL,
	"time" text NOT NULL,
	"pauses" text[] NOT NULL,
	CONSTRAINT "sla_target_workspace_id_policy_id_version_measure_pk" PRIMARY KEY("workspace_id","policy_id","version","measure")
);
--> statement-breakpoint
ALTER TABLE "sla_target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "business_calendar" ADD CONSTRAINT "business_calendar_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_calendar_version" ADD CONSTRAINT "business_calendar_version_workspace_id_calendar_id_business_calendar_workspace_id_id_fk" FOREIGN KEY ("workspace_id","calendar_id") REFERENCES "public"."business_calendar"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_clock" ADD CONSTRAINT "sla_clock_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_clock" ADD CONSTRAINT "sla_clock_workspace_id_policy_id_policy_version_sla_policy_version_workspace_id_policy_id_version_fk" FOREIGN KEY ("workspace_id","policy_id","policy_version") REFERENCES "public"."sla_policy_version"("workspace_id","policy_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_notice" ADD CONSTRAINT "sla_notice_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_notice" ADD CONSTRAINT "sla_notice_workspace_id_interaction_id_measure_ordinal_sla_clock_workspace_id_interaction_id_measure_ordinal_fk" FOREIGN KEY ("workspace_id","interaction_id","measure","ordinal") REFERENCES "public"."sla_clock"("workspace_id","interaction_id","measure","ordinal") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_policy" ADD CONSTRAINT "sla_policy_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_policy_version" ADD CONSTRAINT "sla_policy_version_workspace_id_policy_id_sla_policy_workspace_id_id_fk" FOREIGN KEY ("workspace_id","policy_id") REFERENCES "public"."sla_policy"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_run" ADD CONSTRAINT "sla_run_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_target" ADD CONSTRAINT "sla_target_workspace_id_policy_id_version_sla_policy_version_workspace_id_policy_id_version_fk" FOREIGN KEY ("workspace_id","policy_id","version") REFERENCES "public"."sla_policy_version"("workspace_id","policy_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "business_calendar_default" ON "business_calendar" USING btree ("workspace_id") WHERE is_default and deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "business_calendar_name" ON "business_calendar" USING btree ("workspace_id",lower(name)) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "sla_clock_open" ON "sla_clock" USING btree ("workspace_id","state","due_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "sla_clock_soon" ON "sla_clock" USING btree ("workspace_id","soon_at") WHERE state = 'active' and not soon_told;--> statement-breakpoint
CREATE INDEX "sla_clock_untold" ON "sla_clock" USING btree ("workspace_id","day") WHERE not missed_told and state in ('active_breached', 'paused_breached');--> statement-breakpoint
CREATE INDEX "sla_clock_day" ON "sla_clock" USING btree ("workspace_id","day");--> statement-breakpoint
CREATE INDEX "sla_notice_next" ON "sla_notice" USING btree ("workspace_id","next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX "sla_notice_clock" ON "sla_notice" USING btree ("workspace_id","interaction_id","measure","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "sla_policy_name" ON "sla_policy" USING btree ("workspace_id",lower(name)) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "sla_run_recent" ON "sla_run" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "business_calendar" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "business_calendar_version" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_clock" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_day" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_delta" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_notice" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_policy" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_policy_version" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_run" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sla_target" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "business_calendar" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "business_calendar_version" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_policy" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_policy_version" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_target" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_clock" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_day" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_delta" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_notice" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sla_run" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Versions are written once and never changed; they go only with their workspace.
DO $$
DECLARE
  app text := current_setting('candor.app_role');
  worker text := current_setting('candor.worker_role');
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE ON public.business_calendar_version, public.sla_policy_version, public.sla_target FROM %I, %I', app, worker);
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE format('GRANT MAINTAIN ON sla_clock, sla_day TO %I', worker);
  END IF;
END $$;
--> statement-breakpoint
-- The delta table is filled and emptied all day long: let vacuum come often.
ALTER TABLE sla_delta SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = 50000);
--> statement-breakpoint
-- Kept and missed promises are tallied by three triggers that read nothing but what changed. A promise that is neither kept
-- nor missed yet counts nowhere; one that is late counts from then on, answered or not.
CREATE FUNCTION sla_clock_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sla_delta (workspace_id, dimension, day, value, policy_id, measure, kept, missed)
  SELECT c.workspace_id, d.dimension, c.day, d.value, c.policy_id, c.measure,
    count(*) FILTER (WHERE c.state = 'achieved'), count(*) FILTER (WHERE c.state <> 'achieved')
  FROM added c CROSS JOIN LATERAL (VALUES ('', ''), ('channel', c.channel), ('team', c.team), ('agent', c.agent),
    ('priority', c.priority)) AS d (dimension, value)
  WHERE c.state NOT IN ('active', 'paused') AND d.value IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION sla_clock_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sla_delta (workspace_id, dimension, day, value, policy_id, measure, kept, missed)
  SELECT c.workspace_id, d.dimension, c.day, d.value, c.policy_id, c.measure,
    -count(*) FILTER (WHERE c.state = 'achieved'), -count(*) FILTER (WHERE c.state <> 'achieved')
  FROM removed c CROSS JOIN LATERAL (VALUES ('', ''), ('channel', c.channel), ('team', c.team), ('agent', c.agent),
    ('priority', c.priority)) AS d (dimension, value)
  WHERE c.state NOT IN ('active', 'paused') AND d.value IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION sla_clock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sla_delta (workspace_id, dimension, day, value, policy_id, measure, kept, missed)
  SELECT c.workspace_id, d.dimension, c.day, d.value, c.policy_id, c.measure,
    coalesce(sum(c.sign) FILTER (WHERE c.state = 'achieved'), 0), coalesce(sum(c.sign) FILTER (WHERE c.state <> 'achieved'), 0)
  FROM (
    SELECT workspace_id, policy_id, measure, state, day, channel, team, agent, priority, -1 AS sign FROM removed
    UNION ALL
    SELECT workspace_id, policy_id, measure, state, day, channel, team, agent, priority, 1 FROM added
  ) c CROSS JOIN LATERAL (VALUES ('', ''), ('channel', c.channel), ('team', c.team), ('agent', c.agent),
    ('priority', c.priority)) AS d (dimension, value)
  WHERE c.state NOT IN ('active', 'paused') AND d.value IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6
  HAVING coalesce(sum(c.sign) FILTER (WHERE c.state = 'achieved'), 0) <> 0
    OR coalesce(sum(c.sign) FILTER (WHERE c.state <> 'achieved'), 0) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sla_clock_added AFTER INSERT ON sla_clock
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION sla_clock_added();
--> statement-breakpoint
CREATE TRIGGER sla_clock_removed AFTER DELETE ON sla_clock
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION sla_clock_removed();
--> statement-breakpoint
CREATE TRIGGER sla_clock_changed AFTER UPDATE ON sla_clock
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION sla_clock_changed();
--> statement-breakpoint
-- Moves at most `most` deltas into sla_day and says how many; one at a time for all instances. It walks through the
-- workspaces under each one's own setting, so that no policy of these tables has to reach past a tenant.
CREATE FUNCTION fold_promises(most integer) RETURNS integer LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE
  tenant record;
  folded integer := 0;
  moved integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('candor.fold_promises'));
  FOR tenant IN SELECT w.id FROM workspace w ORDER BY w.id LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    WITH gone AS (
      DELETE FROM sla_delta WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM sla_delta WHERE workspace_id = tenant.id LIMIT most - folded))
      RETURNING dimension, day, value, policy_id, measure, kept, missed
    ), per_key AS (
      SELECT dimension, day, value, policy_id, measure, sum(kept)::integer AS kept, sum(missed)::integer AS missed, count(*) AS n
      FROM gone GROUP BY 1, 2, 3, 4, 5
    ), stored AS (
      INSERT INTO sla_day AS t (workspace_id, dimension, day, value, policy_id, measure, kept, missed)
      SELECT tenant.id, dimension, day, value, policy_id, measure, kept, missed FROM per_key ORDER BY 1, 2, 3, 4, 5, 6
      ON CONFLICT (workspace_id, dimension, day, value, policy_id, measure)
        DO UPDATE SET kept = t.kept + excluded.kept, missed = t.missed + excluded.missed
    )
    SELECT coalesce(sum(n), 0) INTO moved FROM per_key;
    folded := folded + moved;
    EXIT WHEN folded >= most;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
  RETURN folded;
END $$;
--> statement-breakpoint
-- Where something is due: workspaces with a promise whose time has come (no member), and members whom a mail waits for.
CREATE FUNCTION find_due_promises(at timestamptz, most integer) RETURNS TABLE (workspace_id uuid, user_id uuid) LANGUAGE plpgsql
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
      SELECT tenant.id, NULL::uuid WHERE EXISTS (
        SELECT FROM sla_clock c WHERE c.workspace_id = tenant.id AND c.state = 'active' AND c.ended_at IS NULL AND c.due_at < at
      ) OR EXISTS (
        SELECT FROM sla_clock c WHERE c.workspace_id = tenant.id AND c.state = 'active' AND NOT c.soon_told AND c.soon_at <= at
      ) OR EXISTS (
        SELECT FROM sla_clock c WHERE c.workspace_id = tenant.id AND NOT c.missed_told AND c.state IN ('active_breached', 'paused_breached')
      )
      UNION ALL
      SELECT DISTINCT tenant.id, n.user_id FROM sla_notice n WHERE n.workspace_id = tenant.id AND n.next_try_at <= at;
    GET DIAGNOSTICS added = ROW_COUNT;
    found := found + added;
    EXIT WHEN found >= most;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
