import type { ColumnProfile } from "@/domain/imports/column-profile";
import { type GuessedRecord, guessFields } from "@/domain/imports/records/guess-fields";
import { customersPurpose } from "@/features/imports/records/customer-purpose";
import { departuresPurpose } from "@/features/imports/records/departure-purpose";
import { invitationsPurpose } from "@/features/imports/records/invitation-purpose";
import { metricEventsPurpose } from "@/features/imports/records/metric-event-purpose";
import { purchasesPurpose } from "@/features/imports/records/purchase-purpose";
import type { RecordPurpose, RecordPurposeId } from "@/features/imports/records/record-purpose";
import { stopsPurpose } from "@/features/imports/records/stop-purpose";
import { subscriptionsPurpose } from "@/features/imports/records/subscription-purpose";
import { ticketsPurpose } from "@/features/imports/records/ticket-purpose";

/**
 * What an imported file can be, besides answers: how its rows are read, stored and taken back. To add one: a
 * `RecordPurpose` in a file of `records/`, its word in `domain/imports/purpose.ts`, one line here (the order is that in
 * which a header is recognised, the surest first), and its words in `messages/…/imports.json` under `records`: its name,
 * and each of its fields. Upload, mapping form, check, report, resuming after a crash, counts, undo and API follow.
 */
const PURPOSES: { readonly [Id in RecordPurposeId]: RecordPurpose<unknown> } = {
  metric_events: metricEventsPurpose,
  invitations: invitationsPurpose,
  unsubscribed: stopsPurpose("unsubscribed"),
  bounced: stopsPurpose("bounced"),
  tickets: ticketsPurpose,
  departures: departuresPurpose,
  subscriptions: subscriptionsPurpose,
  purchases: purchasesPurpose,
  customers: customersPurpose,
};

/** The purpose of this name; null for `answers`, which are not records, and for a word that names none. */
export function findPurpose(id: string): RecordPurpose<unknown> | null {
  return Object.values(PURPOSES).find((one) => one.id === id) ?? null;
}

/** Every purpose of records, in the order in which they are recognised. */
const RECORD_PURPOSES: readonly RecordPurpose<unknown>[] = Object.values(PURPOSES);

/** What a file's columns look like, besides answers: its purpose with the columns of its fields. Null for anything else. */
export function recognisePurpose(
  columns: readonly ColumnProfile[],
): { readonly purpose: RecordPurpose<unknown>; readonly guess: GuessedRecord } | null {
  for (const purpose of RECORD_PURPOSES) {
    const guess = purpose.recognise(guessFields(purpose.fields, columns), columns);
    if (guess !== null) return { purpose, guess };
  }
  return null;
}
