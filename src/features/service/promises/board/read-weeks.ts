import type { Tx } from "@/db/client";
import { readPromiseInputs } from "@/db/queries/promises/read-promise-inputs";
import type { WorkspaceScope } from "@/db/scope";
import { weeksAround } from "@/domain/calendar/period";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** The promises of one week that were kept or missed. */
export interface AttainmentWeek {
  readonly from: string;
  readonly to: string;
  readonly kept: number;
  readonly reading: Reading;
  /** The week is still running. */
  readonly partial: boolean;
}

/** Attainment week by week, around the days of the page and by the same filter. */
export async function readWeeks(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly range: { readonly from: string; readonly to: string };
    readonly filter: readonly { readonly dimension: string; readonly value: string }[];
    readonly today: string;
    readonly weekStart: number;
  },
): Promise<AttainmentWeek[]> {
  const { range, filter, today, weekStart } = asked;
  const weeks = weeksAround(range, today, { weekStart });
  const periods = weeks.map(({ start, end }) => ({ from: start, to: end }));
  const cells = await readPromiseInputs(tx, scope, { periods, filter, by: null, today });
  return weeks.map(({ start, end, whole }, place) => {
    const { numerator, denominator } = cells.find(({ period }) => period === place)?.input ?? NOTHING;
    return { from: start, to: end, kept: numerator, reading: shareReading(numerator, denominator), partial: !whole };
  });
}

const NOTHING = { numerator: 0, denominator: 0 };
