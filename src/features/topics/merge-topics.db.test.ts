import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { findTopic, listTopics } from "@/db/queries/topics/list-topics";
import { setCommentTopic } from "@/db/queries/topics/write-comments";
import { archiveTopic, insertTopic, mergeTopic, splitTopic } from "@/db/queries/topics/write-topics";
import { applyTopics, wantTopics } from "@/db/rollups/apply-topics";
import { foldAllComments, makeCommentSurvey } from "@/db/testing/store-comments";
import { storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { NO_RULES } from "@/domain/topics/topic-rules";
import { chooseScope } from "@/features/topics/choose-scope";
import { foreseeMerge } from "@/features/topics/foresee-merge";
import { readTopics } from "@/features/topics/read-topics";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-07-01T12:00:00Z");
/** Three topics: each by one word; the second not where "reply" stands. */
const TOPICS = ["late", "box", "cold"] as const;
type Name = (typeof TOPICS)[number];

/** A comment of some of the words, with what a person said of some topics. */
const comments = fc.array(
  fc.record({
    words: fc.uniqueArray(fc.constantFrom("late", "box", "cold", "reply"), { minLength: 1 }),
    score: fc.integer({ min: 0, max: 10 }),
    country: fc.constantFrom("DE", "UK"),
    said: fc.dictionary(fc.constantFrom(...TOPICS), fc.constantFrom("person", "refused"), { noNullPrototype: true }),
  }),
  { minLength: 1, maxLength: 12 },
);
type Wrote = (typeof comments extends fc.Arbitrary<infer All> ? All : never) extends readonly (infer One)[]
  ? One
  : never;

/** Whether a comment counts for a topic that stands alone, said without any of the code that counts. */
function isAbout({ words, said }: Wrote, name: Name): boolean {
  if (said[name] !== undefined) return said[name] === "person";
  return words.includes(name) && !(name === "box" && words.includes("reply"));
}

async function company(wrote: readonly Wrote[]) {
  const scope = await makeWorkspace();
  const surveyId = await makeCommentSurvey(appDb, scope);
  const inside = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  const write = async (these: readonly Wrote[]) => {
    await storeScores(
      appDb,
      scope,
      surveyId,
      these.map(({ words, score, country }) => ({
        ...{ day: "2026-06-10", scores: { score }, texts: { why: words.join(" ") }, attributes: { country } },
      })),
    );
    await foldAllComments(appDb, scope);
  };
  await write(wrote);
  const ids = await inside(async (tx) => {
    for (const { id } of await listTopics(tx, scope)) await archiveTopic(tx, scope, id, NOW);
    const made: Record<string, string> = {};
    for (const name of TOPICS) {
      const rules = { words: { ...NO_RULES.words, any: [name] }, except: name === "box" ? ["reply"] : [] };
      made[name] = await insertTopic(tx, scope, { name, rules });
    }
    return made as Record<Name, string>;
  });
  const corrections = await inside(async (tx) => {
    const { rows } = await tx.execute<{ id: string; text: string }>(sql`
      select response_id as id, text from answer where text is not null order by response_id`);
    const left = [...wrote];
    return rows.flatMap(({ id, text }) => {
      const at = left.findIndex(({ words }) => words.join(" ") === text);
      const [one] = left.splice(at, 1);
      return Object.entries(one?.said ?? {}).map(([name, source]) => ({ id, name: name as Name, source }));
    });
  });
  const apply = async (work: (tx: Tx) => Promise<unknown>) => {
    await inside(async (tx) => {
      await work(tx);
      await wantTopics(tx, scope);
    });
    await applyTopics(appDb, scope);
  };
  await apply(async (tx) => {
    for (const { id, name, source } of corrections) await setCommentTopic(tx, scope, id, ids[name], source);
  });
  const merge = (from: Name, into: Name) =>
    apply(async (tx) => {
      const topic = findTopic(await listTopics(tx, scope), ids[from]);
      expect(await mergeTopic(tx, scope, { id: ids[from], version: topic?.version ?? 0, into: ids[into] })).toBe(true);
    });
  const split = (name: Name) => apply((tx) => splitTopic(tx, scope, ids[name]));
  /** All that is counted, as the tallies say it and as their comments add up to. */
  const tallies = () =>
    inside(async (tx) => {
      const stored = await tx.execute(sql`
        select topic_id, dimension, value, n, counts from topic_day where n <> 0 order by 1, 2, 3`);
      const added = await tx.execute(sql`
        with said as (
          select c.*, d.dimension, d.value from comment c cross join lateral (
            select '' as dimension, '' as value union all select '@language', c.language
            union all select * from unnest(c.dim_names, c.dim_values)) as d
          where c.counted
        ), about as (
          select s.*, t as topic_id from said s
            cross join lateral unnest(array['00000000-0000-0000-0000-000000000000'::uuid] || s.topics) as t
        )
        select topic_id, dimension, value, count(*)::integer as n,
          array(select (select count(*)::integer from about a where (a.topic_id, a.dimension, a.value, a.score)
            = (about.topic_id, about.dimension, about.value, i)) from generate_series(0, 10) as i) as counts
        from about group by topic_id, dimension, value order by 1, 2, 3`);
      expect(stored.rows).toEqual(added.rows);
      return stored.rows;
    });
  const counted = async () => {
    const rows = await tallies();
    return Object.fromEntries(
      TOPICS.map((name) => [name, rows.find((row) => row.topic_id === ids[name] && row.dimension === "")?.n ?? 0]),
    );
  };
  return { scope, surveyId, ids, inside, write, merge, split, tallies, counted };
}

test("merged topics count each comment once, as was foreseen; undone, everything is as it was", async () => {
  await fc.assert(
    fc.asyncProperty(comments, comments, async (first, later) => {
      const { scope, ids, inside, write, merge, split, tallies, counted } = await company(first);
      const n = (is: (one: Wrote) => boolean, of: readonly Wrote[] = first) => of.filter(is).length;
      const both = (one: Wrote) => one.said.late !== "refused" && (isAbout(one, "late") || isAbout(one, "box"));
      const all = (one: Wrote) => one.said.cold !== "refused" && (both(one) || isAbout(one, "cold"));
      const before = await tallies();
      expect(await counted()).toEqual(Object.fromEntries(TOPICS.map((name) => [name, n((one) => isAbout(one, name))])));

      const query = { from: "2026-06-01", to: "2026-06-30", filter: null };
      const look = async () => {
        const chosen = await inside(async (tx) => chooseScope(tx, scope, await findWorkspace(tx, scope), query, NOW));
        if (chosen === null) throw new Error("there are comments");
        return chosen;
      };
      const chosen = await look();
      const seen = await inside((tx) => foreseeMerge(tx, scope, chosen, { topicId: ids.box, into: ids.late }));
      await merge("box", "late");
      expect(await counted()).toEqual({ late: n(both), box: 0, cold: n((one) => isAbout(one, "cold")) });
      expect(seen).toMatchObject({
        from: n((one) => isAbout(one, "box")),
        both: n((one) => isAbout(one, "box") && isAbout(one, "late")),
        refused: n((one) => isAbout(one, "box") && one.said.late === "refused"),
        after: n(both),
      });
      const list = await inside((tx) => readTopics(tx, scope, chosen, query));
      const own = list.topics.find(({ topic }) => topic.id === ids.late);
      expect(seen?.judged ?? null).toEqual(n(both) === 0 ? null : own?.judged);

      await merge("late", "cold");
      expect(await counted()).toEqual({ late: 0, box: 0, cold: n(all) });
      await split("late");
      await split("box");
      expect(await tallies()).toEqual(before);

      // What comes after a merge is counted like what was there.
      await merge("box", "late");
      const fresh = later.map((one) => ({ ...one, said: {} }));
      await write(fresh);
      expect((await counted()).late).toBe(n(both) + n(both, fresh));
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("only topics of their own are merged, once, as they were seen; two never become each other", async () => {
  const { scope, ids, inside } = await company([{ words: ["late"], score: 1, country: "DE", said: {} }]);
  const merge = (id: string, version: number, into: string) =>
    inside((tx) => mergeTopic(tx, scope, { id, version, into }));
  expect(await merge(ids.box, 2, ids.late)).toBe(false);
  const both = await Promise.all([merge(ids.box, 1, ids.late), merge(ids.late, 1, ids.box)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  const topics = await inside((tx) => listTopics(tx, scope));
  const [left, gone] = both[0] ? [ids.late, ids.box] : [ids.box, ids.late];
  expect(findTopic(topics, gone)?.id).toBe(left);
  // Neither into what is a part already, nor into another workspace's, nor into what is in the archive.
  expect(await merge(ids.cold, 1, gone)).toBe(false);
  const foreign = await company([{ words: ["late"], score: 1, country: "DE", said: {} }]);
  expect(await merge(ids.cold, 1, foreign.ids.late)).toBe(false);
  await inside((tx) => archiveTopic(tx, scope, left, NOW));
  expect(await merge(ids.cold, 1, left)).toBe(false);
});
