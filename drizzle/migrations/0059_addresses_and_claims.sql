DROP INDEX "customer_email";--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "address" text GENERATED ALWAYS AS (lower(coalesce(email, case when position('@' in external_id) > 1 then external_id end))) STORED;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "claimed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "customer_by_address" ON "customer" USING btree ("workspace_id","address") WHERE address is not null;--> statement-breakpoint
CREATE INDEX "customer_claimed" ON "customer" USING btree ("workspace_id","external_id") WHERE claimed;--> statement-breakpoint
-- Who stands there by nothing but what links said: no name, no address, no contract, nothing that anybody else told.
ALTER TABLE customer NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE response NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE subscription NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE purchase NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE interaction NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invitation NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE account_of_customer NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE customer c SET claimed = true
FROM (
  SELECT workspace_id, customer_id FROM response WHERE customer_id IS NOT NULL
  GROUP BY workspace_id, customer_id HAVING bool_and(is_claimed(identity))
) r
WHERE c.workspace_id = r.workspace_id AND c.id = r.customer_id AND c.import_id IS NULL AND c.kind = 'person' AND c.name = ''
  AND c.email IS NULL AND c.locale IS NULL AND c.attributes = '{}' AND c.consent IS NULL AND c.unsubscribed_at IS NULL
  AND c.bounced_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM subscription o WHERE o.workspace_id = c.workspace_id AND o.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM purchase o WHERE o.workspace_id = c.workspace_id AND o.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM interaction o WHERE o.workspace_id = c.workspace_id AND o.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM invitation o WHERE o.workspace_id = c.workspace_id AND o.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM account_of_customer o WHERE o.workspace_id = c.workspace_id AND c.id IN (o.customer_id, o.account_id));
--> statement-breakpoint
ALTER TABLE customer FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE response FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE subscription FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE purchase FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE interaction FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE account_of_customer FORCE ROW LEVEL SECURITY;
