ALTER TABLE "survey" ADD COLUMN "pending_repeats" jsonb;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "opens_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "response_cap" integer;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "anonymous" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "minimum_group" smallint DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "password_hash" text;--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_open_before_close" CHECK (closes_at > opens_at);--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_response_cap" CHECK (response_cap > 0);--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_minimum_group" CHECK (minimum_group between 3 and 50);