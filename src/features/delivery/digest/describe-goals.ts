import { decimalsOf, formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { sayDay } from "@/features/delivery/digest/describe-days";
import { type DigestWordsOf, sayList, type Tone } from "@/features/delivery/digest/describe-news";
import type { DigestGoal } from "@/features/delivery/digest/digest-content";
import { isolate } from "@/features/delivery/digest/mark-text";
import { sayBasis, sayBetween } from "@/platform/i18n/metric-words";

/** A goal as a line of a mail. */
export interface GoalLine {
  /** "NPS +42 by 31 March 2027, in “Support”". */
  readonly name: string;
  /** "At risk: about 4 chances in 10". */
  readonly state: string;
  /** "Now +31, between 24 and 38, 91 answers". */
  readonly now: string;
  readonly tone: Tone;
  readonly href: string;
}

const STATES = {
  "on track": "onTrack",
  "at risk": "atRisk",
  "off track": "offTrack",
  reached: "reached",
  "not begun": "notBegun",
  "too early to say": "tooEarly",
  "no data": "noData",
} as const;

const TONES: Readonly<Record<DigestGoal["state"], Tone>> = {
  "on track": "better",
  reached: "better",
  "at risk": "worse",
  "off track": "worse",
  "not begun": "same",
  "too early to say": "same",
  "no data": "same",
};

/** How a goal stands, with its odds where there are any. */
export function sayGoal(words: DigestWordsOf, goal: DigestGoal, href: string): GoalLine {
  const { digest, metrics, locale } = words;
  const { metric, state } = goal;
  const title = digest("mail.goal", {
    name: metrics(`short.${metric}`),
    target: sayFigure(metric, goal.target, locale),
    day: sayDay(goal.endsOn, locale),
  });
  const where = goal.survey === null ? "" : digest("mail.goalIn", { survey: isolate(goal.survey) });
  const whose =
    goal.segment === null
      ? ""
      : digest("mail.goalWhere", { name: isolate(goal.segment.name), value: isolate(goal.segment.value) });
  const named =
    state === "reached" && goal.reached
      ? digest(`mail.reached.${goal.reached}`)
      : digest(`mail.states.${STATES[state]}`);
  const running = state === "on track" || state === "at risk" || state === "off track";
  const odds = running && goal.odds !== null ? sayOdds(words, goal.odds) : "";
  const value = goal.value === null ? "" : digest("mail.goalNow", { value: sayFigure(metric, goal.value, locale) });
  const basis =
    goal.value === null
      ? []
      : [sayBetween(words, goal.interval, METRICS[metric].unit, 1), sayBasis(words, metric, goal.n)];
  return {
    name: [title, where, whose].filter(Boolean).join(" "),
    state: [named, odds].filter(Boolean).join(": "),
    now: sayList(words, [value, ...basis]),
    tone: TONES[state],
    href,
  };
}

function sayOdds({ digest }: DigestWordsOf, odds: number): string {
  if (odds >= 0.95) return digest("mail.odds.certain");
  if (odds <= 0.05) return digest("mail.odds.hopeless");
  const inTen = Math.round(odds * 10);
  return inTen === 5 ? digest("mail.odds.half") : digest("mail.odds.inTen", { n: inTen });
}

/** A figure with one decimal where it has one: "85.8%", "88%", "+42". */
function sayFigure(metric: MetricId, value: number, locale: string): string {
  const { unit } = METRICS[metric];
  const whole = Math.abs(value - Math.round(value)) < 0.05;
  return formatValue(value, unit, { locale, decimals: whole ? decimalsOf(unit) : 1 });
}
