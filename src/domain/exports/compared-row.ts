import type { NumberRow } from "@/domain/exports/number-rows";
import type { Change, Verdict } from "@/domain/metrics/change";
import type { Reading } from "@/domain/metrics/reading";

/** A number with what it is compared with; a period of a course is compared with nothing. */
interface Told {
  readonly reading: Reading;
  readonly before?: Reading;
  readonly change?: Change;
  readonly verdict?: Verdict;
}

/** A number of a screen as a row of a file: every digit of it, and what its comparison gave. */
export function comparedRow(
  subject: Omit<NumberRow, "value" | "n">,
  { reading, before, change, verdict }: Told,
): NumberRow {
  return {
    ...subject,
    value: reading.value,
    low: reading.interval?.low ?? null,
    high: reading.interval?.high ?? null,
    n: reading.n,
    ...(before ? { previous: before.value, previousN: before.n } : {}),
    ...(change
      ? {
          difference: change.difference,
          p: change.pValue,
          differenceLow: change.interval?.low ?? null,
          differenceHigh: change.interval?.high ?? null,
        }
      : {}),
    ...(verdict ? { verdict: verdict.verdict, assessment: verdict.assessment } : {}),
  };
}

/** A number that fewer gave than may be told. */
export function hiddenRow(subject: Omit<NumberRow, "value" | "n" | "shown">): NumberRow {
  return { ...subject, value: null, shown: "—", n: null, hidden: true };
}
