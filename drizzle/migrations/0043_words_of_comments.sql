CREATE TABLE "comment_gram" (
	"workspace_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"grams" integer[] NOT NULL,
	CONSTRAINT "comment_gram_workspace_id_response_id_pk" PRIMARY KEY("workspace_id","response_id")
);
--> statement-breakpoint
ALTER TABLE "comment_gram" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "comment_gram" ADD CONSTRAINT "comment_gram_workspace_id_response_id_comment_workspace_id_response_id_fk" FOREIGN KEY ("workspace_id","response_id") REFERENCES "public"."comment"("workspace_id","response_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_gram_grams" ON "comment_gram" USING gin ("grams") WITH (gin_pending_list_limit = 1024);--> statement-breakpoint
CREATE POLICY "tenant" ON "comment_gram" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "searched" ON "comment_gram" AS RESTRICTIVE FOR SELECT TO public USING (grams @> nullif(current_setting('app.search', true), '')::integer[]);
--> statement-breakpoint
ALTER TABLE "comment_gram" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The comments that are there already are filed as if they had just come. The tables' owner sees them for this moment alone.
ALTER TABLE comment NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE comment_change NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO comment_change (workspace_id, response_id) SELECT workspace_id, response_id FROM comment;
--> statement-breakpoint
ALTER TABLE comment FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE comment_change FORCE ROW LEVEL SECURITY;
