CREATE TABLE "import_before" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"family" text NOT NULL,
	"row_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_before_workspace_id_import_id_family_row_id_pk" PRIMARY KEY("workspace_id","import_id","family","row_id")
);
--> statement-breakpoint
ALTER TABLE "import_before" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "active_for_days" integer;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "proposed_active_days" integer;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "proposed_active_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_before" ADD CONSTRAINT "import_before_workspace_id_import_id_import_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."import"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_before_row" ON "import_before" USING btree ("workspace_id","row_id");--> statement-breakpoint
CREATE INDEX "customer_name" ON "customer" USING btree ("workspace_id",lower(name) collate "C");--> statement-breakpoint
CREATE INDEX "customer_last_name" ON "customer" USING btree ("workspace_id",lower(regexp_replace(name, '^.*\s', '')) collate "C");--> statement-breakpoint
CREATE INDEX "customer_address" ON "customer" USING btree ("workspace_id",lower(email) collate "C") WHERE email is not null;--> statement-breakpoint
CREATE INDEX "customer_id_word" ON "customer" USING btree ("workspace_id",lower(external_id) collate "C");--> statement-breakpoint
CREATE POLICY "tenant" ON "import_before" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "import_before" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_active_for_days" CHECK (active_for_days between 1 and 3650);
