CREATE TABLE "share_link" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"view" text NOT NULL,
	"survey_id" uuid,
	"goal_id" uuid,
	"params" jsonb NOT NULL,
	"shows_comments" boolean DEFAULT false NOT NULL,
	"shows_names" boolean DEFAULT true NOT NULL,
	"embed_on" text[] DEFAULT '{}' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"opened" integer DEFAULT 0 NOT NULL,
	"last_opened_at" timestamp with time zone,
	CONSTRAINT "share_link_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "share_link_of" CHECK ((survey_id is not null) = (view in ('survey', 'compare')) and (goal_id is not null) = (view = 'goal'))
);
--> statement-breakpoint
ALTER TABLE "share_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_workspace_id_goal_id_goal_workspace_id_id_fk" FOREIGN KEY ("workspace_id","goal_id") REFERENCES "public"."goal"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "share_link_token" ON "share_link" USING btree ("workspace_id","token_hash");--> statement-breakpoint
CREATE INDEX "share_link_survey" ON "share_link" USING btree ("workspace_id","survey_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "share_link" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "share_link" FORCE ROW LEVEL SECURITY;
