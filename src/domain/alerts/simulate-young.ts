import { type KnownAlert, RETURN_DAYS, settleAlert } from "@/domain/alerts/settle-alert";
import { compareScores, verdictOf } from "@/domain/metrics/change";
import { seededRandom } from "@/domain/metrics/random";
import { emptyTally, mergeTallies, type Tally, tallyOf } from "@/domain/metrics/tally";

const WEEKS = 52;
const FOUR = 4;
/** A detractor, a passive or a promoter. */
const SCORES = [3, 7, 10] as const;
const CHANCES = [0.22, 0.26] as const;

/**
 * Alerts a year of an NPS that never changes where the last 28 days are compared with the 28 before, each week anew: what is
 * done as long as there is no usual range. The same seed gives the same figure.
 */
export function simulateYoung(weekly: number, runs: number, seed: number): number {
  const random = seededRandom(seed);
  let opened = 0;
  for (let run = 0; run < runs; run += 1) {
    const weeks = Array.from({ length: WEEKS + 2 * FOUR }, () => drawWeek(weekly, random));
    let known = null as (KnownAlert & { readonly returned: number }) | null;
    for (let week = 2 * FOUR; week < weeks.length; week += 1) {
      const now = together(weeks.slice(week - FOUR, week));
      const before = together(weeks.slice(week - 2 * FOUR, week - FOUR));
      const change = compareScores("nps", now, before, "nps");
      const { verdict } = verdictOf(change, change.pValue, "up");
      const out = verdict === "up" || verdict === "down" ? ({ rule: "change", direction: verdict } as const) : null;
      const step = settleAlert(known, out, known === null ? RETURN_DAYS : 7 * (week - known.returned));
      if (step === "open" || step === "return and open") opened += 1;
      if (out !== null && step !== "nothing") known = { ...out, returnedOn: null, returned: week };
      else if (step === "return" && known !== null) known = { ...known, returnedOn: String(week), returned: week };
    }
  }
  return (opened / runs) * (52 / WEEKS);
}

function drawWeek(n: number, random: () => number): Tally {
  return tallyOf(
    Array.from({ length: n }, () => {
      const at = random();
      return at < CHANCES[0] ? SCORES[0] : at < CHANCES[0] + CHANCES[1] ? SCORES[1] : SCORES[2];
    }),
  );
}

function together(weeks: readonly Tally[]): Tally {
  return weeks.reduce(mergeTallies, emptyTally);
}
