CREATE TABLE "coaching_note" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agent" text NOT NULL,
	"team" text,
	"review_id" uuid,
	"went_well" text DEFAULT '' NOT NULL,
	"to_try" text DEFAULT '' NOT NULL,
	"agreed_on" text DEFAULT '' NOT NULL,
	"written_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "coaching_note_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "coaching_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quality_assignment" (
	"workspace_id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"turn" smallint NOT NULL,
	"draw_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	"review_id" uuid,
	"skip_reason" text,
	CONSTRAINT "quality_assignment_workspace_id_interaction_id_turn_pk" PRIMARY KEY("workspace_id","interaction_id","turn")
);
--> statement-breakpoint
ALTER TABLE "quality_assignment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quality_draw" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"seed" text NOT NULL,
	"per_agent" smallint NOT NULL,
	"double_share" smallint NOT NULL,
	"channels" text[] DEFAULT '{}' NOT NULL,
	"teams" text[] DEFAULT '{}' NOT NULL,
	"pool" integer NOT NULL,
	"agents" integer NOT NULL,
	"drawn" integer NOT NULL,
	"drawn_by" uuid,
	"drawn_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quality_draw_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "quality_draw" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quality_review" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text,
	"interaction_id" uuid,
	"scorecard_version" integer NOT NULL,
	"reviewer_id" uuid,
	"reviewer" text NOT NULL,
	"agent" text,
	"channel" text,
	"team" text,
	"day" date NOT NULL,
	"ratings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"score" double precision,
	"failed" boolean DEFAULT false NOT NULL,
	"comments" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"blind" boolean NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "quality_review_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "quality_review_score" CHECK (score >= 0 and score <= 100)
);
--> statement-breakpoint
ALTER TABLE "quality_review" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quality_setting" (
	"workspace_id" uuid NOT NULL,
	"hide_agent_names" boolean DEFAULT false NOT NULL,
	"code_salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"per_agent" smallint DEFAULT 0 NOT NULL,
	"double_share" smallint DEFAULT 10 NOT NULL,
	"channels" text[] DEFAULT '{}' NOT NULL,
	"teams" text[] DEFAULT '{}' NOT NULL,
	"index_weights" jsonb,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quality_setting_workspace_id_pk" PRIMARY KEY("workspace_id"),
	CONSTRAINT "quality_setting_sample" CHECK (per_agent between 0 and 100 and double_share between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "quality_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scorecard" (
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"categories" jsonb NOT NULL,
	"made_by" uuid,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scorecard_workspace_id_version_pk" PRIMARY KEY("workspace_id","version")
);
--> statement-breakpoint
ALTER TABLE "scorecard" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_lead" (
	"workspace_id" uuid NOT NULL,
	"team" text NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "team_lead_workspace_id_team_user_id_pk" PRIMARY KEY("workspace_id","team","user_id")
);
--> statement-breakpoint
ALTER TABLE "team_lead" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "coaching_note" ADD CONSTRAINT "coaching_note_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_assignment" ADD CONSTRAINT "quality_assignment_workspace_id_draw_id_quality_draw_workspace_id_id_fk" FOREIGN KEY ("workspace_id","draw_id") REFERENCES "public"."quality_draw"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_assignment" ADD CONSTRAINT "quality_assignment_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_draw" ADD CONSTRAINT "quality_draw_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_review" ADD CONSTRAINT "quality_review_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_review" ADD CONSTRAINT "quality_review_workspace_id_scorecard_version_scorecard_workspace_id_version_fk" FOREIGN KEY ("workspace_id","scorecard_version") REFERENCES "public"."scorecard"("workspace_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_review" ADD CONSTRAINT "quality_review_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE SET NULL ("interaction_id") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_setting" ADD CONSTRAINT "quality_setting_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lead" ADD CONSTRAINT "team_lead_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coaching_note_recent" ON "coaching_note" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quality_assignment_open" ON "quality_assignment" USING btree ("workspace_id","place") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "quality_assignment_draw" ON "quality_assignment" USING btree ("workspace_id","draw_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quality_draw_week" ON "quality_draw" USING btree ("workspace_id","from_day","to_day") WHERE drawn_by is null;--> statement-breakpoint
CREATE INDEX "quality_draw_recent" ON "quality_draw" USING btree ("workspace_id","drawn_at");--> statement-breakpoint
CREATE UNIQUE INDEX "quality_review_external_id" ON "quality_review" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quality_review_reviewer" ON "quality_review" USING btree ("workspace_id","interaction_id","reviewer_id") WHERE interaction_id is not null and reviewer_id is not null;--> statement-breakpoint
CREATE INDEX "quality_review_day" ON "quality_review" USING btree ("workspace_id","day","id") WHERE state = 'done';--> statement-breakpoint
CREATE INDEX "quality_review_interaction" ON "quality_review" USING btree ("workspace_id","interaction_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "coaching_note" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "quality_assignment" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "quality_draw" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "quality_review" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "quality_setting" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "scorecard" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "team_lead" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "coaching_note" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "quality_assignment" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "quality_draw" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "quality_review" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "quality_setting" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scorecard" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_lead" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Bulk writers say anew how large this table is, as 0022 tells of the others.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE format('GRANT MAINTAIN ON quality_review TO %I', current_setting('candor.worker_role'));
  END IF;
END $$;
