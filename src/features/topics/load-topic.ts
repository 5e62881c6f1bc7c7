import "server-only";
import { notFound, redirect } from "next/navigation";
import { withTenant } from "@/db/client";
import { listDimensions } from "@/db/queries/list-dimensions";
import { findTopic, listTopics, readTopicWork } from "@/db/queries/topics/list-topics";
import { readTopicCells } from "@/db/queries/topics/read-topic-cells";
import { ANY_TOPIC, LANGUAGE_DIMENSION } from "@/db/rollups/topic-cells";
import { SCALES } from "@/domain/metrics/scale";
import { chooseScope } from "@/features/topics/choose-scope";
import { describeNumbers } from "@/features/topics/describe-numbers";
import { describeScope, sayGroup } from "@/features/topics/describe-scope";
import { describeShare, effectRow } from "@/features/topics/describe-topics";
import { type RawQuery, readTopicQuery, scopeOnly, topicHref } from "@/features/topics/input";
import { judgeTopics } from "@/features/topics/judge-topics";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { readCommentsPage } from "@/features/topics/read-comments-page";
import { addUp, hiddenTopics, readTopics } from "@/features/topics/read-topics";
import { describeParts, nameTopic, unitOf } from "@/features/topics/topic-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** Attributes that a topic is looked at by, at most: each adds to what is compared on the page. */
const MOST_DIMENSIONS = 6;

export type TopicPageView = Awaited<ReturnType<typeof loadTopic>>;

/** One topic: its numbers, by group, and who may read answers sees the words. */
export async function loadTopic(slug: string, topicId: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(topicId)) notFound();
  const query = readTopicQuery(raw);
  const words = await loadTopicWords();
  const home = `/w/${slug}/feedback/topics`;
  const path = `${home}/${topicId}`;
  const mayRead = can(role, "response.read");
  return withTenant(db, scope, async (tx) => {
    const topics = await listTopics(tx, scope);
    const topic = findTopic(topics, topicId);
    if (topic && topic.id !== topicId) redirect(topicHref(`${home}/${topic.id}`, query));
    const chosen = topic && (await chooseScope(tx, scope, workspace, query, new Date()));
    if (!topic || !chosen) notFound();
    const list = await readTopics(tx, scope, chosen, query);
    const own = list.topics.find((one) => one.topic.id === topicId);
    const isProtected = own?.hidden === true || list.protectedHere;
    const segments = isProtected || query.filter !== null ? null : await readSegments();
    return {
      slug,
      home: topicHref(home, scopeOnly(query)),
      path,
      name: nameTopic(topic, words),
      archived: topic.archived,
      mayRead,
      may: {
        edit: can(role, "survey.write"),
        review: can(role, "response.review"),
        erase: can(role, "response.delete"),
      },
      mayUndo: topic.replaced !== null,
      mergeHref: topicHref(`${path}/merge`, scopeOnly({ ...query, filter: null })),
      parts: describeParts(
        topic.parts.filter(({ mergedInto }) => mergedInto === topic.id),
        words,
      ),
      work: await readTopicWork(tx, scope),
      scope: describeScope(chosen, list.dimensions, query, path, words),
      hidden: isProtected ? words.t("list.hidden", { n: chosen.survey.minimumGroup ?? 0 }) : null,
      numbers: own && !isProtected ? describeNumbers(own.judged, chosen.score, words) : null,
      trend: own && !isProtected ? own.parts : [],
      days: chosen.range,
      segments,
      query,
      comments: mayRead
        ? await readCommentsPage(tx, scope, { chosen, topics, about: topicId, query, path, slug, isProtected }, words)
        : null,
      topics: topics.filter(({ archived }) => !archived).map((one) => ({ id: one.id, name: nameTopic(one, words) })),
    };

    /** By each attribute: how often, whether that changed, and what goes with the score; one family of comparisons for all. */
    async function readSegments() {
      if (!chosen) return null;
      const { range, compared, survey, score } = chosen;
      const names = [...(await listDimensions(tx, scope, survey.id)).map(({ name }) => name), LANGUAGE_DIMENSION];
      const counted = [];
      for (const name of names
        .filter((one) => !survey.anonymous || one !== LANGUAGE_DIMENSION)
        .slice(0, MOST_DIMENSIONS)) {
        const periods = [range, compared];
        const cells = await readTopicCells(tx, scope, { surveyId: survey.id, periods, dimension: name, topicId });
        const of = (id: string, value: string, period: number) =>
          addUp(
            cells.filter((cell) => cell.topicId === id && cell.value === value && cell.period === period),
            chosen,
          );
        for (const value of [...new Set(cells.map((cell) => cell.value))].sort())
          counted.push({
            ...{ key: JSON.stringify([name, value]), name, value },
            now: of(topicId, value, 0),
            all: of(ANY_TOPIC, value, 0),
            before: of(topicId, value, 1),
            allBefore: of(ANY_TOPIC, value, 1),
          });
      }
      const hidden = hiddenTopics(
        counted.map(({ key, now, all }) => ({ key, n: now.n, of: all.n })),
        chosen,
      );
      const shown = counted.filter(({ key, all }) => all.n > 0 && !hidden.has(key));
      const judged = judgeTopics(shown, score);
      const unit = score === null ? null : unitOf(score);
      const span = unit === "points" ? 200 : unit === "percent" ? 100 : score ? SCALES[score.scale].max : 1;
      return {
        unit,
        ends: { min: -span, max: span },
        metric: score === null ? "" : words.metrics(`short.${score.metric}`),
        compared: judged.length,
        groups: [...new Set(shown.map(({ name }) => name))].map((name) => ({
          name: name === LANGUAGE_DIMENSION ? words.t("scope.language") : name,
          title:
            name === LANGUAGE_DIMENSION
              ? words.t("topic.segmentsLanguage")
              : words.t("topic.segments", { attribute: name }),
          rows: judged.flatMap((one, place) => {
            const group = shown[place];
            if (group === undefined || group.name !== name) return [];
            const mentioned = one.n > 0;
            const drawn = unit === null ? null : effectRow(one.key, one, unit, words);
            return [
              {
                ...describeShare(one, words),
                key: one.key,
                label: sayGroup(group, words),
                href: topicHref(path, scopeOnly(query), { filter: { name, value: group.value } }),
                of: one.of,
                drawn:
                  drawn === null
                    ? null
                    : {
                        ...drawn,
                        label: sayGroup(group, words),
                        ...(mentioned ? {} : { value: null, betweenText: words.t("topic.notMentioned") }),
                      },
              },
            ];
          }),
        })),
      };
    }
  });
}
