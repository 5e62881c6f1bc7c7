import type { Tx } from "@/db/client";
import { findSpellsOf } from "@/db/queries/customers/find-spells-of";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import type { WorkspaceScope } from "@/db/scope";
import { countOverlapping } from "@/domain/customer/overlaps";
import type { PersonInput } from "@/domain/customer/person";
import type { Spell } from "@/domain/customer/spell";
import type { ImportWriting, LinedRow, StoredBatch } from "@/features/imports/records/record-purpose";

/** What one row of a file says of a customer: who they are, and one spell. */
export interface PersonRow {
  /** Null where the file says nothing but their id. */
  readonly person: PersonInput | null;
  readonly spell: Spell | null;
  /** A flag without days says that they left: compared with the contracts that are known. */
  readonly saidLeft: boolean;
  readonly customer: string;
}

type Told = StoredBatch["told"][number];

/** Stores a batch of customers with their spells, and tells what their contracts say otherwise. */
export async function storePeople(
  tx: Tx,
  scope: WorkspaceScope,
  rows: readonly LinedRow<PersonRow>[],
  writing: ImportWriting,
): Promise<StoredBatch> {
  const people = rows.flatMap(({ row }) => row.person ?? []);
  const spells = rows.flatMap(({ row }) => row.spell ?? []);
  const written = await upsertCustomers(tx, scope, people, writing);
  const contracts = await upsertSubscriptions(tx, scope, spells, writing);
  // Of a spell or a customer that stands twice in the batch the last row is the one that was stored.
  const lastOf = new Map(rows.map(({ row }, place) => [keyOf(row), place] as const));
  const stored = rows.filter(
    ({ row }, place) =>
      lastOf.get(keyOf(row)) === place &&
      (contracts.touched.has(row.spell?.externalId ?? "") || (row.spell === null && written.touched.has(row.customer))),
  ).length;
  const lineOf = new Map(rows.map(({ line, row }) => [row.spell?.externalId ?? "", line]));
  const lineOfCustomer = new Map(rows.map(({ line, row }) => [row.customer, line]));
  const told: Told[] = [
    ...contracts.currencyChanged.map(
      ({ externalId, was, is }): Told => ({
        line: lineOf.get(externalId) ?? 1,
        field: "currency",
        fault: { code: "currencyChanged", values: { cell: externalId, was, now: is } },
      }),
    ),
    ...contracts.mixed.map(
      (name): Told => ({
        line: lineOfCustomer.get(name) ?? 1,
        field: "currency",
        fault: { code: "currenciesMixed", values: { cell: name } },
      }),
    ),
    ...(await tellOverlaps(tx, scope, rows, contracts.touched)),
    ...(await compareFlags(tx, scope, rows)),
  ];
  return { stored, told };
}

/** Customers whose contracts run beside one another since this batch: each is told once. */
async function tellOverlaps(
  tx: Tx,
  scope: WorkspaceScope,
  rows: readonly LinedRow<PersonRow>[],
  touched: ReadonlySet<string>,
): Promise<Told[]> {
  const lineOf = new Map<string, number>();
  for (const { line, row } of rows) if (touched.has(row.spell?.externalId ?? "")) lineOf.set(row.customer, line);
  if (lineOf.size === 0) return [];
  const spells = await findSpellsOf(tx, scope, [...lineOf.keys()]);
  return [...lineOf].flatMap(([customer, line]): Told[] => {
    const all = spells.get(customer) ?? [];
    const n = countOverlapping(all);
    const before = all.filter(({ externalId }) => externalId === null || !touched.has(externalId));
    if (n === 0 || countOverlapping(before) > 0) return [];
    return [{ line, field: "start", fault: { code: "spellsOverlap", values: { cell: customer, n } } }];
  });
}

/** Customers whom a flag calls gone and whose contracts run on. */
async function compareFlags(tx: Tx, scope: WorkspaceScope, rows: readonly LinedRow<PersonRow>[]): Promise<Told[]> {
  const gone = rows.filter(({ row }) => row.saidLeft);
  if (gone.length === 0) return [];
  const spells = await findSpellsOf(
    tx,
    scope,
    gone.map(({ row }) => row.customer),
  );
  return gone.flatMap(({ line, row }): Told[] => {
    const running = (spells.get(row.customer) ?? []).filter(({ endDay }) => endDay === null).length;
    if (running === 0) return [];
    return [{ line, field: "left", fault: { code: "toldLeftButRuns", values: { cell: row.customer, n: running } } }];
  });
}

function keyOf({ spell, customer }: PersonRow): string {
  return spell === null ? `customer ${customer}` : `spell ${spell.externalId}`;
}
