import { COUNTS_BELOW } from "@/domain/metrics/display";
import { SCALES } from "@/domain/metrics/scale";
import type { TopicScope } from "@/features/topics/choose-scope";
import { scopeOnly, type TopicQuery, topicHref } from "@/features/topics/input";
import { type Judged, ROUGH_BELOW } from "@/features/topics/judge-topics";
import type { ListedTopic, TopicList } from "@/features/topics/read-topics";
import { nameTopic, sayShare, saySharePair, saySteps, type TopicWords, unitOf } from "@/features/topics/topic-words";
import { sayBetween } from "@/platform/i18n/metric-words";

export type TopicsView = ReturnType<typeof describeTopics>;
export type TopicRow = TopicsView["rows"][number];

/** The list of topics as it is read. */
export function describeTopics(
  list: TopicList,
  chosen: TopicScope,
  query: TopicQuery,
  home: string,
  words: TopicWords,
) {
  const { t } = words;
  const minimum = chosen.survey.minimumGroup ?? 0;
  const told = list.topics.filter(({ judged, hidden }) => judged.n > 0 || hidden);
  const rows = told.map((one) => ({
    ...describeShare(one.judged, words),
    id: one.topic.id,
    name: nameTopic(one.topic, words),
    href: topicHref(`${home}/${one.topic.id}`, scopeOnly(query)),
    hidden: one.hidden ? t("list.hidden", { n: minimum }) : null,
    parts: one.hidden ? [] : one.parts.map(({ n, of }) => (of === 0 ? null : n / of)),
  }));
  return {
    verdict: sayVerdict(list, told, words),
    lead: t("lead", { n: list.comments, before: list.commentsBefore }),
    rows,
    compared: told.filter(({ judged }) => judged.change !== null).length,
    untold: list.topics.length - told.length,
    effects: describeEffects(told, chosen, query, home, words),
  };
}

/** How often, and whether that changed. */
export function describeShare(judged: Judged, words: TopicWords) {
  const { t } = words;
  const fresh = judged.nBefore === 0 && judged.ofBefore > 0;
  const moved = judged.moved === "up" ? "more" : judged.moved === "down" ? "less" : "same";
  const steps = judged.change?.difference ?? null;
  return {
    n: judged.n,
    share: sayShare(judged.share.value, words),
    between: sayBetween(words, judged.share.interval, "percent", 1),
    moved: judged.change === null ? null : moved,
    movedText: judged.change === null ? "" : t(moved === "more" && fresh ? "list.new" : `list.${moved}`),
    before: judged.ofBefore === 0 ? "" : sayShare((100 * judged.nBefore) / judged.ofBefore, words),
    stepText: steps === null ? "" : saySteps(steps, "percent", words, 1),
    changeBetween: sayBetween(words, judged.change?.interval ?? null, "percent", 1),
  };
}

/** Each topic's difference of the score as a dot with whiskers, the lowest first. */
function describeEffects(
  told: readonly ListedTopic[],
  { score }: TopicScope,
  query: TopicQuery,
  home: string,
  words: TopicWords,
) {
  if (score === null) return null;
  const unit = unitOf(score);
  const scale = SCALES[score.scale];
  const span = unit === "points" ? 200 : unit === "percent" ? 100 : scale.max - scale.min;
  const shown = told
    .filter(({ judged }) => judged.effect !== null && judged.effect.n.current >= COUNTS_BELOW)
    .sort((a, b) => (a.judged.effect?.difference ?? 0) - (b.judged.effect?.difference ?? 0));
  return {
    metric: words.metrics(`short.${score.metric}`),
    unit,
    ends: { min: -span, max: span },
    check: words.t("effects.check", { n: shown.length, least: ROUGH_BELOW }),
    rows: shown.map(({ topic, judged }) => ({
      ...effectRow(topic.id, judged, unit, words),
      label: nameTopic(topic, words),
      href: topicHref(`${home}/${topic.id}`, scopeOnly(query)),
    })),
  };
}

/** One difference of the score as a row of the drawing. */
export function effectRow(key: string, judged: Judged, unit: ReturnType<typeof unitOf>, words: TopicWords) {
  const { effect, assessment } = judged;
  const difference = effect?.difference ?? null;
  return {
    key,
    value: difference,
    low: effect?.interval?.low ?? null,
    high: effect?.interval?.high ?? null,
    valueText: difference === null ? "—" : saySteps(difference, unit, words),
    countText: new Intl.NumberFormat(words.locale).format(effect?.n.current ?? 0),
    betweenText: sayBetween(words, effect?.interval ?? null, unit, unit === "score" ? 2 : 0),
    rough: judged.rough,
    direction: difference === null ? null : difference > 0 ? ("up" as const) : ("down" as const),
    tone: assessment,
  };
}

/** The sentence of the page: what is written about more and goes with low scores comes before all else. */
function sayVerdict(list: { readonly comments: number }, told: readonly ListedTopic[], words: TopicWords): string {
  const { t } = words;
  const loudest = (some: readonly ListedTopic[]) =>
    [...some].sort(
      (a, b) => Math.abs(b.judged.change?.difference ?? 0) - Math.abs(a.judged.change?.difference ?? 0),
    )[0];
  const shares = ({ topic, judged }: ListedTopic) => {
    // Only what was compared has moved, so there were comments before.
    const [before, now] = saySharePair((100 * judged.nBefore) / judged.ofBefore, judged.share.value, words);
    return { topic: nameTopic(topic, words), before, now };
  };
  const risen = told.filter(({ judged }) => judged.moved === "up");
  const bad = loudest(risen.filter(({ judged }) => judged.assessment === "worse"));
  if (bad) return t("verdict.moreAndWorse", shares(bad));
  const more = loudest(risen);
  if (more) return t("verdict.more", shares(more));
  const less = loudest(told.filter(({ judged }) => judged.moved === "down"));
  if (less) return t("verdict.less", shares(less));
  const worst = [...told].sort((a, b) => (a.judged.pull?.value ?? 0) - (b.judged.pull?.value ?? 0))[0];
  if (worst?.judged.assessment === "worse") return t("verdict.worst", { topic: nameTopic(worst.topic, words) });
  const compared = told.some(({ judged }) => judged.change !== null);
  const [first] = told;
  if (list.comments === 0) return t("verdict.nobody");
  return compared || !first ? t("verdict.quiet") : t("verdict.only", { topic: nameTopic(first.topic, words) });
}
