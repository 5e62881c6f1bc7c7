CREATE TABLE "account_of_customer" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	CONSTRAINT "account_of_customer_workspace_id_customer_id_account_id_pk" PRIMARY KEY("workspace_id","customer_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "account_of_customer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customer_stay" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"ordinal" integer NOT NULL,
	"dim_names" text[] DEFAULT '{}' NOT NULL,
	"dim_values" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "customer_stay_workspace_id_customer_id_from_day_pk" PRIMARY KEY("workspace_id","customer_id","from_day")
);
--> statement-breakpoint
ALTER TABLE "customer_stay" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "purchase" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"external_id" text,
	"day" date NOT NULL,
	"amount" bigint,
	"currency" text,
	"quantity" integer,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchase_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "purchase" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "subscription" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"external_id" text,
	"start_day" date NOT NULL,
	"end_day" date,
	"mrr" bigint,
	"currency" text,
	"plan" text,
	"reason" text,
	"reason_note" text,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscription_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "subscription" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interaction" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"customer_id" uuid,
	"channel" text NOT NULL,
	"agent" text,
	"team" text,
	"priority" text,
	"subject" text DEFAULT '' NOT NULL,
	"opened_by" text DEFAULT 'customer' NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"left_out" text,
	"merged_into" text,
	"day" date NOT NULL,
	"solved_day" date,
	"first_response_at" timestamp with time zone,
	"first_solved_at" timestamp with time zone,
	"solved_at" timestamp with time zone,
	"solved_by" text,
	"reopens" smallint DEFAULT 0 NOT NULL,
	"agent_replies" integer DEFAULT 0 NOT NULL,
	"first_response_seconds" integer,
	"first_response_business_seconds" integer,
	"next_response_seconds" integer,
	"next_response_business_seconds" integer,
	"first_resolution_seconds" integer,
	"first_resolution_business_seconds" integer,
	"resolution_seconds" integer,
	"resolution_business_seconds" integer,
	"requester_wait_seconds" integer,
	"requester_wait_business_seconds" integer,
	"calendar_id" uuid,
	"calendar_version" integer,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interaction_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "interaction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interaction_event" (
	"workspace_id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text,
	"is_public" boolean DEFAULT true NOT NULL,
	"detail" text,
	CONSTRAINT "interaction_event_workspace_id_interaction_id_external_id_pk" PRIMARY KEY("workspace_id","interaction_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "interaction_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"customer_id" uuid,
	"external_id" text NOT NULL,
	"channel" text DEFAULT 'email' NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"opened_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"bounced_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"response_id" uuid,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "kind" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "consent" boolean;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "consent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "account_of_customer" ADD CONSTRAINT "account_of_customer_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_of_customer" ADD CONSTRAINT "account_of_customer_account_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_stay" ADD CONSTRAINT "customer_stay_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_event" ADD CONSTRAINT "interaction_event_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_people" ON "account_of_customer" USING btree ("workspace_id","account_id");--> statement-breakpoint
CREATE INDEX "customer_stay_from" ON "customer_stay" USING btree ("workspace_id","from_day");--> statement-breakpoint
CREATE INDEX "customer_stay_until" ON "customer_stay" USING btree ("workspace_id","until_day") WHERE until_day is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_external_id" ON "purchase" USING btree ("workspace_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "purchase_customer" ON "purchase" USING btree ("workspace_id","customer_id","day");--> statement-breakpoint
CREATE INDEX "purchase_import" ON "purchase" USING btree ("workspace_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_external_id" ON "subscription" USING btree ("workspace_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "subscription_customer" ON "subscription" USING btree ("workspace_id","customer_id","start_day");--> statement-breakpoint
CREATE INDEX "subscription_end" ON "subscription" USING btree ("workspace_id","end_day") WHERE end_day is not null;--> statement-breakpoint
CREATE INDEX "subscription_import" ON "subscription" USING btree ("workspace_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "interaction_external_id" ON "interaction" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE INDEX "interaction_recent" ON "interaction" USING btree ("workspace_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "interaction_day" ON "interaction" USING btree ("workspace_id","day");--> statement-breakpoint
CREATE INDEX "interaction_solved" ON "interaction" USING btree ("workspace_id","solved_day") WHERE solved_day is not null;--> statement-breakpoint
CREATE INDEX "interaction_open" ON "interaction" USING btree ("workspace_id","opened_at") WHERE solved_at is null and left_out is null;--> statement-breakpoint
CREATE INDEX "interaction_customer" ON "interaction" USING btree ("workspace_id","customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "interaction_import" ON "interaction" USING btree ("workspace_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_external_id" ON "invitation" USING btree ("workspace_id","survey_id","external_id");--> statement-breakpoint
CREATE INDEX "invitation_day" ON "invitation" USING btree ("workspace_id","survey_id","day");--> statement-breakpoint
CREATE INDEX "invitation_customer" ON "invitation" USING btree ("workspace_id","customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "invitation_import" ON "invitation" USING btree ("workspace_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "customer_email" ON "customer" USING btree ("workspace_id",lower(email)) WHERE email is not null;--> statement-breakpoint
CREATE INDEX "customer_recent" ON "customer" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "account_of_customer" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "customer_stay" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "purchase" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "subscription" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "interaction" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "interaction_event" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "invitation" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "account_of_customer" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_stay" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "interaction" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "interaction_event" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "purchase" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "subscription" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Bulk imports say anew how large these tables are, as 0022 tells of the others.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE format('GRANT MAINTAIN ON customer_stay, interaction, interaction_event, invitation, purchase, subscription TO %I', current_setting('candor.worker_role'));
  END IF;
END $$;
