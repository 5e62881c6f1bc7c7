import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { testDatabase } from "@/db/testing/test-database";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { computeOperation } from "@/features/dashboards/operations/compute-operation";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";

const { appDb, makeWorkspace } = await testDatabase();
const UTC = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-20T10:00:00Z");
const MAY = { from: "2026-05-01", to: "2026-05-31" };

const days = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 3, 1 + n)).toISOString().slice(0, 10));
const review = fc.record({
  day: days,
  score: fc.integer({ min: 0, max: 100 }),
  channel: fc.constantFrom("chat", "email"),
  reviewer: fc.constantFrom("Ana", "Ben", "Cem"),
  state: fc.constantFrom("done", "done", "draft"),
});

test("quality is what plain SQL says of finished reviews, whole, by month and by channel", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(review, { maxLength: 40 }), async (reviews) => {
      const scope = await makeWorkspace();
      await withTenant(appDb, scope, async (tx) => {
        await tx.execute(sql`insert into scorecard (workspace_id, version, categories) values (${scope.workspaceId}, 99, '[]')
          on conflict do nothing`);
        for (const one of reviews)
          await tx.execute(sql`insert into quality_review (workspace_id, id, scorecard_version, reviewer, channel, day, score, state,
            blind, origin) values (${scope.workspaceId}, gen_random_uuid(), 99, ${one.reviewer}, ${one.channel}, ${one.day},
            ${one.score}, ${one.state}, true, 'posted')`);
        const asked = {
          metric: "quality_score",
          ...MAY,
          interval: "month",
          by: "channel",
          compare: "previous_period",
        } as const;
        const { answer } = await computeOperation(tx, scope, UTC, { ...asked, filters: {} }, NOW);
        const plain = async (from: string, to: string, channel: string | null) => {
          const { rows } = await tx.execute<{ n: number; mean: number | null }>(sql`
            select count(*)::int as n, avg(score) as mean from quality_review where workspace_id = ${scope.workspaceId}
              and state = 'done' and day between ${from} and ${to} and (${channel}::text is null or channel = ${channel})`);
          return rows[0] ?? { n: 0, mean: null };
        };
        const may = await plain(MAY.from, MAY.to, null);
        expect(answer.n).toBe(may.n);
        if (may.mean === null) expect(answer).toMatchObject({ value: null, reason: "no_answers", interval: null });
        else expect(answer.value).toBeCloseTo(may.mean, 9);
        expect(answer.series.map(({ start, n }) => [start, n])).toEqual([["2026-05-01", may.n]]);
        expect(answer.comparison?.n).toBe((await plain("2026-04-01", "2026-04-30", null)).n);
        for (const { value, result } of answer.breakdown) {
          const own = await plain(MAY.from, MAY.to, value);
          expect(result.n).toBe(own.n);
          expect(result.comparison?.n).toBe((await plain("2026-04-01", "2026-04-30", value)).n);
        }
      });
    }),
    { numRuns: 6 },
  );
}, 30_000);

test("nothing to count is null with its reason in every metric, over time, by group and compared", async () => {
  const scope = await makeWorkspace();
  for (const metric of Object.keys(OPERATIONS) as OperationMetricId[]) {
    const asked = { metric, ...MAY, interval: "week", by: "channel", compare: "previous_year" } as const;
    const { answer } = await withTenant(appDb, scope, (tx) =>
      computeOperation(tx, scope, UTC, { ...asked, filters: { "no such": "value" } }, NOW),
    );
    expect(answer).toMatchObject({ metric, value: null, n: 0, interval: null, breakdown: [] });
    expect(answer.reason).toMatch(/^no_/);
    expect(answer.series).toHaveLength(5);
    for (const week of answer.series) expect(week).toMatchObject({ value: null, n: 0, interval: null });
    expect(answer.comparison).toMatchObject({ value: null, n: 0, difference: null, verdict: null, assessment: null });
  }
});
