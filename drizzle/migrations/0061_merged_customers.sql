CREATE TABLE "merged_customer" (
	"workspace_id" uuid NOT NULL,
	"gone_id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	CONSTRAINT "merged_customer_workspace_id_gone_id_pk" PRIMARY KEY("workspace_id","gone_id")
);
--> statement-breakpoint
ALTER TABLE "merged_customer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "merged_customer" ADD CONSTRAINT "merged_customer_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "merged_customer" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "merged_customer" FORCE ROW LEVEL SECURITY;
