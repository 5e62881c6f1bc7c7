ALTER TABLE "topic_work" ADD COLUMN "suggested" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "topic_work" DROP COLUMN "suggested_at";