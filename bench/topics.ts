import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { openPipeline } from "@/db/pipeline";
import { readTopicCells } from "@/db/queries/topics/read-topic-cells";
import { foldCommentsOf } from "@/db/rollups/fold-comments";
import { storeSubmissions } from "@/db/rollups/store-submissions";
import { completionAnswer, scoredAnswer, textAnswer } from "@/db/rollups/stored-answer";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import { seededRandom } from "@/domain/metrics/random";
import { detectLanguage } from "@/domain/topics/detect-language";
import { type CountedText, findPhrases } from "@/domain/topics/find-phrases";
import { compileTopics, matchTopics, topicsOf } from "@/domain/topics/match-topics";
import { findPersonalData } from "@/domain/topics/personal-data";
import { STARTER_KEYS, STARTER_RULES } from "@/domain/topics/starter-topics";
import { MOST_CHARACTERS, tokenize } from "@/domain/topics/tokenize";
import { OWN_TOPICS, TOLD_TOPICS } from "../drizzle/seed/demo/comment-topics";
import { compared, type Figure, median } from "./lib/figure";
import { type BenchServer, onOwnDatabase, publishNps, runStatements } from "./lib/own-database";

const AT_ONCE = 500;
const READS = 7;
/** Ten times the comments may take so much more than ten times as long. */
const MOST_GROWTH = 1.3;
const TODAY = "2026-07-01";
const SENTENCES = [...TOLD_TOPICS.keys()];

/**
 * Topics of comments: how long rules, language and personal data take a comment; precision and recall on the demo's comments, whose
 * topics its generator knows; the statistics' time and memory; storing and reading at both sizes; 10 MB of text at once.
 */
export async function benchTopics(server: BenchServer, sizes: readonly number[]): Promise<Figure[]> {
  return [...benchRules(sizes), ...benchQuality(), ...(await benchTallies(server, sizes))];
}

const matcher = compileTopics([
  ...STARTER_KEYS.map((key) => ({ id: key as string, rules: STARTER_RULES[key] })),
  ...OWN_TOPICS.map(({ key, rules }) => ({ id: key as string, rules })),
]);

/** Comments of one to four sentences, so that few are alike. */
function writeComments(n: number, seed: number): string[] {
  const random = seededRandom(seed);
  const any = () => SENTENCES[Math.floor(random() * SENTENCES.length)] ?? "";
  return Array.from({ length: n }, () => Array.from({ length: 1 + Math.floor(random() * 4) }, any).join(" "));
}

function benchRules(sizes: readonly number[]): Figure[] {
  const figures: Figure[] = [];
  let first = { rules: 0, phrases: 0 };
  // Once before it is measured, so that the smallest size does not pay for the compiler.
  for (const text of writeComments(2_000, 9)) look(text);
  for (const size of sizes) {
    const comments = writeComments(size, 7);
    const rules = took(() => {
      for (const text of comments) look(text);
    });
    const texts = comments.map((text): CountedText => ({ text, tokens: tokenize(text) }));
    const heap = process.memoryUsage().heapUsed;
    let phrases = 0;
    const statistics = took(() => {
      phrases = findPhrases(texts.slice(0, size / 2), texts.slice(size / 2), "de").length;
    });
    const memory = Math.max(0, process.memoryUsage().heapUsed - heap) / 2 ** 20;
    const each = { rules: (1000 * rules) / size, phrases: (1000 * statistics) / size };
    if (first.rules === 0) first = each;
    const name = `${size / 1_000} k comments`;
    figures.push(
      compared(
        `topics: language, rules and personal data of ${name}`,
        each.rules,
        "µs a comment",
        {
          name: "at the smallest size",
          value: first.rules,
        },
        { atMost: MOST_GROWTH },
      ),
      compared(
        `topics: statistics over ${name} (${phrases} found by chance)`,
        each.phrases,
        "µs a comment",
        {
          name: "at the smallest size",
          value: first.phrases,
        },
        { atMost: MOST_GROWTH },
      ),
      { name: `topics: memory of the statistics over ${name}`, value: memory, unit: "MB", target: { atMost: 300 } },
    );
  }
  const long = "Die Lieferung kam zu spät. 😡 配送が遅い。 التوصيل متأخر. ".repeat(200_000);
  figures.push({
    name: `topics: one comment of ${Math.round(long.length / 2 ** 20)} MB, of which ${MOST_CHARACTERS} characters are read`,
    value: took(() => look(long)),
    unit: "ms",
    target: { atMost: 100 },
  });
  return figures;
}

/** Against what the generator of the demo knows, sentence by sentence. */
function benchQuality(): Figure[] {
  let [right, found, told] = [0, 0, 0];
  for (const [text, topics] of TOLD_TOPICS) {
    const known: readonly string[] = topics;
    const said = look(text);
    right += said.filter((topic) => known.includes(topic)).length;
    found += said.length;
    told += known.length;
  }
  return [
    { name: "topics: precision on the demo's comments", value: right / found, unit: "", target: { atLeast: 0.8 } },
    { name: "topics: recall on the demo's comments", value: right / told, unit: "", target: { atLeast: 0.8 } },
  ];
}

function look(text: string): string[] {
  const tokens = tokenize(text);
  findPersonalData(text);
  return topicsOf(matchTopics(matcher, tokens, detectLanguage(tokens)));
}

/** Storing what is counted of comments, and reading a quarter's topics with the one before, at both sizes. */
function benchTallies(server: BenchServer, sizes: readonly number[]): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_topics", async ({ ownerUrl, app, worker }) => {
    const figures: Figure[] = [];
    let [firstFold, firstRead] = [0, 0];
    for (const size of sizes) {
      const { scope, surveyId } = await fill(app, size);
      await runStatements(ownerUrl, "vacuum analyze answer, response, comment_change");
      const startedAt = performance.now();
      const before = process.memoryUsage().rss;
      while ((await foldCommentsOf(worker, scope)) > 0) {
        // Each portion is a transaction of its own.
      }
      const fold = (1000 * (performance.now() - startedAt)) / size;
      const memory = Math.max(0, process.memoryUsage().rss - before) / 2 ** 20;
      await runStatements(ownerUrl, "vacuum analyze topic_day, comment, comment_topic");
      const periods = [
        { from: addDays(TODAY, -91), to: addDays(TODAY, -1) },
        { from: addDays(TODAY, -182), to: addDays(TODAY, -92) },
      ];
      const reads: number[] = [];
      for (let i = 0; i < READS; i += 1) {
        const at = performance.now();
        const read = { surveyId, periods, dimension: "" };
        await withTenant(app, scope, (tx) => readTopicCells(tx, scope, read));
        await withTenant(app, scope, (tx) => readTopicCells(tx, scope, { ...read, dimension: "country" }));
        reads.push(performance.now() - at);
      }
      if (firstFold === 0) [firstFold, firstRead] = [fold, median(reads)];
      const name = `${size / 1_000} k comments`;
      figures.push(
        compared(
          `topics: counting ${name} as they come`,
          fold,
          "µs a comment",
          { name: "at the smallest size", value: firstFold },
          {
            atMost: MOST_GROWTH,
          },
        ),
        { name: `topics: memory of counting ${name}`, value: memory, unit: "MB", target: { atMost: 200 } },
        compared(
          `topics: two quarters of topics, whole and by country, of ${name}`,
          median(reads),
          "ms",
          {
            name: "at the smallest size",
            value: firstRead,
          },
          { atMost: 3 },
        ),
      );
    }
    return figures;
  });
}

async function fill(app: Db, size: number): Promise<{ scope: WorkspaceScope; surveyId: string }> {
  const scope = mintScope(randomUUID(), { kind: "job", name: "bench" });
  await withTenant(app, scope, (tx) =>
    tx.insert(workspace).values({ id: scope.workspaceId, slug: `topics-${size}`, name: "Bench", zone: "UTC" }),
  );
  const { id: surveyId } = await publishNps(app, scope, "Bench");
  const random = seededRandom(11);
  const countries = ["UK", "DE", "FR"];
  await withTenant(app, scope, (tx) =>
    tx.execute(sql`insert into dimension_value (workspace_id, survey_id, dimension, value)
      select ${scope.workspaceId}, ${surveyId}, 'country', unnest(array['UK', 'DE', 'FR'])`),
  );
  const comments = writeComments(size, 5);
  for (let from = 0; from < size; from += AT_ONCE) {
    const batch = comments.slice(from, from + AT_ONCE).map((text) => {
      const country = countries[Math.floor(random() * 3)] ?? "UK";
      const day = addDays(TODAY, -1 - Math.floor(random() * 365));
      const at = new Date(`${day}T12:00:00Z`);
      return {
        ...{
          workspaceId: scope.workspaceId,
          id: randomUUID(),
          surveyId,
          version: 1,
          submissionId: randomUUID(),
          revision: 0,
        },
        ...{ identity: null, channel: "api", stage: null, locale: "en", attributes: { country } },
        ...{ dimensions: { names: ["country"], values: [country] }, state: "counted" as const, stateReason: null },
        ...{ startedAt: at, firstScoredAt: at, completedAt: at, answeredAt: at, day },
        answers: [
          completionAnswer(true),
          scoredAnswer("score", "nps", 1, Math.floor(random() * 11)),
          textAnswer("why", "long_text", text),
        ],
      };
    });
    await storeSubmissions(openPipeline(app), batch);
  }
  return { scope, surveyId };
}

function took(work: () => void): number {
  const at = performance.now();
  work();
  return performance.now() - at;
}
