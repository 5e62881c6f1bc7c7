import { decimalsOf, formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";
import { describeNumber, type NumberWords, shortName } from "@/features/dashboards/describe-number";
import { type NonresponseQuery, nonresponseHref, nonresponseParams } from "@/features/dashboards/nonresponse/input";
import type {
  Nonresponse,
  RatedDimension,
  RatedGroup,
  WeighedToAsked,
} from "@/features/dashboards/nonresponse/read-nonresponse";
import { languageName, listFormat } from "@/platform/i18n/formats";
import type { MetricWords } from "@/platform/i18n/metric-words";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { sayDays, sayInstant } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";
import { invitedGroupParams } from "@/platform/invited-group-query";
import type { DaysScope } from "@/ui/shell/scope-days";

/** What the page is said with. */
export interface NonresponseWords extends MetricWords {
  readonly t: Translator<"nonresponse">;
}

/** What it is shown with. */
export interface NonresponseContext {
  readonly workspacePath: string;
  readonly zone: string;
  readonly query: NonresponseQuery;
  readonly now: Date;
  readonly words: NonresponseWords;
}

export interface RatedRow {
  readonly key: string;
  readonly label: string;
  readonly number: NumberWords;
  readonly answered: string;
  readonly delivered: string;
  /** The invitations behind it; null where an anonymous survey hides them. */
  readonly href: string | null;
  readonly show: string;
}

interface RatedPart {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly RatedRow[];
}

interface WeighedPart {
  readonly title: string;
  readonly dek: string;
  readonly rows: readonly { readonly name: string; readonly number: NumberWords; readonly note: string }[];
  readonly notes: readonly string[];
}

/** Who answers and who does not, in words and addresses: what its components print. */
export interface NonresponseView {
  readonly name: string;
  readonly paths: { readonly invitations: string; readonly explain: string };
  readonly metricName: string;
  readonly question: string;
  readonly notices: readonly string[];
  readonly days: DaysScope;
  /** Null where there is nothing to weigh, or to weigh by. */
  readonly by: { readonly value: string; readonly choices: readonly Choice[] } | null;
  readonly tabs: readonly Choice[];
  readonly finding: string;
  readonly lead: string;
  readonly weighed: WeighedPart | null;
  readonly parts: readonly RatedPart[];
  readonly check: string;
  readonly empty: { readonly title: string; readonly text: string } | null;
  readonly footer: readonly string[];
}

type Total = NonNullable<Nonresponse["counts"]>["total"];

interface Choice {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** Says who answers and who does not. */
export function toNonresponseView(data: Nonresponse, context: NonresponseContext): NonresponseView {
  const { outline, tab, tabs, counts, judged, by } = data;
  const { words, query, workspacePath, zone, now } = context;
  const { t, locale } = words;
  const invitations = `${workspacePath}/surveys/${outline.id}/invitations`;
  const path = `${invitations}/who-answers`;
  const to = (changes: Partial<NonresponseQuery>) => nonresponseHref(path, query, changes);
  const choices = counts?.dimensions.map(({ name }) => ({
    ...{ href: to({ by: name }), label: dimensionName(words, name), current: name === by },
  }));
  const empty = emptyOf(data, words);
  return {
    name: outline.name,
    paths: { invitations, explain: `${workspacePath}/explain/response_rate` },
    metricName: shortName(words, "response_rate"),
    question: tab?.title ?? "",
    notices: [
      ...(outline.minimumGroup === null ? [] : [t("anonymous", { least: outline.minimumGroup })]),
      ...(counts && counts.wide.length > 0 ? [t("wide", { names: listOf(words, counts.wide) })] : []),
      ...(counts && counts.beyond.length > 0 ? [t("beyond", { names: listOf(words, counts.beyond) })] : []),
    ],
    days: daysOf(data, path, query, locale),
    by: by === null || tab === null ? null : { value: dimensionName(words, by), choices: choices ?? [] },
    tabs: tabs.length < 2 ? [] : tabs.map((one) => tabOf(words, data, one, to({ question: one.questionId }))),
    finding: findingOf(data, words),
    lead: counts && counts.total.delivered > 0 ? leadOf(counts.total, judged, words) : "",
    weighed: by === null || tab === null ? null : weighedPart(data, tab.metric, by, words),
    parts: (counts?.dimensions ?? []).map((one) => partOf(one, invitations, judged, words)),
    check: counts && counts.tested > 0 ? t("groups.check", { n: counts.tested }) : "",
    empty,
    footer: [t("computed", { at: sayInstant(now, zone, locale), zone })],
  };
}

function daysOf({ days }: Nonresponse, path: string, query: NonresponseQuery, locale: string): DaysScope {
  const hidden = nonresponseParams({ ...query, range: {} });
  return {
    value: days.usual ? sayDays(days.range.from, days.range.to, locale) : sayChosen(days, locale),
    choices: sayRangeChoices(locale, days.chosen, (preset) =>
      nonresponseHref(path, query, { range: preset ? { preset } : {} }),
    ),
    form: { action: path, ...days.range, hidden },
  };
}

function tabOf(words: NonresponseWords, { tabs, tab }: Nonresponse, one: Nonresponse["tabs"][number], href: string) {
  const alike = tabs.some((other) => other !== one && other.metric === one.metric);
  return { href, label: alike ? one.title.slice(0, 40) : shortName(words, one.metric), current: one === tab };
}

/** "Channel" for how people were asked, an attribute's own name. */
function dimensionName({ t }: NonresponseWords, name: string): string {
  if (name === "@channel") return t("places.channel");
  return name === "@lang" ? t("places.language") : name;
}

/** A value as people say it; `nobody` where none is known. */
function valueName({ locale }: NonresponseWords, name: string, value: string | null, nobody: string): string {
  if (value === null) return nobody;
  return name === "@lang" ? languageName(value, locale) : nameGroup(name, value, locale);
}

function listOf({ locale }: NonresponseWords, names: readonly string[]): string {
  return listFormat(locale, "conjunction").format(names);
}

function rateOf(words: NonresponseWords, { rate, answered, hidden }: RatedGroup, decimals?: number): NumberWords {
  const told = hidden ? { value: null, n: 0, interval: null, suppressed: true as const } : rate;
  const counts = { numerator: answered, denominator: rate.n };
  return describeNumber(words, "response_rate", null, { ...told, counts }, decimals);
}

function findingOf({ counts }: Nonresponse, words: NonresponseWords): string {
  const { t } = words;
  if (counts === null || counts.total.delivered === 0) return t("title");
  const [first] = counts.dimensions;
  if (!first) return t("title");
  const name = dimensionName(words, first.name);
  if (first.differs === null) return t("finding.untested");
  if (!first.differs) return t("finding.none");
  if (first.furthest === null) return t("finding.some", { name });
  const { fewer, more } = first.furthest;
  const who = ({ value }: RatedGroup) => valueName(words, first.name, value, t("those"));
  const usual = decimalsOf("percent");
  const printed = (decimals: number) => [fewer, more].map((one) => rateOf(words, one, decimals).text);
  const alike = new Set(printed(usual)).size === 1;
  const [low = "", high = ""] = printed(alike ? usual + 1 : usual);
  const sizes = { lowCount: fewer.rate.n, highCount: more.rate.n };
  return t("finding.differs", { fewer: who(fewer), more: who(more), name, low, high, ...sizes });
}

function leadOf(total: Total, { from, to }: Nonresponse["judged"], words: NonresponseWords): string {
  const counts = { numerator: total.answered, denominator: total.delivered };
  const { value, text, between, instead } = describeNumber(words, "response_rate", null, { ...total, counts });
  const days = sayDays(from, to, words.locale);
  if (value === null) return words.t("leadOfFew", { counts: instead, days });
  return words.t("lead", { rate: text, delivered: total.delivered, between, days });
}

function emptyOf({ counts }: Nonresponse, { t }: NonresponseWords): NonresponseView["empty"] {
  if (counts === null) return { title: t("slow.title"), text: t("slow.text") };
  if (counts.total.delivered === 0)
    return { title: t("empty.title"), text: t("empty.text", { n: ANSWER_WINDOW_DAYS }) };
  return counts.dimensions.length > 0 ? null : { title: t("alike.title"), text: t("alike.text") };
}

function partOf(
  { name, groups, differs }: RatedDimension,
  invitations: string,
  { from, to }: Nonresponse["judged"],
  words: NonresponseWords,
): RatedPart {
  const { t, locale } = words;
  const said = dimensionName(words, name);
  const verdict = differs === null ? "untested" : differs ? "differs" : "unclear";
  return {
    name,
    title: t(`groups.${verdict}`, { name: said }),
    caption: t("groups.caption", { name: said }),
    rows: groups.map((group) => {
      const { value, rate, answered, hidden } = group;
      const label = valueName(words, name, value, t("notStated"));
      const own: [string, string][] =
        name === "@channel" && value !== null ? [["channel", value]] : invitedGroupParams({ dimension: name, value });
      const search = new URLSearchParams([["from", from], ["to", to], ...own]);
      return {
        key: JSON.stringify(value),
        label,
        number: rateOf(words, group),
        answered: hidden ? "" : formatNumber(answered, { locale }),
        delivered: hidden ? "" : formatNumber(rate.n, { locale }),
        href: hidden ? null : `${invitations}?${search}`,
        show: t("groups.show", { group: label, n: rate.n }),
      };
    }),
  };
}

type ScoreMetric = NonNullable<Nonresponse["tab"]>["metric"];

/** From there one answer counts so much, or so little, that it is told. METRICS: the usual trim. */
const EXTREME = { low: 0.3, high: 3 } as const;

/** Says plain and weighed side by side; one decimal more than usual, as what weighing moves is often less than a whole point. */
function weighedPart(data: Nonresponse, metric: ScoreMetric, by: string, words: NonresponseWords): WeighedPart {
  const { t } = words;
  const name = dimensionName(words, by);
  const { weighed, counts } = data;
  if (weighed === null) return { title: t("weigh.cannot", { name }), dek: t("weigh.slow"), rows: [], notes: [] };
  const { plain, score, scale } = weighed;
  const decimals = decimalsOf(METRICS[metric].unit) + 1;
  const raw = describeNumber(words, metric, scale, plain, decimals);
  const rows = [{ name: t("weigh.raw"), number: raw, note: raw.count }];
  const dek = t("weigh.dek", { name });
  if (score === null) {
    return {
      title: t("weigh.cannot", { name }),
      dek,
      rows: plain.n > 0 ? rows : [],
      notes: [...reasonOf(weighed, by, words), ...withoutScore(weighed, counts, words)],
    };
  }
  const own = describeNumber(
    words,
    metric,
    scale,
    { value: score.value, n: score.n, interval: score.interval },
    decimals,
  );
  const said = { name, metric: shortName(words, metric), plain: raw.text, weighed: own.text };
  return {
    title: t(raw.text === own.text ? "weigh.same" : "weigh.sentence", said),
    dek,
    rows: [
      ...rows,
      { name: t("weigh.weighted"), number: own, note: t("weigh.worth", { n: Math.round(score.effectiveN) }) },
    ],
    notes: [
      ...(weighed.collapsed.length > 0 ? [t("weigh.collapsed", { names: namesOf(words, by, weighed.collapsed) })] : []),
      ...extremeOf(score, words),
      ...withoutScore(weighed, counts, words),
    ],
  };
}

function reasonOf({ reason, silent, thin }: WeighedToAsked, by: string, words: NonresponseWords): string[] {
  const named = reason === "thin_group" ? thin : silent;
  return reason === null ? [] : [words.t(`weigh.reasons.${reason}`, { names: namesOf(words, by, named) })];
}

function extremeOf({ smallestWeight, largestWeight }: NonNullable<WeighedToAsked["score"]>, words: NonresponseWords) {
  if (smallestWeight >= EXTREME.low && largestWeight <= EXTREME.high) return [];
  const print = (weight: number) => formatNumber(weight, { locale: words.locale, decimals: weight < 1 ? 2 : 1 });
  return [words.t("weigh.extreme", { least: print(smallestWeight), most: print(largestWeight) })];
}

function withoutScore({ plain, reason }: WeighedToAsked, counts: Nonresponse["counts"], { t }: NonresponseWords) {
  const n = (counts?.total.answered ?? 0) - plain.n;
  return n > 0 && reason !== "anonymous" ? [t("weigh.without", { n })] : [];
}

function namesOf(words: NonresponseWords, by: string, values: readonly (string | null)[]): string {
  return listOf(
    words,
    values.map((value) => valueName(words, by, value, words.t("those"))),
  );
}
