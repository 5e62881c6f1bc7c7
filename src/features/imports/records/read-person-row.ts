import { checkPerson, type PersonInput } from "@/domain/customer/person";
import { checkSpell, type FieldFault, type Spell } from "@/domain/customer/spell";
import { shortened } from "@/domain/imports/cell";
import type { RowCells } from "@/domain/imports/records/read-cells";
import { readLeft, readSpell } from "@/domain/imports/records/spell-fields";
import { readCustomer } from "@/features/imports/records/read-customer";
import type { ReadContext } from "@/features/imports/records/record-purpose";
import type { PersonRow } from "@/features/imports/records/store-people";

/** What a row says of a customer and of a spell. An empty cell says nothing: what is known stays. */
export function readPersonRow(
  cells: RowCells,
  { today, occurrence }: ReadContext,
  { attributes }: { readonly attributes: boolean },
): PersonRow | null {
  const customer = readCustomer(cells);
  if (customer === null) return null;
  const person = readPerson(cells, customer, attributes);
  const id = cells.text("id");
  const said = readSpell(cells, {
    today,
    customer,
    // Without an id of its own a spell is the customer's how-many-eth that starts on that day.
    externalId: (start) => id || `${customer} ${start} ${occurrence(`${customer} ${start}`)}`.slice(0, 256),
  });
  let spell: Spell | null = null;
  if (said !== null) {
    const checked = checkSpell(said);
    tell(cells, checked.ok ? checked.notes : checked.faults, !checked.ok);
    if (!checked.ok) return null;
    spell = checked.spell;
  }
  return { customer, person, spell, saidLeft: said === null && readLeft(cells) === true };
}

function readPerson(cells: RowCells, externalId: string, withAttributes: boolean): PersonInput | null {
  const text = (field: string) => cells.text(field) || undefined;
  const [name, email, locale, account] = [text("name"), text("email"), text("locale"), text("account")];
  const attributes = withAttributes ? cells.attributes() : {};
  const consent = readConsent(cells);
  const kind = cells.text("kind") === "account" ? ("account" as const) : undefined;
  const person: PersonInput = {
    externalId,
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(locale === undefined ? {} : { locale }),
    ...(consent === null ? {} : { consent }),
    ...(account === undefined || account === externalId ? {} : { accounts: [account] }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
  const faults = checkPerson(person);
  tell(cells, faults, false);
  // A cell that does not fit is left out; the row says the rest.
  const unfit = new Set(faults.map(({ field }) => field.split(".")[0] ?? ""));
  const kept = Object.fromEntries(Object.entries(person).filter(([field]) => !unfit.has(field)));
  return withAttributes || Object.keys(kept).length > 1 ? { ...kept, externalId } : null;
}

function readConsent(cells: RowCells): boolean | null {
  const text = cells.text("consent");
  if (/^(yes|y|true|1|ja|granted|opted in)$/i.test(text)) return true;
  if (/^(no|n|false|0|nein|refused|opted out)$/i.test(text)) return false;
  if (text !== "") cells.say("consent", "flagUnreadable", { cell: shortened(text) });
  return null;
}

/** Faults with their fields as the mapping names them. */
function tell(cells: RowCells, faults: readonly FieldFault[], rejected: boolean): void {
  for (const { field, fault } of faults) {
    const name = field === "externalId" ? "id" : (field.split(".")[0] ?? field);
    if (rejected) cells.refuse(name, fault.code, fault.values);
    else cells.say(name, fault.code, fault.values);
  }
}
