import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { readTopicCells } from "@/db/queries/topics/read-topic-cells";
import { insertTopic } from "@/db/queries/topics/write-topics";
import { applyTopics, wantTopics } from "@/db/rollups/apply-topics";
import { changeStates, lockStates } from "@/db/rollups/change-states";
import { countComments } from "@/db/rollups/count-comments";
import { eraseResponse } from "@/db/rollups/erase";
import { ANY_TOPIC } from "@/db/rollups/topic-cells";
import { foldAllComments, makeCommentSurvey } from "@/db/testing/store-comments";
import { storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { NO_RULES } from "@/domain/topics/topic-rules";

const { appDb, makeWorkspace } = await testDatabase();
const DAY = "2026-07-01";

async function company() {
  const scope = await makeWorkspace();
  const surveyId = await makeCommentSurvey(appDb, scope);
  const inside = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  const fold = () => foldAllComments(appDb, scope);
  const write = (text: string, score: number, country = "DE", state: "counted" | "held" = "counted") =>
    storeScores(appDb, scope, surveyId, [
      { day: DAY, scores: { score }, texts: { why: text }, attributes: { country }, state },
    ]);
  const cells = async (dimension = "", value?: string) => {
    const periods = [{ from: "2026-01-01", to: "2026-12-31" }];
    const request = { surveyId, periods, dimension, ...(value === undefined ? {} : { value }) };
    const names = await inside((tx) =>
      tx.execute<{ id: string; name: string }>(sql`select id, coalesce(starter, name) as name from topic`),
    );
    const nameOf = new Map(names.rows.map(({ id, name }) => [id, name]));
    const found = await inside((tx) => readTopicCells(tx, scope, request));
    return Object.fromEntries(found.map(({ topicId, n }) => [nameOf.get(topicId) ?? "all", n]));
  };
  const ids = async () =>
    (await inside((tx) => tx.execute<{ id: string }>(sql`select response_id as id from comment order by 1`))).rows;
  return { scope, surveyId, inside, fold, write, cells, ids };
}

describe("topics of comments", () => {
  test("what comes is counted by topic, group, language and score; what is held is not", async () => {
    const { fold, write, cells, inside, scope, surveyId } = await company();
    await write("The delivery was late and the price is too high.", 2);
    await write("Die Lieferung kam nicht.", 3);
    await write("Great price.", 9, "UK");
    await write("The delivery was late.", 1, "UK", "held");
    await fold();
    expect(await cells()).toEqual({ all: 3, delivery: 2, price: 2 });
    expect(await cells("country", "DE")).toEqual({ all: 2, delivery: 2, price: 1 });
    expect(await cells("@language", "de")).toEqual({ all: 1, delivery: 1 });
    const periods = [{ from: DAY, to: DAY }];
    const [all] = await inside((tx) =>
      readTopicCells(tx, scope, { surveyId, periods, dimension: "", topicId: ANY_TOPIC }),
    );
    expect(all?.counts).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0]);
  });

  test("what is excluded, released or deleted moves the tallies by the difference", async () => {
    const { fold, write, cells, ids, inside, scope, surveyId } = await company();
    await write("The delivery was late.", 2);
    await write("The delivery was late again.", 3);
    await fold();
    const [one, two] = (await ids()).map(({ id }) => id);
    const survey = { id: surveyId, repeats: { policy: "all" } } as const;
    await inside(async (tx) => {
      const locked = await lockStates(tx, scope, surveyId, [one ?? ""]);
      await changeStates(tx, scope, survey, locked, [{ id: one ?? "", state: "excluded", reason: "test" }]);
      await eraseResponse(tx, scope, surveyId, two ?? "");
    });
    await fold();
    expect(await cells()).toEqual({});
    expect(await ids()).toEqual([{ id: one }]);
    await inside(async (tx) => {
      const locked = await lockStates(tx, scope, surveyId, [one ?? ""]);
      await changeStates(tx, scope, survey, locked, [{ id: one ?? "", state: "counted", reason: null }]);
    });
    await fold();
    expect(await cells()).toEqual({ all: 1, delivery: 1 });
  });

  test("a new topic is looked for in all comments; what a person decided stays", async () => {
    const { fold, write, cells, ids, inside, scope } = await company();
    await write("The delivery was late.", 2);
    await write("The salad was brown.", 3);
    await fold();
    const topicId = randomUUID();
    const words = { ...NO_RULES.words, en: ["salad*", "delivery"] };
    const both = (await ids()).map(({ id }) => id);
    await inside(async (tx) => {
      const rules = JSON.stringify({ ...NO_RULES, words });
      await tx.execute(sql`insert into topic (workspace_id, id, name, rules)
        values (${scope.workspaceId}, ${topicId}, 'Salad', ${rules}::jsonb)`);
      await tx.execute(sql`insert into comment_topic (workspace_id, topic_id, response_id, survey_id, day, source)
        select workspace_id, ${topicId}, response_id, survey_id, day, 'refused' from comment
        where response_id in (select response_id from answer where text like '%delivery%')`);
      await wantTopics(tx, scope);
    });
    await applyTopics(appDb, scope);
    expect(await cells()).toEqual({ all: 2, delivery: 1, Salad: 1 });
    await applyTopics(appDb, scope);
    expect((await ids()).map(({ id }) => id)).toEqual(both);
    expect(await cells()).toEqual({ all: 2, delivery: 1, Salad: 1 });
  });

  test("a topic that is made while comments are being counted is looked for in those too", async () => {
    const { fold, write, cells, inside, scope } = await company();
    await write("Kind people.", 9);
    await fold();
    await write("The zebrabox was brown.", 3);
    const waits = sql`select from pg_locks where not granted
      and database = (select oid from pg_database where datname = current_database())`;
    let applied = Promise.resolve();
    await inside(async (counting) => {
      const left = await counting.execute<{ id: string }>(sql`delete from comment_change returning response_id as id`);
      await countComments(
        counting,
        scope,
        left.rows.map(({ id }) => id),
      );
      await inside(async (tx) => {
        const words = { ...NO_RULES.words, any: ["zebrabox"] };
        await insertTopic(tx, scope, { name: "Zebras", rules: { ...NO_RULES, words } });
        await wantTopics(tx, scope);
      });
      applied = applyTopics(appDb, scope);
      await expect.poll(async () => (await inside((tx) => tx.execute(waits))).rowCount).toBe(1);
    });
    await applied;
    expect(await cells()).toEqual({ all: 2, Zebras: 1 });
  });

  test("an erased person's words leave the tallies, and the answer's words are gone from what was counted", async () => {
    const { fold, write, cells, ids, inside } = await company();
    await write("The delivery was late, call me on +44 20 7946 0958", 2);
    await fold();
    const [row] = (await inside((tx) => tx.execute<{ personal: string[] }>(sql`select personal from comment`))).rows;
    expect(row?.personal).toEqual(["phone"]);
    await inside((tx) => tx.execute(sql`update answer set text = null, dim_names = '{}', dim_values = '{}'`));
    await fold();
    expect(await cells()).toEqual({});
    expect(await ids()).toEqual([]);
  });
});
