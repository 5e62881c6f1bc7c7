import type { ChangeWords, NumberWords } from "@/features/dashboards/describe-number";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import type { GroupsView } from "@/features/dashboards/survey/describe-groups";

/** What the sentence on top of a dashboard is made from. */
export interface VerdictParts {
  readonly number: NumberWords;
  readonly change: ChangeWords | null;
  readonly days: ChosenDays;
  readonly n: number;
  readonly groups: (Pick<GroupsView, "sentence"> & { readonly by: string }) | null;
  /** How many filters are on. */
  readonly filtered: number;
}

const ENOUGH = 10;

/** The sentence a dashboard leads with, and the smaller line below it. No verdict word without a test. */
export function describeVerdict(parts: VerdictParts): { verdict: string; lead: string } {
  const { number, change, days, n, groups, filtered } = parts;
  const when = describeChosen(days);
  if (number.hidden)
    return {
      verdict: "Too few answers to show.",
      lead: `People were told that groups this small stay hidden: the survey is anonymous. ${when}.`,
    };
  if (number.precision === "none") {
    if (filtered > 0) return { verdict: "No answers match the filter.", lead: `${when}.` };
    return { verdict: "No answers in these days.", lead: `${when}.` };
  }
  if (number.precision === "counts")
    return { verdict: `Not enough answers yet: ${n} of ${ENOUGH}.`, lead: `${number.instead}, ${when}.` };
  const value = `${number.value}${number.unit === "%" ? "%" : number.unit ? ` ${number.unit}` : ""}`;
  const against = days.compared ? ` Compared with ${describeDays(days.compared)}.` : "";
  const segments = groups?.sentence ? ` By ${groups.by}: ${groups.sentence}.` : "";
  const lead = `${number.count}, ${number.between}, ${when}.${against}${segments}`;
  const { label } = number;
  if (!change?.assessment) return { verdict: `${label} is ${value}${days.soFar ? " so far" : ""}.`, lead };
  if (change.assessment === "no clear change") return { verdict: `${label} is ${value}: no clear change.`, lead };
  const word = change.direction === "up" ? "rose" : "fell";
  return {
    verdict: `${label} ${word} from ${change.previous} to ${change.current}${days.soFar ? " so far" : ""}.`,
    lead,
  };
}
