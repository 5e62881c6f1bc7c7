import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/test-database";

const { ownerDb } = await testDatabase();

/** As PostgreSQL itself asks for the response of each answer that is stored. */
const CHECK = `select 1 from only response x where workspace_id operator(pg_catalog.=) $1 and id operator(pg_catalog.=) $2 for key share of x`;

test("in a table that nobody has analysed yet, the response of an answer is looked up by its primary key", async () => {
  const client = await ownerDb.pool.connect();
  try {
    await client.query("begin");
    await client.query(`prepare looked (uuid, uuid) as ${CHECK}`);
    await client.query("set local plan_cache_mode = force_generic_plan");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      "explain (costs off) execute looked (gen_random_uuid(), gen_random_uuid())",
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index Scan using response_workspace_id_id_pk/);
    await client.query("rollback");
  } finally {
    client.release();
  }
});

test("storing never reads a table from end to end, however small it was when its plans were made", async () => {
  const { rows } = await ownerDb.pool.query<{ set: string[] }>(
    "select proconfig as set from pg_proc where proname = 'store_rows'",
  );
  expect(rows[0]?.set).toContain("enable_seqscan=off");
});
