import "server-only";
import { withTenant } from "@/db/client";
import { readCustomersBehind } from "@/db/queries/topics/read-customers-behind";
import { localDay } from "@/domain/calendar/day";
import { chooseScope, type TopicScope } from "@/features/topics/choose-scope";
import { describeScope } from "@/features/topics/describe-scope";
import { describeShare } from "@/features/topics/describe-topics";
import { type RawQuery, readTopicQuery, scopeOnly, topicHref } from "@/features/topics/input";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { partsOf } from "@/features/topics/loaders";
import { type ListedTopic, readTopics } from "@/features/topics/read-topics";
import { nameTopic, saySteps, type TopicWords, unitOf } from "@/features/topics/topic-words";
import { sayBetween } from "@/platform/i18n/metric-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

export type NeedsPageView = Awaited<ReturnType<typeof loadNeeds>>;

/** What people need: topics by how much they pull at the score, with the customers and the revenue behind them. */
export async function loadNeeds(slug: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const query = readTopicQuery(raw);
  const words = await loadTopicWords();
  const home = `/w/${slug}/feedback/topics`;
  const now = new Date();
  return withTenant(db, scope, async (tx) => {
    const base = { slug, parts: partsOf(slug, query, "needs", can(role, "response.read"), words) };
    const chosen = await chooseScope(tx, scope, workspace, query, now);
    if (chosen === null) return { ...base, shown: null };
    const list = await readTopics(tx, scope, chosen, query);
    const today = localDay(now, workspace.zone);
    const behind = chosen.survey.anonymous
      ? null
      : await readCustomersBehind(tx, scope, {
          surveyId: chosen.survey.id,
          ...chosen.range,
          today,
          filter: query.filter,
        });
    const needs = list.topics
      .filter(({ judged, hidden }) => !hidden && !list.protectedHere && judged.n > 0)
      .sort((a, b) => (a.judged.pull?.value ?? 0) - (b.judged.pull?.value ?? 0));
    const [first] = needs;
    const clear = first !== undefined && first.judged.assessment === "worse" && chosen.score !== null;
    return {
      ...base,
      shown: {
        scope: describeScope(chosen, list.dimensions, query, `${home}/needs`, words),
        metric: chosen.score === null ? "" : words.metrics(`short.${chosen.score.metric}`),
        verdict:
          clear && chosen.score
            ? words.t("needs.verdict", {
                topic: nameTopic(first.topic, words),
                metric: words.metrics(`short.${chosen.score.metric}`),
                pull: sayPull(first, chosen.score, words).text,
              })
            : words.t("needs.none"),
        anonymous: chosen.survey.anonymous,
        mayPlan: can(role, "goal.write") && chosen.score !== null,
        rows: needs.map((one) => {
          const customers = behind?.get(one.topic.id);
          const name = nameTopic(one.topic, words);
          return {
            ...describeShare(one.judged, words),
            id: one.topic.id,
            name,
            href: topicHref(`${home}/${one.topic.id}`, scopeOnly(query)),
            ...(chosen.score === null ? { effect: null, pull: null } : sayEffect(one, chosen.score, words)),
            assessment: one.judged.assessment,
            rough: one.judged.rough,
            customers: customers?.customers ?? 0,
            revenue: customers?.mrr == null ? null : sayMoney(customers.mrr, customers.currency, words.locale),
            goalHref: goalHref(slug, chosen, one, name, words),
          };
        }),
      },
    };
  });
}

function sayEffect(one: ListedTopic, score: NonNullable<TopicScope["score"]>, words: TopicWords) {
  const { effect } = one.judged;
  const unit = unitOf(score);
  if (effect?.difference == null) return { effect: null, pull: null };
  return {
    effect: {
      text: saySteps(effect.difference, unit, words),
      between: sayBetween(words, effect.interval, unit, unit === "score" ? 2 : 0),
    },
    pull: sayPull(one, score, words),
  };
}

function sayPull({ judged: { pull } }: ListedTopic, score: NonNullable<TopicScope["score"]>, words: TopicWords) {
  const unit = unitOf(score);
  const decimals = unit === "score" ? 2 : 1;
  return {
    text: pull === null ? "—" : saySteps(pull.value, unit, words, decimals),
    between: sayBetween(words, pull?.interval ?? null, unit, decimals),
  };
}

/** The wizard of goals with what is known filled in: of which number, of which survey, and why. */
function goalHref(
  slug: string,
  { survey, score }: TopicScope,
  one: ListedTopic,
  name: string,
  words: TopicWords,
): string {
  const why = score === null ? "" : (sayEffect(one, score, words).effect?.text ?? "");
  const reason = `${name}: ${words.t("needs.counted", { n: one.judged.n })}, ${words.t("effects.value")} ${why}`;
  const params = new URLSearchParams({
    ...(score === null ? {} : { metric: score.metric }),
    survey: survey.id,
    objective: name,
    reason,
  });
  return `/w/${slug}/goals/new?${params}`;
}

function sayMoney(hundredths: number, currency: string | null, locale: string): string {
  const style = currency === null ? {} : { style: "currency" as const, currency };
  return new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { ...style, maximumFractionDigits: 0 }).format(
    hundredths / 100,
  );
}
