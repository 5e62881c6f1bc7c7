CREATE TABLE "initiative" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"segment_name" text,
	"segment_value" text,
	"who" text DEFAULT '' NOT NULL,
	"skill" text DEFAULT '' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "initiative_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "initiative_days" CHECK (ends_on is null or ends_on >= starts_on),
	CONSTRAINT "initiative_segment" CHECK ((segment_name is null) = (segment_value is null))
);
--> statement-breakpoint
ALTER TABLE "initiative" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "goal" ADD COLUMN "scale" text;--> statement-breakpoint
ALTER TABLE "goal_check" ADD COLUMN "week_ends" date;--> statement-breakpoint
ALTER TABLE "goal_check" ADD COLUMN "state" text;--> statement-breakpoint
ALTER TABLE "goal_check" ADD COLUMN "odds" double precision;--> statement-breakpoint
ALTER TABLE "objective" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "objective" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "initiative" ADD CONSTRAINT "initiative_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "initiative_starts_on" ON "initiative" USING btree ("workspace_id","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "goal_check_week" ON "goal_check" USING btree ("workspace_id","goal_id","week_ends");--> statement-breakpoint
CREATE POLICY "tenant" ON "initiative" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "initiative" FORCE ROW LEVEL SECURITY;
