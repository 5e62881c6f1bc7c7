import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import { chooseRecordDays } from "@/platform/choose-record-days";
import type { ChosenRange, RangeQuery } from "@/platform/range-query";

/** Where no days are asked for, a page of invitations is of those sent within so many. */
const USUAL_DAYS = 365;

/** The days of sending that a page of invitations shows; `usual` where nobody asked for any. */
export type InvitationDays = ChosenRange & { readonly today: string; readonly usual: boolean };

/** Chooses them: what the address asks for, else the last year. */
export async function chooseInvitationDays(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: Parameters<typeof chooseRecordDays>[2],
  { asked, now }: { readonly asked: RangeQuery; readonly now: Date },
): Promise<InvitationDays> {
  const days = await chooseRecordDays(tx, scope, calendar, { asked, record: "invitations", now });
  const usual = Object.keys(asked).length === 0;
  const range = usual ? { from: addDays(days.today, -USUAL_DAYS), to: days.today } : days.range;
  return { ...days, range, usual };
}
