-- What drizzle-kit does not generate: FORCE, the roles' grants, the worker's own policies.
-- The migrator says who the roles are: candor.app_role and candor.worker_role, set on its connection.

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relrowsecurity
  LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  app text := current_setting('candor.app_role');
  worker text := current_setting('candor.worker_role');
BEGIN
  EXECUTE 'REVOKE ALL ON SCHEMA public FROM public';
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I, %I', app, worker);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I, %I', app, worker);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I, %I', app, worker);
  -- Tables of later migrations are granted without being named again.
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I, %I', app, worker);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO %I, %I', app, worker);
  -- The audit trail is written and read, never changed; it goes only with its workspace.
  EXECUTE format('REVOKE UPDATE, DELETE ON public.audit_event FROM %I, %I', app, worker);
  -- The worker reads what crosses workspaces: which there are, what they asked for, and the tallies that it folds.
  EXECUTE format('CREATE POLICY worker_all ON public.workspace FOR SELECT TO %I USING (true)', worker);
  EXECUTE format('CREATE POLICY worker_all ON public.outbox FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('CREATE POLICY worker_all ON public.tally_day FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('CREATE POLICY worker_all ON public.tally_delta FOR ALL TO %I USING (true) WITH CHECK (true)', worker);
END $$;
--> statement-breakpoint
-- `GET /api/ready` asks which migrations were applied.
DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA drizzle TO %I', current_setting('candor.app_role'));
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO %I', current_setting('candor.app_role'));
END $$;
