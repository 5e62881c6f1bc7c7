import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { resolveNames } from "@/db/queries/customers/find-by-address";
import { lockCustomers } from "@/db/queries/customers/lock-customers";
import type { Writing } from "@/db/queries/customers/writing";
import { findWorkspace } from "@/db/queries/find-workspace";
import { openCalendars } from "@/db/queries/service/open-calendars";
import {
  type InteractionRow,
  isSameRow,
  joinRow,
  measureRow,
  nameEvent,
  type ToldRow,
} from "@/db/rollups/interaction-row";
import { loadInteractions } from "@/db/rollups/load-interactions";
import { judgePromises, type ToldStory } from "@/db/rollups/rebuild-clocks";
import { rememberInteractions } from "@/db/rollups/remember-interactions";
import { type EventRow, writeEvents, writeInteractions } from "@/db/rollups/write-interactions";
import type { WorkspaceScope } from "@/db/scope";
import { checkEvents, type InteractionFault } from "@/domain/service/check-events";
import type { InteractionEvent } from "@/domain/service/interaction-event";

/** An event as it is told; without a name of its own it is known by what it says. */
export interface ToldEvent extends InteractionEvent {
  readonly externalId: string | null;
}

/** An interaction as it is told: what is left out stays as it is, null takes back. */
export interface ToldInteraction {
  readonly externalId: string;
  /** The customer's external id; made where nobody has it yet. */
  readonly customer?: string | null;
  readonly channel?: string;
  readonly agent?: string | null;
  readonly team?: string | null;
  readonly priority?: string | null;
  readonly subject?: string;
  readonly openedBy?: "customer" | "agent";
  readonly openedAt?: Date;
  /** Added to those that are known; an empty value takes one away. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly events: readonly ToldEvent[];
}

/** What became of the interactions that were told. */
export interface StoredInteractions {
  readonly made: number;
  readonly changed: number;
  /** Those of which everything was known already. */
  readonly same: number;
  readonly refused: readonly { readonly index: number; readonly fault: InteractionFault }[];
}

/**
 * Stores interactions with their events, thousands at once, and measures them anew: what is sent again changes nothing, what
 * comes late or out of order counts as if it had come in time. An interaction nobody knows needs its channel and its
 * opening (or an event `opened`); an event in the future or before the opening refuses its interaction, all of it. One
 * writer of a workspace at a time; promises are judged again in the same transaction.
 */
export async function storeInteractions(
  tx: Tx,
  scope: WorkspaceScope,
  told: readonly ToldInteraction[],
  { importId, now }: Writing,
): Promise<StoredInteractions> {
  await lockInteractions(tx, scope);
  const { zone } = await findWorkspace(tx, scope);
  const calendarAt = await openCalendars(tx, scope);
  const named = told.flatMap(({ customer }) => (customer ? [customer] : []));
  const idOf = await resolveNames(tx, scope, named);
  const customers = await lockCustomers(tx, scope, named.map(idOf), importId);
  const known = await loadInteractions(tx, scope, { externalIds: told.map(({ externalId }) => externalId) });
  const works = new Map<string, Work>(known.map((one) => [one.row.externalId, workOf(one.row, one.events)]));
  const refused: StoredInteractions["refused"][number][] = [];
  for (const [index, one] of told.entries()) {
    const work = works.get(one.externalId) ?? null;
    const next = takeIn(work, one, { customerOf: (name) => customers.ids.get(idOf(name)) ?? null, importId, now });
    if ("kind" in next) refused.push({ index, fault: next });
    else works.set(one.externalId, next);
  }
  const rows: InteractionRow[] = [];
  const events: EventRow[] = [];
  const stories: ToldStory[] = [];
  let [made, changed] = [0, 0];
  for (const work of works.values()) {
    const { before, told: is } = work;
    const fresh = freshOf(work.events, work.known);
    const measured = measureRow(is, [...work.events.values()], calendarAt(is.openedAt.getTime()), zone);
    const times = { createdAt: before?.createdAt ?? now, updatedAt: now };
    const row = joinRow(scope.workspaceId, is, measured, times);
    if (before !== null && fresh.size === 0 && isSameRow({ ...row, updatedAt: before.updatedAt }, before)) continue;
    if (before === null) made += 1;
    else changed += 1;
    rows.push(row);
    for (const [externalId, event] of fresh) events.push(toRow(scope, is.id, externalId, event));
    stories.push({ row, events: work.events, isNew: before === null });
  }
  if (importId !== null) await rememberInteractions(tx, scope, rows, known, { importId, now });
  await writeInteractions(tx, rows);
  await writeEvents(tx, events);
  await judgePromises(tx, scope, stories, now);
  return { made, changed, same: works.size - made - changed, refused };
}

/** One writer of a workspace's interactions at a time: what is measured follows from all events that are there. */
export async function lockInteractions(tx: Tx, scope: WorkspaceScope): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('candor.interactions' || ${scope.workspaceId}, 0))`,
  );
}

/** An interaction while a batch is taken in. */
interface Work {
  /** As it stands in the table; null for a new one. */
  readonly before: InteractionRow | null;
  readonly told: ToldRow;
  readonly events: ReadonlyMap<string, InteractionEvent>;
  /** The events that were known before the batch. */
  readonly known: ReadonlyMap<string, InteractionEvent>;
}

function workOf(row: InteractionRow, events: ReadonlyMap<string, InteractionEvent>): Work {
  const { id, externalId, customerId, channel, agent, team, priority, subject, openedBy, openedAt } = row;
  const { attributes, importId } = row;
  return {
    before: row,
    told: {
      id,
      externalId,
      customerId,
      channel,
      agent,
      team,
      priority,
      subject,
      openedBy,
      openedAt,
      attributes,
      importId,
    },
    events,
    known: events,
  };
}

interface TakingIn {
  readonly customerOf: (externalId: string) => string | null;
  readonly importId: string | null;
  readonly now: Date;
}

/** An interaction with what was said of it now, or why that cannot be. */
function takeIn(work: Work | null, one: ToldInteraction, taking: TakingIn): Work | InteractionFault {
  const opening = one.events.filter(({ kind }) => kind === "opened").map(({ at }) => at);
  const openedAt = one.openedAt ?? work?.told.openedAt ?? (opening.length > 0 ? new Date(Math.min(...opening)) : null);
  const channel = one.channel ?? work?.told.channel;
  if (openedAt === null || channel === undefined) return { kind: "unknown", event: null };
  const events = new Map(work?.events);
  for (const event of one.events) events.set(event.externalId ?? nameEvent(event), event);
  const known = work?.known ?? new Map<string, InteractionEvent>();
  const fresh = freshOf(events, known);
  // Against all events: an opening that is told later than events that are known is in the wrong zone as well.
  const fault = checkEvents(
    openedAt.getTime(),
    one.openedAt ? [...one.events, ...events.values()] : one.events,
    +taking.now,
  );
  if (fault !== null)
    return { ...fault, event: fault.event !== null && fault.event < one.events.length ? fault.event : null };
  const before = work?.told;
  return {
    before: work?.before ?? null,
    events,
    known,
    told: {
      id: before?.id ?? v7(),
      externalId: one.externalId,
      customerId: one.customer
        ? taking.customerOf(one.customer)
        : one.customer === null
          ? null
          : (before?.customerId ?? null),
      channel,
      agent: one.agent !== undefined ? one.agent : (lastSaid(events, fresh, "assigned") ?? before?.agent ?? null),
      team: one.team !== undefined ? one.team : (before?.team ?? null),
      priority:
        one.priority !== undefined
          ? one.priority
          : (lastSaid(events, fresh, "priority_changed") ?? before?.priority ?? null),
      subject: one.subject ?? before?.subject ?? "",
      openedBy: one.openedBy ?? before?.openedBy ?? "customer",
      openedAt,
      attributes: mergeAttributes(before?.attributes ?? {}, one.attributes ?? {}),
      importId: before ? before.importId : taking.importId,
    },
  };
}

/** Events that are new, or say something else than before. */
function freshOf(
  events: ReadonlyMap<string, InteractionEvent>,
  known: ReadonlyMap<string, InteractionEvent>,
): ReadonlyMap<string, InteractionEvent> {
  if (known.size === 0) return events;
  return new Map(
    [...events].filter(([name, event]) => {
      const before = known.get(name);
      return before === undefined || nameEvent(before) !== nameEvent(event);
    }),
  );
}

/** What the last event of a kind says, where it is one that was not known before. */
function lastSaid(
  events: ReadonlyMap<string, InteractionEvent>,
  fresh: ReadonlyMap<string, InteractionEvent>,
  kind: InteractionEvent["kind"],
): string | null {
  let [name, last]: [string?, InteractionEvent?] = [];
  for (const [own, event] of events)
    if (event.kind === kind && (last === undefined || event.at > last.at)) [name, last] = [own, event];
  return name !== undefined && fresh.has(name) ? (last?.detail ?? null) : null;
}

function mergeAttributes(known: Readonly<Record<string, string>>, said: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries({ ...known, ...said })
      .filter(([, value]) => value !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function toRow(
  { workspaceId }: WorkspaceScope,
  interactionId: string,
  externalId: string,
  { kind, at, actor, isPublic, detail }: InteractionEvent,
): EventRow {
  return { workspaceId, interactionId, externalId, kind, at: new Date(at), actor, isPublic, detail };
}
