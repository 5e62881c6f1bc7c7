import { randomUUID } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { customer, customerStay } from "@/db/schema/customer";
import type { WorkspaceScope } from "@/db/scope";

/** Somebody and when they were a customer: pairs of the first day and the first inactive one (null: still). */
export interface TestStays {
  readonly externalId?: string;
  readonly stays: readonly (readonly [from: string, until: string | null])[];
  /** Plan, country …: what the stays are counted by; a list where they differ from stay to stay. */
  readonly dims?: Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[];
}

/** Stores customers with their stays as a test says them, without spells behind them; tells their ids. */
export async function storeStays(db: Db, scope: WorkspaceScope, people: readonly TestStays[]): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = people.map((one) => ({ ...one, id: randomUUID() }));
  for (let start = 0; start < rows.length; start += 2_000) {
    const batch = rows.slice(start, start + 2_000);
    await withTenant(db, scope, async (tx) => {
      await tx
        .insert(customer)
        .values(batch.map(({ id, externalId }) => ({ workspaceId, id, externalId: externalId ?? id })));
      const stays = batch.flatMap((one) => stayRows(one).map((row) => ({ ...row, workspaceId, customerId: one.id })));
      if (stays.length > 0) await tx.insert(customerStay).values(stays);
    });
  }
  return rows.map(({ id }) => id);
}

/** Stays as rows, each with those before it. */
export function stayRows({ stays, dims = {} }: TestStays) {
  const dimsAt = (place: number): Readonly<Record<string, string>> => (isList(dims) ? dims[place] : dims) ?? {};
  return stays.map(([fromDay, untilDay], place) => ({
    ...{ fromDay, untilDay, ordinal: place + 1 },
    dimNames: Object.keys(dimsAt(place)),
    dimValues: Object.values(dimsAt(place)),
    earlier: stays.slice(0, place).map(([from, until], i) => ({ from, until: until ?? fromDay, dims: dimsAt(i) })),
  }));
}

function isList(dims: NonNullable<TestStays["dims"]>): dims is readonly Readonly<Record<string, string>>[] {
  return Array.isArray(dims);
}
