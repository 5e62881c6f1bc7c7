ALTER TABLE "import_problem" ALTER COLUMN "reason" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "import_problem" ADD COLUMN "fault" jsonb;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "purpose" text DEFAULT 'answers' NOT NULL;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "encoding" text;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "rows_per_second" integer;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "fault" jsonb;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "unsubscribed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "unsubscribed_import_id" uuid;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "bounced_import_id" uuid;--> statement-breakpoint
-- After the first rows of a bulk import the worker says anew how large these tables are; before version 17 only their
-- owner may, and autovacuum does it within a minute.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE format('GRANT MAINTAIN ON response, answer, customer TO %I', current_setting('candor.worker_role'));
  END IF;
END $$;
