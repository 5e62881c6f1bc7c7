ALTER TABLE "survey" ADD COLUMN "replaced_draft" jsonb;--> statement-breakpoint
ALTER TABLE "survey_version" ADD COLUMN "published_by" jsonb;