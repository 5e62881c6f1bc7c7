-- A reference to "comment" was checked for every filed row, by a plan as old as its connection: made while the table was empty, it
-- read a whole index each time. Who takes a comment's words away takes its row here.
ALTER TABLE "comment_gram" DROP CONSTRAINT "comment_gram_workspace_id_response_id_comment_workspace_id_response_id_fk";
--> statement-breakpoint
ALTER TABLE "comment_gram" ADD CONSTRAINT "comment_gram_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- The larger the list of what is new, the fewer pages are written for it: four megabytes, as PostgreSQL has it.
ALTER INDEX comment_gram_grams RESET (gin_pending_list_limit);
