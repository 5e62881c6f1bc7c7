import { type Tx, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { findTopic, listTopics, type StoredTopic } from "@/db/queries/topics/list-topics";
import { applyFewTopics } from "@/db/rollups/apply-topics";
import type { WorkspaceScope } from "@/db/scope";
import { findsSomething, TOPIC_LIMITS, type TopicRules } from "@/domain/topics/topic-rules";
import {
  createTopicSchema,
  filterOf,
  listTopicsSchema,
  rulesOf,
  topicQuerySchema,
  updateTopicSchema,
} from "@/features/topics/api/input";
import { toNumbersJson, toScopeJson, toTopicJson } from "@/features/topics/api/view";
import { chooseScope } from "@/features/topics/choose-scope";
import { readTopics } from "@/features/topics/read-topics";
import {
  changeTopicWords,
  createTopic,
  hasAsManyAsMayBe,
  type SavedTopic,
  setTopicAway,
} from "@/features/topics/save-topic";
import { nameTopic } from "@/features/topics/topic-words";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { json } from "@/platform/http/json";
import { badRequest, conflict, invalid, notFound, type ProblemError } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { translatorIn } from "@/platform/i18n/translator";

/** The API speaks English. */
const words = { t: translatorIn("en", "topics") };

/** `GET /api/v1/topics`: by id, with the numbers of one survey's comments. */
export async function answerTopics({ db, scope, now, query, runtime }: KeyedRequest): Promise<Response> {
  const asked = query(listTopicsSchema);
  const { cursor, limit, state } = asked;
  const context = { secret: runtime.authSecret, scope, list: `topics ${state}` };
  const after = cursor === undefined ? null : decodeCursor(context, cursor);
  if (cursor !== undefined && after === null) throw badRequest("The cursor is not one of this list.");
  return withTenant(db, scope, async (tx) => {
    const topics = (await listTopics(tx, scope))
      .filter(({ archived }) => state === "all" || archived === (state === "archived"))
      .filter(({ id }) => after === null || id > String(after[0]))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const page = topics.slice(0, limit);
    const { of, numbersOf } = await readNumbers(tx, scope, asked, now);
    const last = page.at(-1);
    return json(200, {
      items: page.map((topic) => ({ ...toTopicJson(topic, words), numbers: of(topic.id) })),
      numbersOf,
      next: topics.length > limit && last ? encodeCursor(context, [last.id]) : null,
    });
  });
}

/** `GET /api/v1/topics/{topic}`: also by the id of one that was merged into it. */
export async function answerTopic({ db, scope, now, params, query }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "topic");
  return withTenant(db, scope, async (tx) => {
    const topic = findTopic(await listTopics(tx, scope), id);
    if (topic === undefined) throw notFound();
    const { of, numbersOf } = await readNumbers(tx, scope, query(topicQuerySchema), now);
    return json(200, { ...toTopicJson(topic, words), numbers: of(topic.id), numbersOf });
  });
}

/** `POST /api/v1/topics`: few comments are looked at before the reply, many by a job. */
export async function answerCreateTopic({ db, scope, json: body }: KeyedRequest): Promise<Response> {
  const input = await body(createTopicSchema);
  const rules = checked(rulesOf(input));
  const made = await withTenant(db, scope, async (tx) => {
    const { id } = saved(await createTopic(tx, scope, { name: input.name, rules }, words));
    return toTopicJson(await requireTopic(tx, scope, id), words);
  });
  await applyFewTopics(db, scope);
  return json(201, made);
}

/** `PATCH /api/v1/topics/{topic}`: what is left out stays. */
export async function answerUpdateTopic({ db, scope, now, params, json: body }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "topic");
  await withTenant(db, scope, (tx) => requireTopic(tx, scope, id));
  const given = await body(updateTopicSchema);
  const changed = await withTenant(db, scope, async (tx) => {
    const before = await requireTopic(tx, scope, id);
    if (given.version !== undefined && given.version !== before.version) throw stale();
    const name = given.name ?? nameTopic(before, words);
    const rules = checked(rulesOf(given, before.rules));
    // What is read may be sent back: nothing changes.
    const isOther =
      name !== nameTopic(before, words) || JSON.stringify(rules) !== JSON.stringify(rulesOf({}, before.rules));
    if (isOther) saved(await changeTopicWords(tx, scope, { id, version: before.version, name, rules }, words));
    const { archived = before.archived } = given;
    if (before.archived && !archived && hasAsManyAsMayBe(await listTopics(tx, scope))) throw tooManyTopics();
    if (archived !== before.archived) await setTopicAway(tx, scope, id, archived, now);
    return toTopicJson(await requireTopic(tx, scope, id), words);
  });
  await applyFewTopics(db, scope);
  return json(200, changed);
}

/** `DELETE /api/v1/topics/{topic}`: into the archive, as on its page. */
export async function answerDeleteTopic({ db, scope, now, params }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "topic");
  await withTenant(db, scope, async (tx) => {
    const { archived } = await requireTopic(tx, scope, id);
    if (!archived) await setTopicAway(tx, scope, id, true, now);
  });
  await applyFewTopics(db, scope);
  return new Response(null, { status: 204 });
}

interface AskedNumbers extends Readonly<Record<string, unknown>> {
  readonly survey?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The numbers of all topics that are looked for; of none where no survey asks for words. */
async function readNumbers(tx: Tx, scope: WorkspaceScope, asked: AskedNumbers, now: Date) {
  const { survey, from, to } = asked;
  const query = {
    ...(survey === undefined ? {} : { survey: survey.toLowerCase() }),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    filter: filterOf(asked),
  };
  const chosen = await chooseScope(tx, scope, await findWorkspace(tx, scope), query, now);
  if (query.survey !== undefined && chosen?.survey.id !== query.survey)
    throw notFound("There is no survey with this id that asks for words.");
  if (chosen === null) return { of: () => null, numbersOf: null };
  const list = await readTopics(tx, scope, chosen, query);
  const of = (id: string) => {
    const one = list.topics.find(({ topic }) => topic.id === id);
    return one === undefined ? null : toNumbersJson(one, list);
  };
  return { of, numbersOf: toScopeJson(chosen, list) };
}

async function requireTopic(tx: Tx, scope: WorkspaceScope, id: string): Promise<StoredTopic> {
  const topic = findTopic(await listTopics(tx, scope), id);
  if (topic === undefined) throw notFound();
  if (topic.id !== id) throw conflict(`It was merged into the topic ${topic.id}.`, "topic_merged");
  return topic;
}

function checked(rules: TopicRules): TopicRules {
  if (!findsSomething(rules)) throw invalid([{ path: "words", message: "Without any word nothing can be found." }]);
  return rules;
}

function saved(result: SavedTopic): { readonly id: string } {
  if (result.ok) return result;
  if (result.why === "changed") throw stale();
  if (result.why === "many") throw tooManyTopics();
  throw invalid([{ path: "name", message: "Another topic has this name." }]);
}

function stale(): ProblemError {
  return conflict("It was changed since that version. Read it again.");
}

function tooManyTopics(): ProblemError {
  return conflict(`At most ${TOPIC_LIMITS.topics} topics. Archive one first.`, "too_many_topics");
}
