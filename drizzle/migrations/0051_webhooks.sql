CREATE TABLE "webhook" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"events" text[] NOT NULL,
	"survey_id" uuid,
	"state" text DEFAULT 'active' NOT NULL,
	"state_reason" text,
	"state_at" timestamp with time zone NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"previous_until" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "webhook_disabled" CHECK ((state = 'disabled') = (state_reason is not null))
);
--> statement-breakpoint
ALTER TABLE "webhook" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"event" text NOT NULL,
	"subject_id" uuid,
	"occasion_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"attempted_at" timestamp with time zone,
	"status" smallint,
	"failure" text,
	"reply" text DEFAULT '' NOT NULL,
	"took_ms" integer,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "webhook_delivery_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "webhook_delivery_ended" CHECK ((state = 'waiting') = (ended_at is null)),
	CONSTRAINT "webhook_delivery_next" CHECK ((state = 'waiting') = (next_attempt_at is not null))
);
--> statement-breakpoint
ALTER TABLE "webhook_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_queue" (
	"workspace_id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"next_at" timestamp with time zone,
	"claim" uuid,
	"claimed_until" timestamp with time zone,
	"fails" integer DEFAULT 0 NOT NULL,
	"rest_until" timestamp with time zone,
	CONSTRAINT "webhook_queue_workspace_id_webhook_id_pk" PRIMARY KEY("workspace_id","webhook_id")
);
--> statement-breakpoint
ALTER TABLE "webhook_queue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_workspace_id_webhook_id_webhook_workspace_id_id_fk" FOREIGN KEY ("workspace_id","webhook_id") REFERENCES "public"."webhook"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_queue" ADD CONSTRAINT "webhook_queue_workspace_id_webhook_id_webhook_workspace_id_id_fk" FOREIGN KEY ("workspace_id","webhook_id") REFERENCES "public"."webhook"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_delivery_once" ON "webhook_delivery" USING btree ("workspace_id","webhook_id","event","occasion_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_listed" ON "webhook_delivery" USING btree ("workspace_id","webhook_id","created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" USING btree ("workspace_id","webhook_id","next_attempt_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_delivery_subject" ON "webhook_delivery" USING btree ("workspace_id","subject_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_created" ON "webhook_delivery" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "webhook" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "webhook_delivery" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "webhook_queue" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "webhook" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "webhook_delivery" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "webhook_queue" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Which webhook's turn it is the worker asks across workspaces; everything else of a webhook it reads inside its own.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY worker_all ON public.webhook_queue FOR ALL TO %I USING (true) WITH CHECK (true)',
    current_setting('candor.worker_role'));
END $$;
--> statement-breakpoint
-- As before, but for webhooks: where one of the workspace wants answers, it is said which are new and which are complete, tests
-- aside. Where there is none it is one look into an index a workspace and flush, in a statement of its own: as a branch of the one
-- that stores them it cost every answer 0.03 ms more.
CREATE OR REPLACE FUNCTION store_rows(tenants uuid[], response_ends integer[], answer_ends integer[], responses incoming_response[],
  answers incoming_answer[])
RETURNS TABLE (places integer[]) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET jit = off
  SET enable_seqscan = off AS $$
DECLARE
  response_from integer := 1;
  answer_from integer := 1;
BEGIN
  FOR tenant IN 1 .. cardinality(tenants) LOOP
    PERFORM set_config('app.workspace_id', tenants[tenant]::text, true);
    RETURN QUERY
    WITH incoming AS MATERIALIZED (
      SELECT * FROM unnest(responses[response_from:response_ends[tenant]])
    ), written AS (
      INSERT INTO response (workspace_id, id, survey_id, version, submission_id, revision, customer_id, identity, channel, stage,
        locale, attributes, state, state_reason, started_at, first_scored_at, completed_at, answered_at, day)
      SELECT tenants[tenant], i.id, i.survey_id, i.version, i.submission_id, i.revision, i.customer_id, i.identity,
        i.channel, i.stage, i.locale, i.attributes, i.state, i.state_reason, i.started_at, i.first_scored_at, i.completed_at,
        i.answered_at, i.day
      FROM incoming i ORDER BY i.submission_id
      ON CONFLICT (workspace_id, survey_id, submission_id) DO NOTHING
      RETURNING response.id
    ), fresh AS MATERIALIZED (
      SELECT i.* FROM incoming i JOIN written w ON w.id = i.id
    ), answered AS (
      INSERT INTO answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state,
        status, score, choices, text)
      SELECT tenants[tenant], f.id, a.question_id, f.survey_id, a.kind, a.series, f.day, f.dim_names, f.dim_values, a.state,
        a.status, a.score, a.choices, a.text
      FROM unnest(answers[answer_from:answer_ends[tenant]]) a JOIN fresh f ON f.id = a.response_id
    ), announced AS (
      INSERT INTO outbox (workspace_id, topic, payload)
      SELECT tenants[tenant], 'responses.stored', jsonb_build_object('responseIds', jsonb_agg(f.id)) FROM fresh f
      WHERE f.customer_id IS NOT NULL OR f.identity IS NOT NULL
        OR f.id IN (SELECT a.response_id FROM unnest(answers[answer_from:answer_ends[tenant]]) a
          WHERE a.kind = 'email' AND a.text IS NOT NULL)
        OR EXISTS (SELECT 1 FROM follow_up_rules r WHERE r.workspace_id = tenants[tenant] AND r.rules ->> 'unnamed' = 'true')
      HAVING count(*) > 0
    )
    SELECT array_agg(f.place) FROM fresh f;
    IF EXISTS (SELECT 1 FROM webhook w WHERE w.workspace_id = tenants[tenant] AND w.state = 'active'
      AND w.events && ARRAY['response.created', 'response.completed']) THEN
      -- What was there before has another id, but where this very row comes again: then it is told once all the same.
      INSERT INTO outbox (workspace_id, topic, payload)
      SELECT tenants[tenant], 'webhooks.spread', jsonb_build_object('event', e.event, 'subjectIds', jsonb_agg(i.id))
      FROM unnest(responses[response_from:response_ends[tenant]]) i
        JOIN response r ON r.workspace_id = tenants[tenant] AND r.id = i.id
        CROSS JOIN (VALUES ('response.created'), ('response.completed')) AS e (event)
      WHERE i.state <> 'test' AND (e.event = 'response.created' OR i.completed_at IS NOT NULL)
      GROUP BY e.event;
    END IF;
    response_from := response_ends[tenant] + 1;
    answer_from := answer_ends[tenant] + 1;
  END LOOP;
END $$;
