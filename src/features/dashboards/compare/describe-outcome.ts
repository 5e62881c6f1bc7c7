import { COUNTS_BELOW } from "@/domain/metrics/display";
import type { WeighingView } from "@/features/dashboards/compare/describe-weighing";
import type { CompareQuery } from "@/features/dashboards/compare/input";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import { type ChangeWords, describeChange, type NumberWords } from "@/features/dashboards/describe-number";

/** What came of a comparison: the sentence, the line below it, and the change where there is one to tell. */
export interface OutcomeView {
  readonly verdict: string;
  readonly lead: string;
  readonly change: ChangeWords | null;
}

/** The verdict first: better, worse, no clear change; or why there is none. */
export function describeOutcome(
  words: PageWords,
  found: Comparison,
  query: CompareQuery,
  said: { current: NumberWords; previous: NumberWords; decimals: number; weighing: WeighingView | null },
): OutcomeView {
  const { compare } = words;
  const { comparison, current, untested, tab } = found;
  const nothing = reasonForNothing(words, found, said);
  if (nothing !== null) return { verdict: nothing, lead: "", change: null };
  const change = describeChange(words, tab.metric, current.scale, current.answer.value, comparison, said.decimals);
  const figures = { metric: said.current.label, now: change.current, before: change.previous };
  if (untested === "overlap")
    return { verdict: compare("verdict.overlap", figures), lead: compare("verdict.overlapLead"), change };
  const sure =
    change.between === "" ? "" : compare("verdict.lead", { difference: change.difference, between: change.between });
  const lead = [sure, said.weighing?.sentence ?? ""].filter(Boolean).join(" ");
  const segment = query.compare === "segment";
  const { assessment, verdict } = comparison;
  if (assessment === null || assessment === "no clear change")
    return { verdict: compare(segment ? "verdict.unclearSegment" : "verdict.unclear", figures), lead, change };
  const way = segment ? "Segment" : verdict === "up" ? "Rose" : "Fell";
  return { verdict: compare(`verdict.${assessment}${way}`, figures), lead, change };
}

/** Whether the two sides can be set against each other at all: both told, on one scale, neither of too few. */
export function hasChange({ current, previous, untested }: Comparison): boolean {
  if (current.answer.suppressed || previous.answer.suppressed || untested === "scales") return false;
  return Math.min(current.answer.n, previous.answer.n) >= COUNTS_BELOW;
}

function reasonForNothing(
  { compare }: PageWords,
  found: Comparison,
  said: { current: NumberWords; previous: NumberWords },
): string | null {
  const { current, previous, untested, sides } = found;
  if (current.answer.suppressed || previous.answer.suppressed)
    return compare("verdict.hidden", { anonymous: String(found.outline.anonymous) });
  if (untested === "scales") return compare("verdict.scales");
  const [now, before] = [current.answer.n, previous.answer.n];
  if (sides.ahead && (now === 0 || before === 0)) return compare("verdict.ahead");
  if (now === 0 && before === 0) return compare("verdict.nobody");
  if (now === 0 || before === 0)
    return compare(now === 0 ? "verdict.nobodyHere" : "verdict.nobodyThere", {
      metric: said.current.label,
      value: (now === 0 ? said.previous : said.current).text,
    });
  return hasChange(found) ? null : compare("verdict.few", { now, before, enough: COUNTS_BELOW });
}
