ALTER TABLE "mailing" ADD COLUMN "every_months" integer;--> statement-breakpoint
ALTER TABLE "mailing" ADD COLUMN "settle_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mailing" ADD COLUMN "weekdays_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mailing" ADD COLUMN "planned_on" date;--> statement-breakpoint
ALTER TABLE "mailing_recipient" ADD COLUMN "wave" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_repeats" CHECK (every_months in (1, 3, 6, 12) and state <> 'done' or every_months is null);