CREATE TABLE "board_delivery" (
	"workspace_id" uuid NOT NULL,
	"pack_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"code" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone,
	"claim" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "board_delivery_workspace_id_pack_id_user_id_pk" PRIMARY KEY("workspace_id","pack_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "board_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "board_pack" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"status" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"options" jsonb NOT NULL,
	"locale" text NOT NULL,
	"content" text,
	"sha256" text,
	"shared" boolean NOT NULL,
	"scheduled_day" date,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "board_pack_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "board_pack_days" CHECK (from_day <= to_day),
	CONSTRAINT "board_pack_content" CHECK ((status = 'ready') = (content is not null) and (content is null) = (sha256 is null))
);
--> statement-breakpoint
ALTER TABLE "board_pack" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "board_schedule" (
	"workspace_id" uuid NOT NULL,
	"active" boolean NOT NULL,
	"cadence" text NOT NULL,
	"month_day" smallint NOT NULL,
	"hour" smallint NOT NULL,
	"locale" text NOT NULL,
	"options" jsonb NOT NULL,
	"recipients" uuid[] NOT NULL,
	"next_day" date,
	"next_at" timestamp with time zone,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "board_schedule_workspace_id_pk" PRIMARY KEY("workspace_id"),
	CONSTRAINT "board_schedule_day" CHECK (month_day between 1 and 28 and hour between 0 and 23),
	CONSTRAINT "board_schedule_next" CHECK ((next_at is null) = (next_day is null) and (active or next_at is null))
);
--> statement-breakpoint
ALTER TABLE "board_schedule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "board_delivery" ADD CONSTRAINT "board_delivery_workspace_id_pack_id_board_pack_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pack_id") REFERENCES "public"."board_pack"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_delivery" ADD CONSTRAINT "board_delivery_workspace_id_user_id_membership_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."membership"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_delivery_next" ON "board_delivery" USING btree ("workspace_id","next_try_at");--> statement-breakpoint
CREATE UNIQUE INDEX "board_pack_reference" ON "board_pack" USING btree ("workspace_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "board_pack_scheduled" ON "board_pack" USING btree ("workspace_id","scheduled_day");--> statement-breakpoint
CREATE INDEX "board_pack_created" ON "board_pack" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "board_delivery" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "board_pack" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "board_schedule" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "board_pack" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "board_schedule" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "board_delivery" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What a pack says is written down once.
CREATE FUNCTION keep_board_pack() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.content IS NOT NULL AND (NEW.content, NEW.sha256, NEW.reference, NEW.created_at)
    IS DISTINCT FROM (OLD.content, OLD.sha256, OLD.reference, OLD.created_at) THEN
    RAISE EXCEPTION 'a board pack keeps what it says' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER board_pack_kept BEFORE UPDATE ON "board_pack" FOR EACH ROW EXECUTE FUNCTION keep_board_pack();
--> statement-breakpoint
-- Where a pack is due, or a mail with one: under each workspace's own setting, as find_due_digests walks.
CREATE FUNCTION find_due_board_packs(at timestamptz, most integer) RETURNS TABLE (workspace_id uuid)
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant record;
  found integer := 0;
BEGIN
  FOR tenant IN SELECT w.id FROM workspace w ORDER BY w.id LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    IF EXISTS (SELECT 1 FROM board_schedule s WHERE s.workspace_id = tenant.id AND s.next_at <= at)
      OR EXISTS (SELECT 1 FROM board_delivery d WHERE d.workspace_id = tenant.id AND d.next_try_at <= at) THEN
      workspace_id := tenant.id;
      RETURN NEXT;
      found := found + 1;
      EXIT WHEN found >= most;
    END IF;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
