import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createDb, type Tx, withTenant } from "@/db/client";
import { survey } from "@/db/schema/survey";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { parseDefinition } from "@/domain/survey/definition";
import { TEMPLATES } from "@/domain/survey/templates/templates";

const database = await testDatabase();

async function rows<T extends object>(
  text: string,
  values: unknown[] = [],
  db: TestDatabase["appDb"] = database.ownerDb,
) {
  return (await db.pool.query<T>(text, values)).rows;
}

/** Tables that hold rows of tenants: everything with a workspace_id, and the tenants themselves. */
const TENANT_TABLES = `select c.oid, c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'm')
    and (c.relname = 'workspace' or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped))`;
const TENANT = "nullif(current_setting('app.workspace_id'::text, true), ''::text)";
const [appRole = "", workerRole = ""] = [database.appDb, database.workerDb].map((db) =>
  decodeURIComponent(new URL(String(db.pool.options.connectionString)).username),
);

test("every table of tenants has row level security, forced, with a policy of its own tenant for all commands", async () => {
  const tables = await rows<{ oid: number; name: string; enabled: boolean; forced: boolean }>(TENANT_TABLES);
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter((table) => !table.enabled || !table.forced).map((table) => table.name)).toEqual([]);
  const policies = await rows<{ name: string; key: string; reads: string | null; writes: string | null }>(
    `select c.relname::text as name, case c.relname when 'workspace' then 'id' else 'workspace_id' end as key,
       lower(pg_get_expr(p.polqual, p.polrelid)) as reads, lower(pg_get_expr(p.polwithcheck, p.polrelid)) as writes
     from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'tenant' and p.polcmd = '*' and p.polroles = '{0}'`,
  );
  expect(policies.map((policy) => policy.name).sort()).toEqual(tables.map((table) => table.name).sort());
  for (const { name, key, reads, writes } of policies) {
    expect(reads, name).toBe(`(${key} = (${TENANT})::uuid)`);
    expect(writes, name).toBe(reads);
  }
});

test("what reaches past the tenant is named here, and nothing else does", async () => {
  const others = await rows<{ name: string; policy: string; command: string; who: string }>(
    `select c.relname::text as name, p.polname::text as policy, p.polcmd::text as command,
       coalesce((select string_agg(r.rolname, ',') from pg_roles r where r.oid = any (p.polroles)), 'public') as who
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and p.polname <> 'tenant' order by 1, 2`,
  );
  expect(others).toEqual([
    { name: "answer", policy: "together", command: "a", who: appRole },
    { name: "closed_period", policy: "together", command: "r", who: appRole },
    { name: "comment_change", policy: "together", command: "a", who: appRole },
    { name: "comment_change", policy: "worker_all", command: "*", who: workerRole },
    { name: "comment_gram", policy: "searched", command: "r", who: "public" },
    { name: "follow_up_rules", policy: "together", command: "r", who: appRole },
    { name: "interaction_delta", policy: "worker_all", command: "*", who: workerRole },
    { name: "member_invitation", policy: "own_invitations", command: "r", who: "public" },
    { name: "membership", policy: "own_memberships", command: "r", who: "public" },
    { name: "outbox", policy: "together", command: "a", who: appRole },
    { name: "outbox", policy: "worker_all", command: "*", who: workerRole },
    { name: "response", policy: "together", command: "a", who: appRole },
    { name: "restatement", policy: "together", command: "a", who: appRole },
    { name: "revenue_delta", policy: "worker_all", command: "*", who: workerRole },
    { name: "revenue_tally", policy: "worker_all", command: "*", who: workerRole },
    { name: "stay_delta", policy: "worker_all", command: "*", who: workerRole },
    { name: "stay_tally", policy: "worker_all", command: "*", who: workerRole },
    { name: "tally_day", policy: "worker_all", command: "*", who: workerRole },
    { name: "tally_delta", policy: "together", command: "a", who: appRole },
    { name: "tally_delta", policy: "worker_all", command: "*", who: workerRole },
    { name: "time_day", policy: "worker_all", command: "*", who: workerRole },
    { name: "webhook", policy: "together", command: "r", who: appRole },
    { name: "webhook_queue", policy: "worker_all", command: "*", who: workerRole },
    { name: "workspace", policy: "own_workspaces", command: "r", who: "public" },
    { name: "workspace", policy: "worker_all", command: "r", who: workerRole },
  ]);
});

test("workspace_id is the first column of every primary key, unique index and reference between tenants' tables", async () => {
  const indexes = await rows<{ name: string; first: string }>(
    `select i.indexrelid::regclass::text as name, a.attname::text as first
     from pg_index i join (${TENANT_TABLES}) t on t.oid = i.indrelid
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where i.indisunique and t.name <> 'workspace'`,
  );
  expect(indexes.length).toBeGreaterThan(15);
  expect(indexes.filter((index) => index.first !== "workspace_id")).toEqual([]);
  const references = await rows<{ name: string; from: string; to: string }>(
    `select k.conname::text as name, f.attname::text as "from", r.attname::text as "to"
     from pg_constraint k join (${TENANT_TABLES}) t on t.oid = k.confrelid
       join pg_attribute f on f.attrelid = k.conrelid and f.attnum = k.conkey[1]
       join pg_attribute r on r.attrelid = k.confrelid and r.attnum = k.confkey[1]
     where k.contype = 'f'`,
  );
  expect(references.length).toBeGreaterThan(10);
  for (const { name, from, to } of references)
    expect([from, ["workspace_id", "id"].includes(to)], name).toEqual(["workspace_id", true]);
});

test("nothing runs with somebody else's rights: no definer, no view that hides its owner, nothing materialized", async () => {
  const found = await rows(
    `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'public' and p.prosecdef
     union all select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))`,
  );
  expect(found).toEqual([]);
});

test("no role that serves is stronger than row level security, owns a table or belongs to the owner", async () => {
  const roles = await rows<{ name: string }>(
    `select rolname::text as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
       exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and n.nspname = 'public') as owns,
       exists (select 1 from pg_auth_members m where m.member = r.oid) as belongs,
       has_schema_privilege(r.oid, 'public', 'create') as makes
     from pg_roles r where rolname = any ($1) order by 1`,
    [[appRole, workerRole]],
  );
  const weak = { strong: false, owns: false, belongs: false, makes: false };
  expect(roles).toEqual([appRole, workerRole].sort().map((name) => ({ name, ...weak })));
});

test("the app may neither change the audit trail nor read the queue's tables", async () => {
  const refused = { code: "42501" };
  await expect(database.appDb.pool.query("update audit_event set action = 'x'")).rejects.toMatchObject(refused);
  await expect(database.appDb.pool.query("delete from audit_event")).rejects.toMatchObject(refused);
  await expect(database.appDb.pool.query("truncate audit_event")).rejects.toMatchObject(refused);
  await expect(database.workerDb.pool.query("delete from audit_event")).rejects.toMatchObject(refused);
  await expect(database.appDb.pool.query("select * from graphile_worker._private_jobs")).rejects.toMatchObject(refused);
  await expect(database.appDb.pool.query("delete from drizzle.__drizzle_migrations")).rejects.toMatchObject(refused);
});

test("without a tenant there is nothing to see, and under a tenant nothing of another can be written", async () => {
  const [a, b] = [await database.makeWorkspace(), await database.makeWorkspace()];
  await insertSurvey(a);
  for (const { name } of await rows<{ name: string }>(TENANT_TABLES)) {
    expect(
      (await rows<{ n: number }>(`select count(*)::int as n from "${name}"`, [], database.appDb))[0],
      name,
    ).toEqual({ n: 0 });
  }
  await expect(insertSurvey(a, b)).rejects.toMatchObject({ code: "42501" });
  const moved = withTenant(database.appDb, a, (tx) => tx.update(survey).set({ workspaceId: b.workspaceId }));
  await expect(moved).rejects.toMatchObject({ code: "42501" });
});

test("200 interleaved requests of two tenants on two connections, a tenth of them failing, never see a foreign row", async () => {
  const db = createDb({
    url: String(database.appDb.pool.options.connectionString),
    max: 2,
    name: "test-interleaved",
    connectTimeout: 20_000,
  });
  const tenants = [await database.makeWorkspace(), await database.makeWorkspace()];
  for (const scope of tenants) await insertSurvey(scope);
  const seen: { wanted: string; got: string[] }[] = [];
  const one = (scope: WorkspaceScope, fails: boolean) =>
    withTenant(db, scope, async (tx) => {
      const found = await tx.select({ workspaceId: survey.workspaceId }).from(survey);
      await new Promise((resolve) => setImmediate(resolve));
      const again = await tx.select({ workspaceId: survey.workspaceId }).from(survey);
      seen.push({ wanted: scope.workspaceId, got: [...found, ...again].map((row) => row.workspaceId) });
      if (fails) throw new Error("in the middle");
    });
  const work = Array.from({ length: 200 }, (_, i) =>
    one(tenants[i % 2] as WorkspaceScope, i % 20 === 3 || i % 20 === 6),
  );
  const results = await Promise.allSettled(work);
  // 10 odd ones and 10 even ones of 200: a tenth of each tenant's hundred.
  expect(results.filter((result) => result.status === "rejected").length).toBe(20);
  expect(seen.length).toBe(200);
  for (const { wanted, got } of seen) expect(got).toEqual([wanted, wanted]);
  const left = await Promise.all(
    [1, 2].map(() => db.pool.query("select current_setting('app.workspace_id', true) as tenant, pg_sleep(0.05)")),
  );
  // Unset reads as null or as the empty text; both are no tenant.
  for (const { rows: after } of left) expect(after[0].tenant ?? "").toBe("");
  await db.pool.end();
});

async function insertSurvey(scope: WorkspaceScope, into: WorkspaceScope = scope): Promise<void> {
  const parsed = parseDefinition(TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" }));
  if (!parsed.ok) throw new Error("The template is no document.");
  const draft = parsed.definition;
  const values = { workspaceId: into.workspaceId, id: randomUUID(), key: randomUUID(), name: "NPS", draft };
  await withTenant(database.appDb, mintScope(scope.workspaceId, scope.actor), (tx: Tx) =>
    tx.insert(survey).values(values),
  );
}
