import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { clockOf, listCalendarHistories } from "@/db/queries/promises/find-calendar";
import { listPolicyVersions, type PolicyVersion } from "@/db/queries/promises/list-policy-versions";
import { listStories, type StoredStory } from "@/db/queries/promises/list-stories";
import type { InteractionRow } from "@/db/rollups/interaction-row";
import type { slaClock } from "@/db/schema/promise";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import { localDay } from "@/domain/calendar/day";
import type { Clock } from "@/domain/metrics/clock";
import { judgeWait } from "@/domain/promises/judge-wait";
import { listWaits } from "@/domain/promises/list-waits";
import { matchPolicy } from "@/domain/promises/match-policy";
import { policiesAt } from "@/domain/promises/policies-at";
import type { InteractionEvent } from "@/domain/service/interaction-event";

const AT_ONCE = 1_000;

/** Everything that decides about promises in a workspace, read once for many interactions. */
export interface PromiseRules {
  readonly zone: string;
  readonly versions: readonly PolicyVersion[];
  /** By calendar id; '' is the default. */
  readonly clocks: ReadonlyMap<string, Clock>;
}

type ClockRow = Omit<typeof slaClock.$inferInsert, "workspaceId" | "soonTold" | "missedTold">;

/**
 * Says again where every promise on these interactions stands: by the policies in force when it was kept, or now while it is
 * open, and by what the calendar said at each time. To be called in the transaction that changed an interaction or its
 * events, in any size of batch. Returns how many promises stand otherwise than before. Calling it twice changes nothing.
 */
export async function rebuildClocks(
  tx: Tx,
  scope: WorkspaceScope,
  interactionIds: readonly string[],
  now: Date,
): Promise<number> {
  if (interactionIds.length === 0) return 0;
  const rules = await readPromiseRules(tx, scope);
  let changed = 0;
  for (let i = 0; i < interactionIds.length; i += AT_ONCE) {
    const ids = interactionIds.slice(i, i + AT_ONCE);
    const stories = rules.versions.length === 0 ? [] : await listStories(tx, scope, ids);
    const rows = stories.flatMap((story) => clocksOf(story, rules, now));
    changed += await storeClocks(tx, scope, ids, rows);
  }
  return changed;
}

/** An interaction that was written just now, with all its events by their names. */
export interface ToldStory {
  readonly row: InteractionRow;
  readonly events: ReadonlyMap<string, InteractionEvent>;
  /** Nobody knew it before, so no promise stands on it. */
  readonly isNew: boolean;
}

/** The same for interactions that are at hand: neither they nor their events are read again. */
export async function judgePromises(
  tx: Tx,
  scope: WorkspaceScope,
  stories: readonly ToldStory[],
  now: Date,
): Promise<void> {
  if (stories.length === 0) return;
  const rules = await readPromiseRules(tx, scope);
  const attributes = await readAttributes(tx, scope, rules, stories);
  const known = stories.filter(({ isNew }) => !isNew).map(({ row }) => row.id);
  const rows = stories.flatMap(({ row, events }) =>
    clocksOf(toStory(row, events, attributes.get(row.customerId ?? "") ?? {}), rules, now),
  );
  await storeClocks(tx, scope, known, rows);
}

function toStory(
  row: InteractionRow,
  events: ReadonlyMap<string, InteractionEvent>,
  attributes: StoredStory["attributes"],
): StoredStory {
  const { id, channel, team, agent, priority, solvedBy, leftOut, openedBy, openedAt } = row;
  const told = { id, channel, team, agent, priority, solvedBy, leftOut, openedBy, attributes };
  const ordered = [...events].sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1));
  return { ...told, openedAt: openedAt.getTime(), events: ordered.map(([, event]) => event) };
}

/** What is known of the customers of these interactions, where a policy asks for it. */
async function readAttributes(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { versions }: PromiseRules,
  stories: readonly ToldStory[],
): Promise<ReadonlyMap<string, StoredStory["attributes"]>> {
  if (versions.every(({ conditions }) => conditions.segment === undefined)) return new Map();
  const ids = new Set(stories.flatMap(({ row }) => (row.customerId === null ? [] : [row.customerId])));
  const { rows } = await tx.execute<{ id: string; attributes: StoredStory["attributes"] }>(sql`
    select id, attributes from customer where workspace_id = ${workspaceId} and id = any(${uuidArray([...ids])})`);
  return new Map(rows.map(({ id, attributes }) => [id, attributes]));
}

/** Reads what decides about promises. */
export async function readPromiseRules(tx: Tx, scope: WorkspaceScope): Promise<PromiseRules> {
  const versions = await listPolicyVersions(tx, scope);
  if (versions.length === 0) return { zone: "UTC", versions, clocks: new Map() };
  const { zone } = await findWorkspace(tx, scope);
  const clocks = new Map<string, Clock>();
  for (const calendar of await listCalendarHistories(tx, scope)) {
    const clock = clockOf(calendar);
    clocks.set(calendar.id, clock);
    if (calendar.isDefault) clocks.set("", clock);
  }
  return { zone, versions, clocks };
}

/** The promises on one interaction and where they stand; none on what counts nowhere. */
export function clocksOf(story: StoredStory, rules: PromiseRules, now: Date): ClockRow[] {
  if (story.leftOut !== null || rules.versions.length === 0) return [];
  const rows: ClockRow[] = [];
  for (const wait of listWaits(story)) {
    const at = wait.endedAt ?? now.getTime();
    const policy = matchPolicy(policiesAt(rules.versions, at), story);
    const target = policy?.targets[wait.measure];
    if (policy === null || target === undefined) continue;
    const business = rules.clocks.get(policy.calendarId ?? "") ?? null;
    const standing = judgeWait(wait, target, policy.soon, { business, now: now.getTime() });
    // Field by field: spreading takes many times as long, and imports bring a million of these.
    rows.push({
      interactionId: story.id,
      measure: wait.measure,
      ordinal: wait.ordinal,
      policyId: policy.policyId,
      policyVersion: policy.version,
      state: standing.state,
      startedAt: new Date(wait.startedAt),
      endedAt: dateOf(wait.endedAt),
      dueAt: dateOf(standing.dueAt),
      soonAt: dateOf(standing.soonAt),
      leftSeconds: standing.leftSeconds,
      day: localDay(standing.decidedAt ?? wait.startedAt, rules.zone),
      channel: story.channel,
      team: story.team,
      priority: story.priority,
      agent: wait.measure === "resolution" ? (story.solvedBy ?? story.agent) : story.agent,
    });
  }
  return rows;
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

/**
 * Writes what changed and takes away what is not promised any more on those that were `known`; what stands as before is not
 * touched.
 */
async function storeClocks(
  tx: Tx,
  scope: WorkspaceScope,
  known: readonly string[],
  rows: readonly ClockRow[],
): Promise<number> {
  const gone = known.length === 0 ? 0 : await removeOthers(tx, scope, known, rows);
  if (rows.length === 0) return gone;
  const stored = await tx.execute(sql`
    insert into sla_clock as c (workspace_id, interaction_id, measure, ordinal, policy_id, policy_version, state, started_at,
      due_at, soon_at, left_seconds, ended_at, day, channel, team, agent, priority)
    select ${scope.workspaceId}, i.* from (${incoming(rows)}) i order by 2, 3, 4
    on conflict (workspace_id, interaction_id, measure, ordinal) do update set
      policy_id = excluded.policy_id, policy_version = excluded.policy_version, state = excluded.state,
      started_at = excluded.started_at, due_at = excluded.due_at, soon_at = excluded.soon_at,
      left_seconds = excluded.left_seconds, ended_at = excluded.ended_at, day = excluded.day, channel = excluded.channel,
      team = excluded.team, agent = excluded.agent, priority = excluded.priority
    where (c.policy_id, c.policy_version, c.state, c.started_at, c.due_at, c.soon_at, c.left_seconds, c.ended_at, c.day,
        c.channel, c.team, c.agent, c.priority)
      is distinct from (excluded.policy_id, excluded.policy_version, excluded.state, excluded.started_at, excluded.due_at,
        excluded.soon_at, excluded.left_seconds, excluded.ended_at, excluded.day, excluded.channel, excluded.team,
        excluded.agent, excluded.priority)`);
  return gone + (stored.rowCount ?? 0);
}

async function removeOthers(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  known: readonly string[],
  rows: readonly ClockRow[],
): Promise<number> {
  const gone = await tx.execute(sql`
    delete from sla_clock c where c.workspace_id = ${workspaceId} and c.interaction_id = any(${uuidArray(known)})
      and not exists (select from (${incoming(rows)}) i where i."interactionId" = c.interaction_id and i.measure = c.measure
        and i.ordinal = c.ordinal)`);
  return gone.rowCount ?? 0;
}

function incoming(rows: readonly ClockRow[]) {
  return sql`select x.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x ("interactionId" uuid, measure text,
    ordinal smallint, "policyId" uuid, "policyVersion" integer, state text, "startedAt" timestamptz, "dueAt" timestamptz,
    "soonAt" timestamptz, "leftSeconds" integer, "endedAt" timestamptz, day date, channel text, team text, agent text,
    priority text)`;
}
