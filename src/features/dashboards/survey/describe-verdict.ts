import type { ChangeWords, NumberWords } from "@/features/dashboards/describe-number";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
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
export function describeVerdict(words: DashboardWords, parts: VerdictParts): { verdict: string; lead: string } {
  const { t } = words;
  const { number, change, days, n, groups, filtered } = parts;
  const when = describeChosen(days, words);
  if (number.hidden) return { verdict: t("verdict.tooFew"), lead: t("verdict.tooFewLead", { when }) };
  if (number.precision === "none")
    return { verdict: t(filtered > 0 ? "verdict.noMatch" : "verdict.noAnswers"), lead: `${when}.` };
  if (number.precision === "counts")
    return {
      verdict: t("verdict.few", { n, enough: ENOUGH }),
      lead: t("verdict.fewLead", { counts: number.instead, when }),
    };
  const { label: metric, text: value, count, between } = number;
  const lead = [
    t("verdict.lead", { count, between, when }),
    days.compared ? t("verdict.against", { days: describeDays(days.compared, words.locale) }) : "",
    groups?.sentence ? t("verdict.by", { attribute: groups.by, finding: groups.sentence }) : "",
  ]
    .filter(Boolean)
    .join(" ");
  if (!change?.assessment)
    return { verdict: t(days.soFar ? "verdict.isSoFar" : "verdict.is", { metric, value }), lead };
  if (change.assessment === "no clear change") return { verdict: t("verdict.unclear", { metric, value }), lead };
  const word = change.direction === "up" ? "rose" : "fell";
  const verdict = t(`verdict.${word}${days.soFar ? "SoFar" : ""}`, {
    metric,
    before: change.previous,
    now: change.current,
  });
  return { verdict, lead };
}
