import { resolveNames } from "@/db/queries/customers/find-by-address";
import { stopCustomers, unstopCustomers } from "@/db/queries/stop-customers";
import type { FieldSpec } from "@/domain/imports/records/fields";
import type { RowCells } from "@/domain/imports/records/read-cells";
import { recogniseStops, type StopKind } from "@/domain/imports/stops";
import { readCustomer } from "@/features/imports/records/read-customer";
import type { RecordPurpose } from "@/features/imports/records/record-purpose";

interface StopRow {
  readonly externalId: string;
  readonly at: Date;
}

const DAY = 24 * 60 * 60_000;

const FIELDS: readonly FieldSpec[] = [
  {
    name: "customer",
    kind: "column",
    required: true,
    names: [/^(person )?external id$/, /^(person )?(e ?mail|email address|phone|phone number|id)$/],
  },
  { name: "date", kind: "date", names: [/^(unsubscribed|opted out|bounced)( at| on| date)?$/] },
];

/** Customers who are written to no more: stored are those marked now, duplicates those who were marked before. */
export function stopsPurpose(kind: StopKind): RecordPurpose<StopRow> {
  return {
    id: kind,
    fields: FIELDS,
    recognise: (guess, columns) => (recogniseStops(columns.map(({ name }) => name))?.kind === kind ? guess : null),
    read: (cells, { now }) => {
      const externalId = readCustomer(cells);
      return externalId === null ? null : { externalId, at: readSince(cells, now) };
    },
    key: () => null,
    twice: { field: "customer", code: "customerTwice" },
    async store(tx, scope, rows, { importId }) {
      const idOf = await resolveNames(
        tx,
        scope,
        rows.map(({ row }) => row.externalId),
      );
      const known = rows.map(({ row }) => ({ ...row, externalId: idOf(row.externalId) }));
      const people = new Map(known.map((row) => [row.externalId, row] as const).reverse());
      return { stored: await stopCustomers(tx, scope, importId, kind, [...people.values()]), told: [] };
    },
    async undo(tx, scope, importId) {
      await unstopCustomers(tx, scope, importId, kind);
      return 0;
    },
  };
}

/** A list often names the day of some only: they asked all the same, at the latest now. */
function readSince(cells: RowCells, now: Date): Date {
  const at = cells.date("date")?.instant ?? now;
  if (at.getTime() > now.getTime() + DAY) cells.refuse("date", "dateFuture", { cells: at.toISOString().slice(0, 10) });
  return at;
}
