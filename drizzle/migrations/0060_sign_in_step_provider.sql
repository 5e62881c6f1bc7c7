ALTER TABLE "sign_in_step" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "sign_in_step" ADD COLUMN "provider_account_id" text;