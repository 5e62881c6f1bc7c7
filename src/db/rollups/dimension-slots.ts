import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import type { Dimensions } from "@/db/rollups/store-submissions";
import type { WorkspaceScope } from "@/db/scope";

/**
 * What is remembered of slots, of committed ones alone: survey, dimension and value → the name it is tallied under, null
 * where the survey has as many dimensions as it may.
 */
export type SlotCache = Map<string, string | null>;

type Attributes = Readonly<Record<string, string>>;

const MOST_REMEMBERED = 50_000;

/**
 * Turns a response's attributes into the dimensions it is tallied by. A dimension keeps 200 values a survey; further
 * ones are tallied as "(other)" and stay whole in the response. A survey keeps 100 dimensions; others stay in the response
 * alone. New values are registered in a transaction of their own,
 * so that nobody who stores answers keeps others from registering theirs.
 */
export async function dimensionsOf(
  db: Db,
  scope: WorkspaceScope,
  cache: SlotCache,
  surveyId: string,
  attributes: Attributes,
): Promise<Dimensions> {
  const [dimensions] = await dimensionsOfAll(db, scope, cache, surveyId, [attributes]);
  return dimensions ?? { names: [], values: [] };
}

/** The same for many responses at once, in one round trip for all that is new. */
export async function dimensionsOfAll(
  db: Db,
  scope: WorkspaceScope,
  cache: SlotCache,
  surveyId: string,
  all: readonly Attributes[],
): Promise<Dimensions[]> {
  // An attribute with endless values would fill the memory: start over instead.
  if (cache.size >= MOST_REMEMBERED) cache.clear();
  // The cache may be emptied while this waits for the database: what it needs, it keeps itself.
  const slots: SlotCache = new Map();
  const unknown = new Map<string, readonly [string, string]>();
  for (const pair of all.flatMap((attributes) => Object.entries(attributes))) {
    const key = slotKey(surveyId, ...pair);
    const slot = cache.get(key);
    if (slot === undefined) unknown.set(key, pair);
    else slots.set(key, slot);
  }
  if (unknown.size > 0) {
    const found = await withTenant(db, scope, (tx) => registerSlots(tx, surveyId, [...unknown.values()]));
    for (const [key, slot] of found) {
      slots.set(key, slot);
      cache.set(key, slot);
    }
  }
  return all.map((attributes) => toDimensions(slots, surveyId, attributes));
}

/** The same where all of it is remembered, without waiting; else null. */
export function knownDimensions(cache: SlotCache, surveyId: string, attributes: Attributes): Dimensions | null {
  const known = Object.entries(attributes).every((pair) => cache.has(slotKey(surveyId, ...pair)));
  return known ? toDimensions(cache, surveyId, attributes) : null;
}

/** The same inside a running transaction, which holds on to what it registers until it ends. */
export async function dimensionsInside(tx: Tx, surveyId: string, attributes: Attributes): Promise<Dimensions> {
  return toDimensions(await registerSlots(tx, surveyId, Object.entries(attributes)), surveyId, attributes);
}

async function registerSlots(
  tx: Tx,
  surveyId: string,
  pairs: readonly (readonly [string, string])[],
): Promise<SlotCache> {
  if (pairs.length === 0) return new Map();
  // In one order for everybody: each new value takes the lock of its dimension.
  const reply = await tx.execute<{ name: string; value: string; slot: string | null }>(sql`
    select name, value, dimension_slot(${surveyId}, name, value) as slot
    from (select p ->> 0 as name, p ->> 1 as value from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) as p
      order by 1, 2) as given`);
  return new Map(reply.rows.map(({ name, value, slot }) => [slotKey(surveyId, name, value), slot]));
}

function toDimensions(slots: SlotCache, surveyId: string, attributes: Attributes): Dimensions {
  const pairs = Object.keys(attributes)
    .sort()
    .flatMap((name): [string, string][] => {
      const slot = slots.get(slotKey(surveyId, name, attributes[name] ?? ""));
      return slot === null ? [] : [[name, slot ?? "(other)"]];
    });
  return { names: pairs.map(([name]) => name), values: pairs.map(([, value]) => value) };
}

/** NUL stands in no name and no value, so that no two pairs share a key. */
function slotKey(surveyId: string, name: string, value: string): string {
  return `${surveyId}\u0000${name}\u0000${value}`;
}
