CREATE TABLE "goal" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"objective_id" uuid,
	"metric" text NOT NULL,
	"survey_id" uuid NOT NULL,
	"segment_name" text,
	"segment_value" text,
	"baseline" double precision NOT NULL,
	"baseline_low" double precision,
	"baseline_high" double precision,
	"baseline_n" integer NOT NULL,
	"baseline_from" date NOT NULL,
	"baseline_to" date NOT NULL,
	"change_kind" text NOT NULL,
	"change_size" double precision NOT NULL,
	"target" double precision NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"measured_over" text NOT NULL,
	"owner_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"review_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "goal_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "goal_days" CHECK (ends_on >= starts_on and review_on between starts_on and ends_on),
	CONSTRAINT "goal_segment" CHECK ((segment_name is null) = (segment_value is null))
);
--> statement-breakpoint
ALTER TABLE "goal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "goal_check" (
	"workspace_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"previous_target" double precision,
	"target" double precision NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"value" double precision,
	"low" double precision,
	"high" double precision,
	"n" integer,
	"outcome" text,
	CONSTRAINT "goal_check_workspace_id_goal_id_id_pk" PRIMARY KEY("workspace_id","goal_id","id")
);
--> statement-breakpoint
ALTER TABLE "goal_check" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "objective" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "objective_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "objective" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_workspace_id_objective_id_objective_workspace_id_id_fk" FOREIGN KEY ("workspace_id","objective_id") REFERENCES "public"."objective"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_check" ADD CONSTRAINT "goal_check_workspace_id_goal_id_goal_workspace_id_id_fk" FOREIGN KEY ("workspace_id","goal_id") REFERENCES "public"."goal"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective" ADD CONSTRAINT "objective_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goal_ends_on" ON "goal" USING btree ("workspace_id","ends_on");--> statement-breakpoint
CREATE UNIQUE INDEX "objective_name" ON "objective" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE POLICY "tenant" ON "goal" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "goal_check" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "objective" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "objective" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "goal" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "goal_check" FORCE ROW LEVEL SECURITY;
