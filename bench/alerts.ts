import { sql } from "drizzle-orm";
import { readFollowedNumbers } from "@/app/read-followed-numbers";
import { type Db, withTenant } from "@/db/client";
import { ensureRules, type RuleSubject } from "@/db/queries/alerts/write-rule";
import { foldTallies } from "@/db/rollups/fold-tallies";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { addDays } from "@/domain/calendar/day";
import { seededRandom } from "@/domain/metrics/random";
import { judgeAlerts } from "@/features/alerts/judge-alerts";
import { compared, type Figure } from "./lib/figure";
import { makeBenchWorkspace } from "./lib/grow";
import { type BenchServer, onOwnDatabase, runStatements } from "./lib/own-database";

const SURVEYS = 5;
const ANSWERS = 6_000;
const DIMENSIONS = ["store", "courier", "agent", "kitchen"];
const VALUES = 50;
/** Plain counting is slow, so that of so many numbers is measured and multiplied. */
const PLAIN = 50;
/** A Monday; a year of weeks lies before it. */
const TODAY = "2026-06-01";
const FIRST = addDays(TODAY, -52 * 7);
const NOW = new Date(`${TODAY}T05:00:00Z`);
const QUESTION = { id: "nps", kind: "nps", title: { en: "How likely?" } };

/**
 * Judging 1,000 followed numbers (five surveys by the values of four attributes) over a year of weeks: time and memory, beside
 * counting the same weeks answer by answer, one number after the other.
 */
export function benchAlerts(server: BenchServer): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_alerts", async ({ ownerUrl, app, worker }) => {
    const scope = await makeBenchWorkspace(app);
    const rules = await fill(app, scope);
    while ((await foldTallies(worker)) > 0) {
      // Until all is folded.
    }
    await runStatements(ownerUrl, "vacuum analyze answer, tally_day, tally_delta");
    await withTenant(app, scope, (tx) => ensureRules(tx, scope, rules, NOW));
    const before = process.memoryUsage().rss;
    let numbers = 0;
    const judging = await milliseconds(async () => {
      const judged = await withTenant(app, scope, (tx) => judgeAlerts(tx, scope, readFollowedNumbers, { now: NOW }));
      numbers = judged?.numbers ?? 0;
    });
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    const plain = await milliseconds(async () => {
      for (const rule of rules.slice(0, PLAIN)) await countPlainly(app, scope, rule);
    });
    return [
      compared(
        `alerts: judging ${numbers} followed numbers over a year of weeks`,
        judging,
        "ms",
        { name: `counting their weeks answer by answer (${PLAIN} measured), ms`, value: (plain / PLAIN) * numbers },
        { atMost: 1 },
      ),
      { name: "alerts: memory that judging them takes", value: grown, unit: "MB", target: { atMost: 300 } },
    ];
  });
}

async function fill(app: Db, scope: WorkspaceScope): Promise<(RuleSubject & { readonly usual: boolean })[]> {
  const random = seededRandom(8);
  const rules: (RuleSubject & { readonly usual: boolean })[] = [];
  const pick = () => String(1 + Math.floor(random() * VALUES));
  for (let i = 0; i < SURVEYS; i += 1) {
    const series = [{ question: "nps", scale: "nps", metric: "nps", startedOn: FIRST } as const];
    const surveyId = await makeSurvey(app, scope, { name: `Survey ${i}`, questions: [QUESTION], series });
    const answers = Array.from({ length: ANSWERS }, (_, place) => ({
      day: addDays(FIRST, place % (52 * 7)),
      scores: { nps: random() < 0.5 ? 10 : Math.floor(random() * 11) },
      attributes: Object.fromEntries(DIMENSIONS.map((name) => [name, pick()])),
    }));
    await storeScores(app, scope, surveyId, answers);
    for (const segmentName of DIMENSIONS)
      for (let value = 1; value <= VALUES; value += 1)
        rules.push({
          metric: "nps",
          surveyId,
          questionId: null,
          segmentName,
          segmentValue: String(value),
          usual: true,
        });
  }
  return rules;
}

/** The weeks of one number, as one would count them from the answers. */
async function countPlainly(app: Db, scope: WorkspaceScope, { surveyId, segmentName, segmentValue }: RuleSubject) {
  await withTenant(app, scope, (tx) =>
    tx.execute(sql`
      select date_trunc('week', day) as week, bucket, count(*) from answer
      where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and question_id = 'nps' and bucket is not null
        and dim_values[array_position(dim_names, ${segmentName})] = ${segmentValue} group by 1, 2`),
  );
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
