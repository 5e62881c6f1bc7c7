import { undoImported } from "@/db/queries/customers/undo-imported";
import type { FieldSpec } from "@/domain/imports/records/fields";
import { SPELL_FIELDS } from "@/domain/imports/records/spell-fields";
import { plainName } from "@/domain/imports/sources/source";
import { holdsScores } from "@/features/imports/records/holds-scores";
import { readPersonRow } from "@/features/imports/records/read-person-row";
import type { RecordPurpose } from "@/features/imports/records/record-purpose";
import { type PersonRow, storePeople } from "@/features/imports/records/store-people";

/** How a customer is named in files, the surest first. */
export const CUSTOMER_NAMES: readonly RegExp[] = [
  /^(customer|account|client|user|member|company) ?(external )?(id|no|number|key)$/,
  /^(external id|customerid|kundennummer|customer|account)$/,
  /^(customer |contact )?(e ?mail|email address)$/,
  /^id$/,
];

/** Who somebody is, beside their id. */
export const PERSON_FIELDS: readonly FieldSpec[] = [
  {
    name: "name",
    kind: "column",
    names: [/^(customer |account |company |full |contact )?name$/, /^(customer|contact) description$/],
  },
  { name: "email", kind: "column", names: [/^(customer |contact )?(e ?mail|email address)$/] },
];

const FIELDS: readonly FieldSpec[] = [
  { name: "customer", kind: "column", required: true, names: CUSTOMER_NAMES },
  ...PERSON_FIELDS,
  { name: "kind", kind: "choice", values: ["person", "account"] },
  { name: "account", kind: "column", names: [/^(account|company|organi[sz]ation)( id| name)?$/] },
  { name: "locale", kind: "column", names: [/^(locale|language|lang|sprache)$/] },
  { name: "consent", kind: "column", names: [/^(consent|opt in|opted in|marketing consent)$/] },
  ...SPELL_FIELDS.filter(({ name }) => name !== "reason" && name !== "interval"),
  { name: "attributes", kind: "columns" },
];

/** Customers, people or accounts, each with the one spell that the file may know of them. */
export const customersPurpose: RecordPurpose<PersonRow> = {
  id: "customers",
  fields: FIELDS,
  recognise(guess, columns) {
    const { customer, tenure, name, email } = guess.columns;
    if (customer === undefined || holdsScores(columns)) return null;
    if (tenure === undefined && name === undefined && email === undefined) return null;
    // A day of signing up beside no end and no tenure says nothing of a contract.
    const { start, end, ...dates } = guess.dates;
    const spans = start !== undefined && end !== undefined;
    const kind = /^(account|company|organi[sz]ation)/.test(plainName(customer)) ? "account" : "person";
    return {
      ...guess,
      dates: spans ? guess.dates : dates,
      said: { ...guess.said, kind },
    };
  },
  read: (cells, context) => readPersonRow(cells, context, { attributes: true }),
  key: ({ customer, spell }) => (spell === null ? customer : `${customer} ${spell.startDay}`),
  twice: { field: "customer", code: "customerTwice" },
  store: storePeople,
  undo: undoImported,
};
