import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { createDb, type Db, withTenant } from "../src/db/client";
import { listMembers } from "../src/db/queries/members";
import { recountTallies } from "../src/db/rollups/recount";
import { mintScope, type WorkspaceScope } from "../src/db/scope";
import { databaseUrls } from "../src/db/urls";
import { linkInput } from "../src/features/delivery/share/input";
import { makeLink } from "../src/features/delivery/share/make-link";
import { revokeLink } from "../src/features/delivery/share/revoke-link";
import { revokeKey } from "../src/features/settings/keys/make-key";
import { createApiKey, createApiKeyCache } from "../src/platform/api-key";
import { shareToken } from "../src/platform/share-gate";
import {
  type Inside,
  isGone,
  openWorld,
  PLAIN,
  pathOf,
  type Step,
  type Survey,
  step,
  type World,
} from "./any-deletion";
import { send, submit } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";

const base = process.env.CANDOR_E2E_URL ?? "";
const SEED = 20_261_123;
/** More of them where somebody changes what deletes: CANDOR_SEQUENCES=50. */
const RUNS = Number(process.env.CANDOR_SEQUENCES ?? 4);

interface Stand {
  readonly appDb: Db;
  readonly workerDb: Db;
  readonly secret: string;
}

/** Where names may stand when what they named is gone: what was done with it, and that there was something. */
const MAY_NAME_A_SURVEY = new Set(["audit_event", "erasure", "follow_up", "goal"]);
const MAY_NAME_A_PERSON = new Set<string>([]);

/** Jobs of a workspace that are still to be done, and those that failed. */
async function queueOf({ workerDb }: Stand, workspaceId: string) {
  const { rows } = await workerDb.pool.query<{ task: string; error: string | null }>(
    `select t.identifier as task, j.last_error as error from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'workspaceId' = $1
     union all select topic, null from outbox where workspace_id::text = $1
     union all (select 'fold', null from tally_delta where workspace_id::text = $1 limit 1)
     union all (select 'fold comments', null from comment_change where workspace_id::text = $1 limit 1)`,
    [workspaceId],
  );
  return rows;
}

/** What a job says that was under way where a process stopped: other journeys start and stop theirs on this database. */
const STOPPED = /^The operation was aborted|^The process is stopping/;

/** Until the worker has nothing left to do for a workspace. No job may have failed; who was stopped has another try. */
async function untilQuiet(stand: Stand, workspaceId: string): Promise<void> {
  await expect
    .poll(
      async () => (await queueOf(stand, workspaceId)).filter(({ error }) => error === null || STOPPED.test(error)),
      {
        ...{ timeout: 60_000, intervals: [50, 100, 250] },
      },
    )
    .toEqual([]);
  expect(await queueOf(stand, workspaceId)).toEqual([]);
}

/** The tables of a workspace with a row that holds this text anywhere, and how many. */
async function tablesNaming({ appDb }: Stand, scope: WorkspaceScope, text: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  await withTenant(appDb, scope, async (tx) => {
    const tables = await tx.execute<{ name: string }>(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relkind = 'r'
        and has_table_privilege(oid, 'select')`);
    for (const { name } of tables.rows) {
      const { rows } = await tx.execute<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(name)} t where strpos(t::text, ${text}) > 0`,
      );
      if (rows[0]?.n) found[name] = rows[0].n;
    }
  });
  return found;
}

const without = (found: Record<string, number>, allowed: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(found).filter(([table]) => !allowed.has(table)));

async function insideOf({ appDb, secret }: Stand, { id }: Tenant): Promise<Inside> {
  const job = mintScope(id, { kind: "job", name: "test" });
  const members = await withTenant(appDb, job, (tx) => listMembers(tx, job));
  const owner = members.find(({ role }) => role === "owner");
  const scope = mintScope(id, { kind: "user", userId: owner?.userId ?? "", role: "owner" });
  return {
    async makeLink(of) {
      const view = "goal" in of ? "goal" : "survey";
      const made = await makeLink(
        appDb,
        scope,
        secret,
        linkInput.parse({ ...of, view, params: "[]", until: "7" }),
        new Date(),
      );
      return "id" in made ? { id: made.id, url: `/shared/${shareToken(secret, id, made.id)}` } : null;
    },
    async withdrawLink(link) {
      expect(await revokeLink(appDb, scope, link, new Date())).toBe(true);
    },
    makeKey: () =>
      withTenant(appDb, scope, (tx) =>
        createApiKey(tx, scope, { name: "Of a test", scope: "admin", expiresAt: null }, new Date()),
      ),
    revokeKey: (key) => revokeKey(appDb, createApiKeyCache(), scope, key, new Date()),
  };
}

/** Everything that somebody may try with a survey that is gone. */
async function tryGone({ ask, note }: World, { id, key, begun }: Survey): Promise<void> {
  const at = `/api/v1/surveys/${id}`;
  const answer = { submissionId: randomUUID(), answers: { score: 9 }, customer: { externalId: "nobody-else" } };
  await ask("GET", at, [404]);
  await ask("PATCH", at, [404], { name: "Back again" });
  await ask("DELETE", at, [404]);
  await ask("POST", `${at}/publish`, [404]);
  await ask("POST", `${at}/close`, [404]);
  await ask("GET", `${at}/responses`, [404]);
  await ask("POST", `${at}/responses`, [404], answer);
  await ask("GET", `/api/v1/metrics/nps?survey=${id}`, [404]);
  await ask("GET", `/api/v1/metrics/response_rate?survey=${id}`, [404]);
  await ask("POST", "/api/v1/exports", [404], { survey: id });
  await ask("GET", `/api/v1/topics?survey=${id}`, [404]);
  const goal = { metric: "nps", survey: id, change: { kind: "points", size: 5 }, period: "this_year" };
  await ask("POST", "/api/v1/goals", [404, 422], goal);
  const invitation = { externalId: randomUUID(), survey: id, sentAt: "2026-03-01T10:00:00Z" };
  const invited = await ask("POST", "/api/v1/invitations", [201], { invitations: [invitation] });
  expect(invited.json).toMatchObject({ rejected: [{ index: 0 }] });
  expect((await ask("GET", `/api/v1/invitations?survey=${id}`, [200, 404])).json.items ?? []).toEqual([]);
  for (const [method, path] of [
    ["GET", `/s/${key}`],
    ["GET", `/s/${key}/r/${randomUUID()}`],
    ["GET", `/api/v1/s/${key}/responses`],
  ] as const)
    note(`${method} ${path}`, [404, 405], await send(base, method, path));
  for (const sid of [randomUUID(), ...begun.slice(0, 2)])
    note(`submit ${sid} to ${key}`, [404], await submit(base, key, sid, { answers: { score: 1, why: "Late" } }));
}

/** What is gone is gone by every door, and what is there is there. */
async function tryAll(world: World, settled: boolean): Promise<void> {
  const { ask, note, surveys, things, links, keys, imports, people } = world;
  for (const survey of surveys) {
    if (survey.state === "gone") await tryGone(world, survey);
    else {
      const { json } = await ask("GET", `/api/v1/surveys/${survey.id}`, [200]);
      expect(json.status).toBe(survey.state);
      const expected = { draft: 404, live: 201, closed: 410 }[survey.state];
      const sid = randomUUID();
      note(`submit to ${survey.state}`, [expected], await submit(base, survey.key, sid, { answers: { score: 7 } }));
    }
  }
  for (const thing of things) {
    const at = pathOf(thing);
    // The files of a deleted survey go with it.
    const away = thing.gone || (thing.kind === "export" && thing.survey?.state === "gone");
    const expected = away && thing.kind !== "topic" ? [404] : [200];
    const { json } = await ask("GET", at, expected);
    if (thing.kind === "topic") expect(json.archived).toBe(thing.gone);
    if (!thing.gone || thing.kind === "topic") continue;
    const { word } = PLAIN[thing.kind];
    if (word) await ask("PATCH", at, [404], { [word]: "Back again" });
    await ask("DELETE", at, [404]);
  }
  for (const { of, url, withdrawn } of links) {
    note(`GET ${url}`, [isGone(of) ? 404 : withdrawn ? 410 : 200], await send(base, "GET", url));
  }
  for (const { token, revoked } of keys) {
    const look = () => send(base, "GET", "/api/v1/surveys?limit=1", { key: token });
    // Another process revoked it: this one knows within a second.
    if (revoked) await expect.poll(async () => (await look()).status).toBe(401);
    note(`a ${revoked ? "revoked" : "good"} key`, [revoked ? 401 : 200], await look());
  }
  for (const id of imports) {
    const { json } = await ask("GET", `/api/v1/imports/${id}`, [200]);
    if (settled) expect(["done", "failed", "undone"]).toContain(json.status);
  }
  for (const { externalId, known, responses } of Object.values(people)) {
    const at = `/api/v1/customers/${externalId}`;
    if (settled && !known) await ask("DELETE", at, [404]);
    const { json } = await ask("GET", at, known || !settled ? [200, 404] : [404]);
    expect(((json.responses ?? []) as unknown[]).length).toBeLessThanOrEqual(responses);
  }
}

/** Another workspace's key opens none of it, there or gone, and cannot tell the two apart. */
async function tryAsStranger({ surveys, things, note }: World, key: string): Promise<void> {
  const paths = [...surveys.map(({ id }) => `/api/v1/surveys/${id}`), ...things.map(pathOf)];
  for (const path of paths)
    for (const method of ["GET", "DELETE"])
      note(`a stranger's ${method} ${path}`, [404], await send(base, method, path, { key }));
}

async function run(stand: Stand, steps: readonly Step[]): Promise<void> {
  const [ours, theirs] = (await makeTenants(await sharedDatabase(), ["UTC", "UTC"])) as [Tenant, Tenant];
  const scope = mintScope(ours.id, { kind: "job", name: "test" });
  const quiet = () => untilQuiet(stand, ours.id);
  const world = openWorld(base, ours, await insideOf(stand, ours), quiet);
  // Enough answers for goals to be set on.
  const first = await world.makeSurvey();
  await world.publish(first);
  const recent = Array.from({ length: 200 }, (_, i) => ({
    ...{ submissionId: randomUUID(), answers: { score: i % 2 === 0 ? 10 : 3 }, complete: true },
    answeredAt: new Date(Date.now() - 8 * 86_400_000).toISOString(),
  }));
  await world.ask("POST", `/api/v1/surveys/${first.id}/responses`, [200, 201], { responses: recent });
  for (const one of steps) await world.take(one);
  await tryAll(world, false);
  await tryAsStranger(world, theirs.keys.admin);
  await quiet();
  const gone = world.surveys.filter(({ state }) => state === "gone");
  const forgotten = Object.values(world.people).filter(({ known }) => !known);
  const left = async () => {
    const surveys = await Promise.all(gone.map(({ id }) => tablesNaming(stand, scope, id)));
    const persons = await Promise.all(forgotten.map(({ externalId }) => tablesNaming(stand, scope, externalId)));
    return {
      surveys: surveys.map((found) => without(found, MAY_NAME_A_SURVEY)),
      persons: persons.map((found) => without(found, MAY_NAME_A_PERSON)),
    };
  };
  const nothing = { surveys: gone.map(() => ({})), persons: forgotten.map(() => ({})) };
  expect(await left()).toEqual(nothing);
  await tryAll(world, true);
  await quiet();
  expect(await left()).toEqual(nothing);
  expect(await withTenant(stand.appDb, scope, (tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
  expect(world.odd).toEqual([]);
}

test("made, used, deleted and used again in any order: gone by every door, no job fails, nothing is written afterwards", async () => {
  test.setTimeout(60_000 + RUNS * 60_000);
  const { ownerUrl, authSecret } = await sharedDatabase();
  const urls = databaseUrls({ ownerUrl, authSecret });
  const appDb = createDb({ url: urls.app, max: 4, name: "e2e-deleted" });
  const workerDb = createDb({ url: urls.worker, max: 1, name: "e2e-deleted-jobs" });
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 24, maxLength: 60 }), (steps) =>
        run({ appDb, workerDb, secret: authSecret }, steps),
      ),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  } finally {
    await Promise.all([appDb.pool.end(), workerDb.pool.end()]);
  }
});
