ALTER TABLE "webhook" DROP CONSTRAINT "webhook_format";--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_format" CHECK (format in ('json', 'chat', 'teams'));