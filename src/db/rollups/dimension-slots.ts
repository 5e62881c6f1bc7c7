import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import type { Dimensions } from "@/db/rollups/store-submissions";
import type { WorkspaceScope } from "@/db/scope";

/** What is remembered of slots: `survey\ndimension\nvalue` → the name it is tallied under. */
export type SlotCache = Map<string, string>;

const MOST_REMEMBERED = 50_000;

/**
 * Turns a response's attributes into the dimensions it is tallied by. A dimension keeps 200 values a survey; further
 * ones are tallied as "(other)" and stay whole in the response. New values are registered in a transaction of their own.
 */
export async function dimensionsOf(
  db: Db,
  scope: WorkspaceScope,
  cache: SlotCache,
  surveyId: string,
  attributes: Readonly<Record<string, string>>,
): Promise<Dimensions> {
  // An attribute with endless values would fill the memory: start over instead.
  if (cache.size >= MOST_REMEMBERED) cache.clear();
  const names = Object.keys(attributes);
  const unknown = names.filter((name) => !cache.has(slotKey(surveyId, name, attributes[name] ?? "")));
  if (unknown.length > 0) {
    await withTenant(db, scope, async (tx) => {
      for (const name of unknown) await registerSlot(tx, cache, surveyId, name, attributes[name] ?? "");
    });
  }
  return dimensionsFromCache(cache, surveyId, attributes);
}

/** The same inside a running transaction; give it a cache of its own, since a rollback takes the slots back. */
export async function dimensionsInside(
  tx: Tx,
  cache: SlotCache,
  surveyId: string,
  attributes: Readonly<Record<string, string>>,
): Promise<Dimensions> {
  for (const [name, value] of Object.entries(attributes)) {
    if (!cache.has(slotKey(surveyId, name, value))) await registerSlot(tx, cache, surveyId, name, value);
  }
  return dimensionsFromCache(cache, surveyId, attributes);
}

function dimensionsFromCache(
  cache: SlotCache,
  surveyId: string,
  attributes: Readonly<Record<string, string>>,
): Dimensions {
  const names = Object.keys(attributes).sort();
  return {
    names,
    values: names.map((name) => cache.get(slotKey(surveyId, name, attributes[name] ?? "")) ?? "(other)"),
  };
}

async function registerSlot(tx: Tx, cache: SlotCache, surveyId: string, name: string, value: string): Promise<void> {
  const reply = await tx.execute<{ slot: string }>(sql`select dimension_slot(${surveyId}, ${name}, ${value}) as slot`);
  cache.set(slotKey(surveyId, name, value), reply.rows[0]?.slot ?? "(other)");
}

function slotKey(surveyId: string, name: string, value: string): string {
  return `${surveyId}\n${name}\n${value}`;
}
