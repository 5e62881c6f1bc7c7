DROP INDEX "audit_event_at";--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "who" text GENERATED ALWAYS AS (coalesce(actor ->> 'userId', actor ->> 'keyId', actor ->> 'kind')) STORED;--> statement-breakpoint
CREATE INDEX "audit_event_who" ON "audit_event" USING btree ("workspace_id","who","at","id");--> statement-breakpoint
CREATE INDEX "audit_event_action" ON "audit_event" USING btree ("workspace_id","action","at");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("workspace_id","at","id");