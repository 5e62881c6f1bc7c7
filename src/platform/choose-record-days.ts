import type { Tx } from "@/db/client";
import { findOperationStart, type OperationRecord } from "@/db/queries/find-operation-start";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { type ChosenRange, chooseRange, type RangeQuery } from "@/platform/range-query";

/** What a workspace says of days. */
interface Calendar {
  readonly zone: string;
  /** Complete days of its default range. */
  readonly rangeDays: number;
  readonly fiscalYearStart: number;
}

/** The days of a page of records and its local day now; all of them begin with the first record there is. */
export async function chooseRecordDays(
  tx: Tx,
  scope: WorkspaceScope,
  { zone, rangeDays, fiscalYearStart }: Calendar,
  { asked, record, now }: { readonly asked: RangeQuery; readonly record: OperationRecord; readonly now: Date },
): Promise<ChosenRange & { readonly today: string }> {
  const today = localDay(now, zone);
  const first = asked.preset === "all" ? (await findOperationStart(tx, scope))[record] : null;
  return { ...chooseRange(asked, { today, first, last: null, usualDays: rangeDays }, { fiscalYearStart }), today };
}
