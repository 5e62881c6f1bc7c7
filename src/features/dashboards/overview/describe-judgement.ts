import { addDays } from "@/domain/calendar/day";
import { changeFigures, formatNumber, formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { decimalsFor, shortName } from "@/features/dashboards/describe-number";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import type { Judgement, MovedGroup, NearEvent } from "@/features/dashboards/overview/judge-overview";
import { isolate, type OverviewWords } from "@/features/dashboards/overview/overview-words";
import type { OverviewNumbers } from "@/features/dashboards/overview/read-overview";
import type { MetricTile } from "@/features/dashboards/overview/read-tiles";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import { listFormat } from "@/platform/i18n/formats";
import { commaOf } from "@/platform/i18n/locale";
import { sayBasis } from "@/platform/i18n/metric-words";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayDay } from "@/platform/i18n/say-days";

/** What the verdict is said of. */
export interface VerdictSubject extends Pick<OverviewNumbers, "days" | "main"> {
  readonly judgement: Judgement;
  /** How many filters are on. */
  readonly filtered: number;
  /** The workspace's local day. */
  readonly today: string;
  /** The last day with an answer. */
  readonly last: string | null;
}

const ENOUGH = 10;
/** So many groups are named; of more the first ones, and how many there are. */
const NAMED = 3;

/** The sentence the page leads with, and the smaller line below it. No word of change without a test. */
export function describeJudgement(words: OverviewWords, subject: VerdictSubject): { verdict: string; lead: string } {
  const { overview: t } = words;
  const { judgement, main, filtered } = subject;
  const { finding } = judgement;
  if (finding.kind === "hidden") return { verdict: t("verdict.hidden"), lead: t("lead.hidden") };
  if (finding.kind === "operations")
    return { verdict: sayMoved(words, judgement) || t("verdict.nothing"), lead: operationsLead(words, subject) };
  if (finding.kind === "silent" || main === null)
    return { verdict: t(filtered > 0 ? "verdict.noMatch" : "verdict.silent"), lead: silentLead(words, subject) };
  const { tile } = main;
  const { answer } = tile.computed;
  if (finding.kind === "few")
    return { verdict: t("verdict.few", { n: answer.n, enough: ENOUGH }), lead: leadOf(words, subject, tile) };
  return { verdict: verdictOf(words, subject, tile).filter(Boolean).join(" "), lead: leadOf(words, subject, tile) };
}

function verdictOf(words: OverviewWords, subject: VerdictSubject, tile: MetricTile): string[] {
  const { overview: t } = words;
  const { judgement, main } = subject;
  const { finding, unclear } = judgement;
  const { answer } = tile.computed;
  const metric = shortName(words, tile.metric);
  const by = main?.groups?.by ?? "";
  const rest = sayRest(words, by, unclear);
  const whole = sayChange(words, tile.metric, answer.comparison?.value ?? null, answer.value);
  switch (finding.kind) {
    case "carried": {
      const { group } = finding;
      const own = sayChange(words, tile.metric, group.before, group.now, whole.decimals);
      const all = sayChange(words, tile.metric, answer.comparison?.value ?? null, answer.value, own.decimals);
      const named = isolate(nameGroup(by, group.value, words.locale), words.locale);
      const message = group.assessment === "worse" ? "verdict.carriedWorse" : "verdict.carriedBetter";
      const said = {
        group: named,
        metric,
        before: own.before,
        now: own.now,
        since: saySince(words, subject, finding.event),
      };
      return [t(message, { ...said, wholeBefore: all.before, wholeNow: all.now }), rest];
    }
    case "moved": {
      const message = answer.comparison?.verdict === "up" ? "verdict.rose" : "verdict.fell";
      const since = saySince(words, subject, finding.event) || sayAgainst(words, subject);
      return [
        t(message, { metric, before: whole.before, now: whole.now, since }),
        ...sayGroups(words, by, finding.groups, unclear.length),
        rest,
      ];
    }
    case "groups":
      return [
        ...finding.groups.slice(0, NAMED).map((group) => {
          const own = sayChange(words, tile.metric, group.before, group.now);
          const named = isolate(nameGroup(by, group.value, words.locale), words.locale);
          const message = group.assessment === "worse" ? "verdict.groupWorse" : "verdict.groupBetter";
          return t(message, { group: named, before: own.before, now: own.now });
        }),
        t("verdict.groups", { metric, now: whole.now }),
      ];
    case "unclear":
      return [
        judgement.changed === 0 && judgement.tested > 1 ? t("verdict.nothing") : sayMoved(words, judgement),
        t("verdict.unclear", { metric, value: whole.now }),
      ];
    default:
      return [t(subject.days.compared ? "verdict.is" : "verdict.only", { metric, value: whole.now })];
  }
}

function sayGroups(words: OverviewWords, by: string, groups: readonly MovedGroup[], unclear: number): string[] {
  if (isEveryGroup(groups, unclear)) return [words.overview("verdict.every", { attribute: isolate(by, words.locale) })];
  return (["worse", "better"] as const).flatMap((assessment) => {
    const own = groups.filter((group) => group.assessment === assessment).map((group) => group.value);
    if (own.length === 0) return [];
    return [words.overview(`verdict.${assessment}`, { names: sayNames(words, by, own) })];
  });
}

/** Whether all groups of a dimension, and more than one, moved the same way: then none of them is the cause. */
export function isEveryGroup(groups: readonly MovedGroup[], unclear: number): boolean {
  const [first, ...others] = groups;
  return unclear === 0 && others.length > 0 && others.every((one) => one.assessment === first?.assessment);
}

/** "UK and France: no clear change.", or how many there are. */
function sayRest(words: OverviewWords, by: string, unclear: readonly string[]): string {
  if (unclear.length === 0) return "";
  if (unclear.length <= NAMED) return words.overview("verdict.others", { names: sayNames(words, by, unclear) });
  return words.overview("verdict.othersMany", { n: unclear.length });
}

/** Names as a sentence lists them; of more than a few the first and how many there are. */
export function sayNames(words: OverviewWords, by: string, values: readonly string[]): string {
  const { locale } = words;
  const named = values.map((value) => isolate(nameGroup(by, value, locale), locale));
  if (named.length <= NAMED + 1) return listFormat(locale, "conjunction").format(named);
  return `${named.slice(0, NAMED).join(commaOf(locale))} ${words.overview("verdict.more", { n: named.length - NAMED })}`;
}

/** Of more days than a quarter has, the first is no day since which it is so. */
const SINCE_DAYS = 92;

/** " since 20 Aug 2026", where the days reach up to now; " since “New courier” (18 Aug 2026)" where that began then. */
function saySince(words: OverviewWords, { days, today }: VerdictSubject, event: NearEvent | null): string {
  const { overview: t, locale } = words;
  const { from, to } = days.range;
  const untilNow = countsAsNow(to, today) && !days.soFar;
  if (event && untilNow)
    return t("verdict.sinceEvent", { event: isolate(event.name, locale), day: sayDay(event.day, locale) });
  const before = days.compared && days.compared.to < from && to <= addDays(from, SINCE_DAYS);
  return untilNow && before ? t("verdict.since", { day: sayDay(from, locale) }) : "";
}

function sayAgainst(words: OverviewWords, { days }: VerdictSubject): string {
  if (!days.compared) return "";
  const compared = describeDays(days.compared, words.locale);
  return words.overview("verdict.against", { days: describeChosen(days, words), compared });
}

function leadOf(words: OverviewWords, { judgement, days }: VerdictSubject, tile: MetricTile): string {
  const { overview: t } = words;
  const count = sayBasis(words, tile.metric, tile.computed.answer.n);
  const parts = [
    judgement.tested === 0 ? t("lead.of", { count, days: describeChosen(days, words) }) : "",
    ...sayOthers(words, judgement.also.slice(leads(judgement) ? LED_BY : 0)),
    judgement.tested > 0 ? t("lead.tested", { n: judgement.tested, changed: judgement.changed }) : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** Where the leading score shows nothing clear, the verdict begins with the numbers that do. */
function leads({ finding }: Judgement): boolean {
  return finding.kind === "unclear" || finding.kind === "operations";
}

/** So many other numbers stand in the verdict; the rest in the line below. */
const LED_BY = 2;

function sayMoved(words: OverviewWords, { also }: Judgement): string {
  return also
    .slice(0, LED_BY)
    .map((answer) => {
      const { metric, before, now, way } = sayMovement(words, answer);
      return endOnce(words.overview(`verdict.${way}`, { metric, before, now, since: "" }));
    })
    .join(" ");
}

/** So many stand in the line below; the tiles say all of them. */
const ALSO = 2;

function sayOthers(words: OverviewWords, also: readonly MetricAnswer[]): string[] {
  return also.slice(0, ALSO).map((one) => sayAlso(words, one));
}

function sayAlso(words: OverviewWords, answer: MetricAnswer): string {
  const { metric, before, now, way } = sayMovement(words, answer);
  const message = {
    rose: "lead.alsoRose",
    fell: "lead.alsoFell",
    slower: "lead.alsoSlower",
    faster: "lead.alsoFaster",
  };
  return endOnce(words.overview(message[way] as "lead.alsoRose", { metric, before, now }));
}

/** "4 Min. 49 Sek." ends a sentence by itself. */
function endOnce(sentence: string): string {
  return sentence.replace(/\.\.$/, ".");
}

function sayMovement(words: OverviewWords, { metric, value, comparison }: MetricAnswer) {
  const { before, now } = sayChange(words, metric, comparison?.value ?? null, value);
  const up = comparison?.verdict === "up";
  const way = METRICS[metric].unit === "minutes" ? (up ? "slower" : "faster") : up ? "rose" : "fell";
  // Its name has a comma of its own, which would cut the sentence.
  const name = metric === "net_revenue_retention" ? words.overview("verdict.revenueKept") : shortName(words, metric);
  return { metric: name, before, now, way } as const;
}

function operationsLead(words: OverviewWords, { judgement, days }: VerdictSubject): string {
  const parts = [
    ...sayOthers(words, judgement.also.slice(LED_BY)),
    judgement.tested > 0
      ? words.overview("lead.tested", { n: judgement.tested, changed: judgement.changed })
      : `${describeChosen(days, words)}.`,
  ];
  return parts.join(" ");
}

function silentLead(words: OverviewWords, { days, last }: VerdictSubject): string {
  const shown = `${describeChosen(days, words)}.`;
  return last === null ? shown : `${shown} ${words.overview("lead.newest", { day: sayDay(last, words.locale) })}`;
}

/** Two values as a sentence says them, with as many decimals as their change needs. Scores from −100 to 100 without a plus. */
export function sayChange(
  { locale }: Pick<OverviewWords, "locale">,
  metric: MetricId,
  before: number | null,
  now: number | null,
  atLeast = 0,
): { before: string; now: string; decimals: number } {
  const { unit } = METRICS[metric];
  const difference = before === null || now === null ? null : now - before;
  const usual = decimalsFor(metric, null, null, false);
  const decimals = Math.max(atLeast, usual, changeFigures(now, before, difference, unit).decimals);
  const print = (value: number | null) => {
    if (value === null) return "—";
    return unit === "percent" || unit === "minutes"
      ? formatValue(value, unit, { locale, decimals })
      : formatNumber(value, { locale, decimals });
  };
  return { before: print(before), now: print(now), decimals };
}

function countsAsNow(to: string, today: string): boolean {
  // Yesterday is the last complete day, and the usual range ends there.
  return Date.parse(today) - Date.parse(to) <= 86_400_000;
}
