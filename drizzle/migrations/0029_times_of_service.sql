CREATE TABLE "interaction_delta" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "interaction_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"n" smallint NOT NULL,
	"day" date NOT NULL,
	"first_solved_day" date,
	"solved_day" date,
	"channel" text NOT NULL,
	"team" text NOT NULL,
	"agent" text NOT NULL,
	"priority" text NOT NULL,
	"reopened" boolean NOT NULL,
	"one_touch" boolean NOT NULL,
	"first_response" integer,
	"first_response_business" integer,
	"next_response" integer,
	"next_response_business" integer,
	"first_resolution" integer,
	"first_resolution_business" integer,
	"resolution" integer,
	"resolution_business" integer,
	"requester_wait" integer,
	"requester_wait_business" integer,
	CONSTRAINT "interaction_delta_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "interaction_delta" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_setting" (
	"workspace_id" uuid NOT NULL,
	"speed_bands" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "service_setting_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "service_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "time_day" (
	"workspace_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"span" text NOT NULL,
	"day" date NOT NULL,
	"value" text NOT NULL,
	"opened" integer NOT NULL,
	"solved_once" integer NOT NULL,
	"reopened" integer NOT NULL,
	"solved" integer NOT NULL,
	"one_touch" integer NOT NULL,
	"first_response" "bytea",
	"first_response_business" "bytea",
	"next_response" "bytea",
	"next_response_business" "bytea",
	"first_resolution" "bytea",
	"first_resolution_business" "bytea",
	"resolution" "bytea",
	"resolution_business" "bytea",
	"requester_wait" "bytea",
	"requester_wait_business" "bytea",
	CONSTRAINT "time_day_workspace_id_dimension_span_day_value_pk" PRIMARY KEY("workspace_id","dimension","span","day","value")
);
--> statement-breakpoint
ALTER TABLE "time_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "first_solved_day" date;--> statement-breakpoint
ALTER TABLE "service_setting" ADD CONSTRAINT "service_setting_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interaction_first_solved" ON "interaction" USING btree ("workspace_id","first_solved_day") WHERE first_solved_day is not null;--> statement-breakpoint
CREATE INDEX "response_interaction" ON "response" USING btree ("workspace_id",(identity->>'interaction')) WHERE identity->>'interaction' is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "interaction_delta" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "service_setting" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "time_day" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "interaction_delta" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "service_setting" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "time_day" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
DO $$
DECLARE
  worker text := current_setting('candor.worker_role');
BEGIN
  EXECUTE format('CREATE POLICY worker_all ON public.time_day FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('CREATE POLICY worker_all ON public.interaction_delta FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
END $$;
--> statement-breakpoint
-- A histogram is compressed by itself already; a fold rewrites it whole.
ALTER TABLE time_day ALTER first_response SET STORAGE EXTERNAL, ALTER first_response_business SET STORAGE EXTERNAL,
  ALTER next_response SET STORAGE EXTERNAL, ALTER next_response_business SET STORAGE EXTERNAL,
  ALTER first_resolution SET STORAGE EXTERNAL, ALTER first_resolution_business SET STORAGE EXTERNAL,
  ALTER resolution SET STORAGE EXTERNAL, ALTER resolution_business SET STORAGE EXTERNAL,
  ALTER requester_wait SET STORAGE EXTERNAL, ALTER requester_wait_business SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Every interaction passes through here: let vacuum come often, as for tally_delta.
ALTER TABLE interaction_delta SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = 50000);
--> statement-breakpoint
-- Days of the first solution for interactions of the version before.
UPDATE interaction i SET first_solved_day = (i.first_solved_at AT TIME ZONE w.zone)::date
  FROM workspace w WHERE w.id = i.workspace_id AND i.first_solved_at IS NOT NULL;
--> statement-breakpoint
-- What counts of an interaction, as a delta; merged, spam and deleted ones count nowhere. One-touch: solved by one reply at
-- most and never opened again. It belongs to the agent who solved it, until then to the one who has it.
CREATE FUNCTION interaction_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO interaction_delta (workspace_id, n, day, first_solved_day, solved_day, channel, team, agent, priority, reopened, one_touch,
    first_response, first_response_business, next_response, next_response_business, first_resolution, first_resolution_business,
    resolution, resolution_business, requester_wait, requester_wait_business)
  SELECT workspace_id, 1, day, first_solved_day, solved_day, channel, coalesce(team, '') AS team, coalesce(solved_by, agent, '') AS agent,
    coalesce(priority, '') AS priority, reopens > 0 AS reopened,
    solved_day IS NOT NULL AND agent_replies <= 1 AND reopens = 0 AS one_touch,
    first_response_seconds, first_response_business_seconds, next_response_seconds, next_response_business_seconds,
    first_resolution_seconds, first_resolution_business_seconds, resolution_seconds, resolution_business_seconds,
    requester_wait_seconds, requester_wait_business_seconds
  FROM added WHERE left_out IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER interaction_added AFTER INSERT ON interaction
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION interaction_added();
--> statement-breakpoint
CREATE FUNCTION interaction_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO interaction_delta (workspace_id, n, day, first_solved_day, solved_day, channel, team, agent, priority, reopened, one_touch,
    first_response, first_response_business, next_response, next_response_business, first_resolution, first_resolution_business,
    resolution, resolution_business, requester_wait, requester_wait_business)
  SELECT workspace_id, -1, day, first_solved_day, solved_day, channel, coalesce(team, '') AS team, coalesce(solved_by, agent, '') AS agent,
    coalesce(priority, '') AS priority, reopens > 0 AS reopened,
    solved_day IS NOT NULL AND agent_replies <= 1 AND reopens = 0 AS one_touch,
    first_response_seconds, first_response_business_seconds, next_response_seconds, next_response_business_seconds,
    first_resolution_seconds, first_resolution_business_seconds, resolution_seconds, resolution_business_seconds,
    requester_wait_seconds, requester_wait_business_seconds
  FROM removed WHERE left_out IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER interaction_removed AFTER DELETE ON interaction
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION interaction_removed();
--> statement-breakpoint
-- A change of what counts nowhere (a subject, a customer) leaves no delta.
CREATE FUNCTION interaction_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO interaction_delta (workspace_id, n, day, first_solved_day, solved_day, channel, team, agent, priority, reopened, one_touch,
    first_response, first_response_business, next_response, next_response_business, first_resolution, first_resolution_business,
    resolution, resolution_business, requester_wait, requester_wait_business)
  SELECT workspace_id, sum(sign), day, first_solved_day, solved_day, channel, team, agent, priority, reopened, one_touch,
    first_response_seconds, first_response_business_seconds, next_response_seconds, next_response_business_seconds,
    first_resolution_seconds, first_resolution_business_seconds, resolution_seconds, resolution_business_seconds,
    requester_wait_seconds, requester_wait_business_seconds
  FROM (
    SELECT workspace_id, id, -1 AS sign, day, first_solved_day, solved_day, channel, coalesce(team, '') AS team, coalesce(solved_by, agent, '') AS agent,
    coalesce(priority, '') AS priority, reopens > 0 AS reopened,
    solved_day IS NOT NULL AND agent_replies <= 1 AND reopens = 0 AS one_touch,
    first_response_seconds, first_response_business_seconds, next_response_seconds, next_response_business_seconds,
    first_resolution_seconds, first_resolution_business_seconds, resolution_seconds, resolution_business_seconds,
    requester_wait_seconds, requester_wait_business_seconds
    FROM removed WHERE left_out IS NULL
    UNION ALL
    SELECT workspace_id, id, 1, day, first_solved_day, solved_day, channel, coalesce(team, '') AS team, coalesce(solved_by, agent, '') AS agent,
    coalesce(priority, '') AS priority, reopens > 0 AS reopened,
    solved_day IS NOT NULL AND agent_replies <= 1 AND reopens = 0 AS one_touch,
    first_response_seconds, first_response_business_seconds, next_response_seconds, next_response_business_seconds,
    first_resolution_seconds, first_resolution_business_seconds, resolution_seconds, resolution_business_seconds,
    requester_wait_seconds, requester_wait_business_seconds
    FROM added WHERE left_out IS NULL
  ) AS image
  GROUP BY workspace_id, id, day, first_solved_day, solved_day, channel, team, agent, priority, reopened, one_touch,
    first_response_seconds, first_response_business_seconds, next_response_seconds, next_response_business_seconds,
    first_resolution_seconds, first_resolution_business_seconds, resolution_seconds, resolution_business_seconds,
    requester_wait_seconds, requester_wait_business_seconds
  HAVING sum(sign) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER interaction_changed AFTER UPDATE ON interaction
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION interaction_changed();
