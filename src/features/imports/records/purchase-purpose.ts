import { insertPurchases } from "@/db/queries/customers/insert-purchases";
import { undoImported } from "@/db/queries/customers/undo-imported";
import { outbox } from "@/db/schema/workspace";
import { checkPurchase, type Purchase } from "@/domain/customer/purchase";
import { shortened } from "@/domain/imports/cell";
import type { FieldSpec } from "@/domain/imports/records/fields";
import { readMoney } from "@/domain/imports/records/money";
import type { RowCells } from "@/domain/imports/records/read-cells";
import { CUSTOMER_NAMES } from "@/features/imports/records/customer-purpose";
import { holdsScores } from "@/features/imports/records/holds-scores";
import { readCustomer } from "@/features/imports/records/read-customer";
import type { RecordPurpose } from "@/features/imports/records/record-purpose";

const FIELDS: readonly FieldSpec[] = [
  { name: "customer", kind: "column", required: true, names: CUSTOMER_NAMES.filter((one) => !one.test("id")) },
  {
    name: "date",
    kind: "date",
    required: true,
    names: [
      /^(order|purchase|invoice|transaction|paid|sale)( ?(date|day|at|time))$/,
      /^(date|day|created( at)?|timestamp)( utc)?$/,
    ],
  },
  {
    name: "id",
    kind: "column",
    names: [/^(order|purchase|invoice|transaction|receipt|charge) ?(id|no|number)$/, /^id$/],
  },
  { name: "amount", kind: "column", names: [/^(amount|total|order total|revenue|value|price|sales?|dollars)$/] },
  { name: "currency", kind: "column", names: [/^currency$/] },
  { name: "currencyCode", kind: "text", form: /^[A-Za-z]{3}$/ },
  { name: "quantity", kind: "column", names: [/^(quantity|qty|units|items|cds)$/] },
];

/** What was bought without a contract. */
export const purchasesPurpose: RecordPurpose<Purchase> = {
  id: "purchases",
  fields: FIELDS,
  recognise({ columns, dates, ...rest }, profiles) {
    const bought = columns.amount !== undefined || columns.quantity !== undefined;
    if (columns.customer === undefined || dates.date === undefined || !bought || holdsScores(profiles)) return null;
    return { columns, dates, ...rest };
  },
  read(cells, { today, occurrence }) {
    const customer = readCustomer(cells);
    const day = cells.date("date")?.day ?? null;
    const currency = (cells.text("currency") || cells.text("currencyCode")).toUpperCase();
    const [amount, quantity] = [readAmount(cells), readQuantity(cells)];
    if (customer === null) return null;
    const key = [customer, day, amount, quantity].join(" ");
    const checked = checkPurchase(
      {
        externalId: cells.text("id") || `${key.slice(0, 240)} ${occurrence(key)}`,
        ...{ customer, day, amount, quantity, currency: currency || null },
      },
      today,
    );
    if (checked.ok) return checked.purchase;
    for (const { field, fault } of checked.faults)
      cells.refuse(field === "day" ? "date" : field, fault.code, fault.values);
    return null;
  },
  key: ({ externalId }) => externalId,
  twice: { field: "id", code: "purchaseTwice" },
  async store(tx, scope, rows, writing) {
    const { made, changed } = await insertPurchases(
      tx,
      scope,
      rows.map(({ row }) => row),
      writing,
    );
    return { stored: made + changed, told: [] };
  },
  /** How long a purchase lasts may be proposed otherwise now: a job looks at it, and rewrites whose stays change. */
  async finish(tx, { workspaceId }) {
    await tx.insert(outbox).values({ workspaceId, topic: "stays.rebuild", payload: {} });
  },
  undo: undoImported,
};

function readAmount(cells: RowCells): number | null {
  const text = cells.text("amount");
  const amount = text === "" ? null : readMoney(text);
  if (text !== "" && amount === null) cells.refuse("amount", "moneyUnreadable", { cell: shortened(text) });
  return amount;
}

function readQuantity(cells: RowCells): number | null {
  const text = cells.text("quantity");
  return text === "" ? null : Number(text);
}
