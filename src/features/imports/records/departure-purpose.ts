import { findSpellsOf, type StandingSpell } from "@/db/queries/customers/find-spells-of";
import { undoImported } from "@/db/queries/customers/undo-imported";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import { type LeavingReason, readLeavingReason } from "@/domain/customer/leaving-reason";
import { SPELL_LIMITS, type Spell } from "@/domain/customer/spell";
import type { ImportFault } from "@/domain/imports/fault";
import type { FieldSpec } from "@/domain/imports/records/fields";
import { CUSTOMER_NAMES } from "@/features/imports/records/customer-purpose";
import { readCustomer } from "@/features/imports/records/read-customer";
import type { LinedRow, RecordPurpose, StoredBatch } from "@/features/imports/records/record-purpose";

/** That somebody left, and why. */
interface Departure {
  readonly customer: string;
  readonly day: string;
  readonly reason: LeavingReason | null;
  readonly note: string | null;
  /** Whether contracts that run on end on that day. */
  readonly ends: boolean;
}

const FIELDS: readonly FieldSpec[] = [
  { name: "customer", kind: "column", required: true, names: CUSTOMER_NAMES.filter((one) => !one.test("id")) },
  {
    name: "date",
    kind: "date",
    required: true,
    names: [/^(churn|churned|left|leaving|departure|cancellation|cancelled)( date| day| at| on)$/],
  },
  { name: "reason", kind: "column", names: [/^(reason|reason code|churn reason|cancellation reason)$/] },
  { name: "note", kind: "column", names: [/^(note|notes|comment|feedback|feedback text|words)$/] },
  { name: "running", kind: "choice", values: ["tell", "end"] },
];

/**
 * Who left and why, beside the contracts: gives reasons to the contracts that ended. Where a contract runs on, the two
 * contradict one another: the row is told and left out, unless a person said that such contracts end on that day.
 */
export const departuresPurpose: RecordPurpose<Departure> = {
  id: "departures",
  fields: FIELDS,
  recognise: (guess) => (guess.columns.customer !== undefined && guess.dates.date !== undefined ? guess : null),
  read(cells) {
    const customer = readCustomer(cells);
    const day = cells.date("date")?.day;
    if (day === undefined) cells.refuse("date", "dateEmpty", { cells: "" });
    const told = readLeavingReason(cells.text("reason"));
    const note = cells.text("note") || told?.note || null;
    if (customer === null || day === undefined) return null;
    return {
      ...{ customer, day, reason: told?.reason ?? null, note: note?.slice(0, SPELL_LIMITS.note) ?? null },
      ends: cells.text("running") === "end",
    };
  },
  key: () => null,
  twice: { field: "customer", code: "customerTwice" },
  async store(tx, scope, rows, writing) {
    const known = await findSpellsOf(
      tx,
      scope,
      rows.map(({ row }) => row.customer),
    );
    const judged = rows.map((row) => judge(row, known.get(row.row.customer) ?? []));
    const { touched } = await upsertSubscriptions(
      tx,
      scope,
      judged.flatMap(({ spells }) => spells),
      writing,
    );
    const stored = judged.filter(({ spells }) => spells.some(({ externalId }) => touched.has(externalId))).length;
    return { stored, told: judged.flatMap(({ told }) => told) };
  },
  undo: undoImported,
};

interface Judged {
  readonly spells: readonly Spell[];
  readonly told: StoredBatch["told"];
}

/** What a departure means for the contracts that are known. */
function judge({ line, row }: LinedRow<Departure>, spells: readonly StandingSpell[]): Judged {
  const { customer, day, reason, note, ends } = row;
  const told = (code: ImportFault["code"], values: ImportFault["values"], rejected: boolean) => [
    { line, field: "customer", fault: { code, values: { cell: customer, day, ...values } }, rejected },
  ];
  const because = (of: readonly StandingSpell[], endDay?: string): Spell[] =>
    of.flatMap((spell) =>
      spell.externalId === null
        ? []
        : [
            {
              ...{ externalId: spell.externalId, customer, startDay: spell.startDay },
              ...(endDay === undefined ? {} : { endDay }),
              ...(reason === null ? {} : { reason }),
              ...(note === null ? {} : { reasonNote: note }),
            },
          ],
    );
  const begun = spells.filter(({ startDay }) => startDay <= day);
  const running = begun.filter(({ endDay }) => endDay === null);
  const onThatDay = begun.filter(({ endDay }) => endDay === day);
  const last = begun.filter(({ endDay }) => endDay !== null).at(-1);
  if (running.length > 0 && ends) return { spells: because([...onThatDay, ...running], day), told: [] };
  if (running.length > 0)
    return { spells: because(onThatDay), told: told("departureRuns", { n: running.length }, onThatDay.length === 0) };
  if (onThatDay.length > 0) return { spells: because(onThatDay), told: [] };
  if (!last) return { spells: [], told: told("departureNoSpell", {}, true) };
  return {
    spells: because(begun.filter(({ endDay }) => endDay === last.endDay)),
    told: told("departureOtherDay", { end: last.endDay ?? "" }, false),
  };
}
