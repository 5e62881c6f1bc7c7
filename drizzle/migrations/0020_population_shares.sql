CREATE TABLE "answer_weight" (
	"workspace_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"stated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_weight_workspace_id_survey_id_pk" PRIMARY KEY("workspace_id","survey_id")
);
--> statement-breakpoint
ALTER TABLE "answer_weight" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "population_share" (
	"workspace_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"amount" double precision NOT NULL,
	"unit" text NOT NULL,
	"as_of" date NOT NULL,
	"stated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "population_share_workspace_id_survey_id_dimension_value_pk" PRIMARY KEY("workspace_id","survey_id","dimension","value"),
	CONSTRAINT "population_share_amount" CHECK (amount >= 0 and amount < 'infinity')
);
--> statement-breakpoint
ALTER TABLE "population_share" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "answer_weight" ADD CONSTRAINT "answer_weight_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "population_share" ADD CONSTRAINT "population_share_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "answer_weight" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "population_share" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "population_share" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "answer_weight" FORCE ROW LEVEL SECURITY;
