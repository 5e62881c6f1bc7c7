import { undoImported } from "@/db/queries/customers/undo-imported";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import type { FieldSpec } from "@/domain/imports/records/fields";
import { dateOf, type GuessedRecord } from "@/domain/imports/records/guess-fields";
import { SPELL_FIELDS } from "@/domain/imports/records/spell-fields";
import { plainName } from "@/domain/imports/sources/source";
import { CUSTOMER_NAMES, PERSON_FIELDS } from "@/features/imports/records/customer-purpose";
import { holdsScores } from "@/features/imports/records/holds-scores";
import { readPersonRow } from "@/features/imports/records/read-person-row";
import type { RecordPurpose } from "@/features/imports/records/record-purpose";
import { type PersonRow, storePeople } from "@/features/imports/records/store-people";

const FIELDS: readonly FieldSpec[] = [
  { name: "customer", kind: "column", required: true, names: CUSTOMER_NAMES.filter((one) => !one.test("id")) },
  { name: "id", kind: "column", names: [/^(subscription|contract|spell|policy) ?(external )?(id|no|number)$/, /^id$/] },
  ...PERSON_FIELDS,
  ...SPELL_FIELDS,
];

/** Contracts: one row a spell, of one's own columns or of a billing system's export. */
export const subscriptionsPurpose: RecordPurpose<PersonRow> = {
  id: "subscriptions",
  fields: FIELDS,
  recognise(guess, columns) {
    const { columns: texts, dates } = guess;
    const begins = dates.start !== undefined || (texts.tenure !== undefined && texts.id !== undefined);
    const spells = texts.id !== undefined || dates.end !== undefined || texts.plan !== undefined;
    if (texts.customer === undefined || !begins || !spells || holdsScores(columns)) return null;
    return withBothEnds(guess, columns);
  },
  read: (cells, context) => {
    if (!cells.has("start") && !cells.has("tenure")) cells.refuse("start", "spellNoStart");
    return readPersonRow(cells, context, { attributes: false });
  },
  key: ({ spell }) => spell?.externalId ?? null,
  twice: { field: "id", code: "spellTwice" },
  store: storePeople,
  undo: undoImported,
};

/** Billing exports name the day it was ended and the day that was asked for: the first is when access stopped. */
function withBothEnds(guess: GuessedRecord, columns: readonly ColumnProfile[]): GuessedRecord {
  const find = (pattern: RegExp) => columns.find(({ name }) => pattern.test(plainName(name)));
  const ended = find(/^ended( at)?( utc)?$/);
  const asked = find(/^cancell?ed( at)?( utc)?$/);
  if (!ended || !asked || guess.dates.end?.asked) return guess;
  const [first, second] = [dateOf(ended), dateOf(asked)];
  const patterns = [first, second].flatMap((one) => (one.patterns.length > 0 ? one.patterns : [`{${one.columns[0]}}`]));
  const end = { columns: [ended.name, asked.name], patterns, zone: first.zone, asked: null };
  return { ...guess, dates: { ...guess.dates, end } };
}
