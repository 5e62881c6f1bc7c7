-- The fold of promises deleted its deltas by ctid. Under a policy that is no way to a row: the comparison may leak, so
-- PostgreSQL looks at the policy first and compares every row with every ctid, half a minute for 50,000. By key it is a lookup.
CREATE OR REPLACE FUNCTION fold_promises(most integer) RETURNS integer LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE
  tenant record;
  folded integer := 0;
  moved integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('candor.fold_promises'));
  FOR tenant IN SELECT w.id FROM workspace w ORDER BY w.id LOOP
    PERFORM set_config('app.workspace_id', tenant.id::text, true);
    WITH gone AS (
      DELETE FROM sla_delta WHERE workspace_id = tenant.id AND id = ANY (ARRAY(
        SELECT d.id FROM sla_delta d WHERE d.workspace_id = tenant.id ORDER BY d.id LIMIT most - folded))
      RETURNING dimension, day, value, policy_id, measure, kept, missed
    ), per_key AS (
      SELECT dimension, day, value, policy_id, measure, sum(kept)::integer AS kept, sum(missed)::integer AS missed, count(*) AS n
      FROM gone GROUP BY 1, 2, 3, 4, 5
    ), stored AS (
      INSERT INTO sla_day AS t (workspace_id, dimension, day, value, policy_id, measure, kept, missed)
      SELECT tenant.id, dimension, day, value, policy_id, measure, kept, missed FROM per_key ORDER BY 1, 2, 3, 4, 5, 6
      ON CONFLICT (workspace_id, dimension, day, value, policy_id, measure)
        DO UPDATE SET kept = t.kept + excluded.kept, missed = t.missed + excluded.missed
    )
    SELECT coalesce(sum(n), 0) INTO moved FROM per_key;
    folded := folded + moved;
    EXIT WHEN folded >= most;
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
  RETURN folded;
END $$;
