CREATE TABLE "erasure" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erasure_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "export_chunk" (
	"workspace_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "export_chunk_workspace_id_export_id_ordinal_pk" PRIMARY KEY("workspace_id","export_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "export_chunk" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "export" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"format" text NOT NULL,
	"filter" jsonb NOT NULL,
	"locale" text NOT NULL,
	"status" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"fault" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	CONSTRAINT "export_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "export" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recount" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"cause" text NOT NULL,
	"status" text NOT NULL,
	"surveys" integer DEFAULT 0 NOT NULL,
	"surveys_done" integer DEFAULT 0 NOT NULL,
	"tallies" bigint DEFAULT 0 NOT NULL,
	"differ" bigint DEFAULT 0 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "recount_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "recount" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recount_difference" (
	"workspace_id" uuid NOT NULL,
	"recount_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"survey_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"series" smallint NOT NULL,
	"day" date NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"stands" jsonb NOT NULL,
	"counted" jsonb NOT NULL,
	CONSTRAINT "recount_difference_workspace_id_recount_id_ordinal_pk" PRIMARY KEY("workspace_id","recount_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "recount_difference" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "export_chunk" ADD CONSTRAINT "export_chunk_workspace_id_export_id_export_workspace_id_id_fk" FOREIGN KEY ("workspace_id","export_id") REFERENCES "public"."export"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export" ADD CONSTRAINT "export_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recount" ADD CONSTRAINT "recount_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recount_difference" ADD CONSTRAINT "recount_difference_workspace_id_recount_id_recount_workspace_id_id_fk" FOREIGN KEY ("workspace_id","recount_id") REFERENCES "public"."recount"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "export_created" ON "export" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "export_survey" ON "export" USING btree ("workspace_id","survey_id");--> statement-breakpoint
CREATE INDEX "export_unseen" ON "export" USING btree ("workspace_id","created_by") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "recount_created" ON "recount" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "erasure" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "export_chunk" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "export" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "recount" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "recount_difference" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "erasure" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "export" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "export_chunk" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Pieces of files are compressed already: the database need not try.
ALTER TABLE "export_chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "recount" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recount_difference" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What was erased is remembered for good.
DO $$ BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE ON public.erasure FROM %I, %I', current_setting('candor.app_role'), current_setting('candor.worker_role'));
END $$;
