import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findPeriod, listClosedNumbers, listPeriods } from "@/db/queries/periods/find-period";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { changeStates, lockStates } from "@/db/rollups/change-states";
import { eraseCustomer } from "@/db/rollups/erase";
import { beginImported, insertImported, writeImported } from "@/db/rollups/insert-imported";
import { removeImported } from "@/db/rollups/remove-imported";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import { importRun } from "@/db/schema/import";
import { response } from "@/db/schema/response";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, localDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { computeScore } from "@/domain/metrics/metric";
import type { Tally } from "@/domain/metrics/tally";
import { closePeriod } from "@/features/dashboards/periods/close-period";
import { readPeriodComparison } from "@/features/dashboards/periods/compare-period";
import { calendarPeriod } from "@/features/dashboards/periods/list-closable";
import { periodWordsIn } from "@/features/dashboards/periods/period-words";
import { reopenPeriod } from "@/features/dashboards/periods/reopen-period";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1, pendingZone: null };
const words = periodWordsIn("en");
const questions = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
const today = localDay(new Date(), "UTC");
const month = periodOf(addDays(periodOf(today, "month").start, -1), "month");
const day = addDays(month.start, 14);
const period = { kind: "month", from: month.start, to: month.end } as const;
const now = () => new Date();

/** Twenty answers within the month: 15 promoters, 5 detractors, NPS +50; one of them from Germany. */
async function begin() {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions, series, name: "Relation" });
  const of = (score: number, n: number, country: string) =>
    Array.from({ length: n }, () => ({ day, scores: { nps: score }, attributes: { country } }));
  await storeScores(appDb, scope, survey, [...of(10, 14, "UK"), ...of(9, 1, "DE"), ...of(2, 5, "UK")]);
  const within = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const close = () => closePeriod(appDb, scope, workspace, { period, note: "" }, { words, now });
  const compare = async (id: string, by: string | null = null) =>
    within(async (tx) => {
      const found = await findPeriod(tx, scope, id);
      if (!found) throw new Error("No such period.");
      return readPeriodComparison(tx, scope, workspace, { period: found.period, by }, now());
    });
  const nps = async (id: string) => {
    const { numbers, restatements } = await compare(id);
    const one = numbers.find(({ metric, surveyId }) => metric === "nps" && surveyId === survey);
    const effects = restatements.map(({ cause, n, effects: [...all] }) => {
      const effect = all.find(({ metric }) => metric === "nps");
      return [cause, n, effect?.before.value, effect?.after.value];
    });
    return { closed: one?.closed?.value, today: one?.today?.value, n: one?.today?.n, effects };
  };
  return { scope, survey, within, close, compare, nps };
}

async function importLate(
  { scope, survey, within }: Awaited<ReturnType<typeof begin>>,
  scores: readonly number[],
  customer: string | null = null,
) {
  const importId = randomUUID();
  await within((tx) =>
    tx.insert(importRun).values({
      ...{ workspaceId: scope.workspaceId, id: importId, surveyId: survey, fileName: "late.csv", mapping: {} },
      status: "done",
    }),
  );
  const target = {
    ...{ importId, surveyId: survey, version: 1, locale: "en", anonymous: false },
    questions: [{ questionId: "nps", kind: "nps", series: 1, na: false }],
    others: [],
  };
  const rows = scores.map((score) => ({
    ...{
      submissionId: randomUUID(),
      customer,
      attributes: {},
      dimensions: { names: [], values: [] },
      interaction: null,
    },
    ...{ answeredAt: new Date(`${day}T09:00:00Z`), day, scores: [{ score }], others: [] },
  }));
  const batch = beginImported();
  writeImported(batch, target, rows, "UTC");
  await within((tx) => insertImported(tx, scope, target, batch));
  return importId;
}

describe("a closed month", () => {
  test("survives a late import: its number stays, today's is another, and the list says why and by how much", async () => {
    const at = await begin();
    const id = await at.close();
    // All that a reading was computed from is kept: computed again, it is the same.
    const rows = await at.within((tx) => listClosedNumbers(tx, at.scope, id, ""));
    const kept = rows.find(({ metric, surveyId }) => metric === "nps" && surveyId === at.survey);
    expect(kept).toMatchObject({ reading: 50, n: 20, numerator: 10, denominator: 20 });
    expect(computeScore("nps", kept?.inputs as Tally, "nps").interval).toMatchObject({
      low: kept?.low,
      high: kept?.high,
    });
    const groups = await at.within((tx) => listClosedNumbers(tx, at.scope, id, "country"));
    expect(
      groups
        .filter(({ metric, surveyId }) => metric === "nps" && surveyId === at.survey)
        .map(({ value, reading, n }) => [value, reading, n]),
    ).toEqual([
      ["DE", 100, 1],
      ["UK", (100 * 9) / 19, 19],
    ]);
    expect(await at.nps(id)).toEqual({ closed: 50, today: 50, n: 20, effects: [] });

    const importId = await importLate(at, [0, 0, 0, 0, 0]);
    // (15 − 10) of 25.
    expect(await at.nps(id)).toEqual({ closed: 50, today: 20, n: 25, effects: [["imported", 5, 50, 20]] });
    expect((await at.within((tx) => listPeriods(tx, at.scope)))[0]?.changed).toBe(5);

    await at.within((tx) => tx.update(importRun).set({ status: "undoing" }).where(eq(importRun.id, importId)));
    await at.within((tx) => removeImported(tx, at.scope, importId, 100));
    expect(await at.nps(id)).toEqual({
      ...{ closed: 50, today: 50, n: 20 },
      effects: [
        ["imported", 5, 50, 20],
        ["import_undone", 5, 20, 50],
      ],
    });
  });

  test("lists later answers, exclusions and their way back, and leaves other days alone", async () => {
    const at = await begin();
    const id = await at.close();
    await storeScores(appDb, at.scope, at.survey, [
      { day, scores: { nps: 8 } },
      { day: addDays(month.end, 1), scores: { nps: 0 } },
    ]);
    const [first] = await at.within((tx) =>
      tx.select({ id: response.id }).from(response).where(eq(response.day, day)).orderBy(response.id).limit(1),
    );
    const ids = [first?.id ?? ""];
    const change = (state: "excluded" | "counted", reason: string | null) =>
      at.within(async (tx) => {
        const locked = await lockStates(tx, at.scope, at.survey, ids);
        const all = { id: at.survey, repeats: { policy: "all" } as const };
        await changeStates(tx, at.scope, all, locked, [{ id: ids[0] ?? "", state, reason }]);
      });
    await change("excluded", "A colleague.");
    await change("counted", null);
    const { closed, today: value, n, effects } = await at.nps(id);
    expect([closed, n]).toEqual([50, 21]);
    expect(value).toBeCloseTo((100 * 10) / 21, 10);
    expect(effects.map(([cause, many]) => [cause, many])).toEqual([
      ["later", 1],
      ["excluded", 1],
      ["restored", 1],
    ]);
    // Each begins where the one before it ended, and the last ends at today's number.
    expect(effects[1]?.[2]).toBe(effects[0]?.[3]);
    expect(effects[2]?.[3]).toBeCloseTo(value ?? Number.NaN, 10);
  });

  test("keeps its states: an answer after it replaces none of its own, a late one within it does not replace what was closed", async () => {
    const at = await begin();
    const customerId = await at.within((tx) => upsertCustomer(tx, at.scope, "ada"));
    await at.within((tx) =>
      tx.execute(sql`update response set customer_id = ${customerId} where id = (select id from response limit 1)`),
    );
    const id = await at.close();
    const settle = () =>
      at.within((tx) => settleRepeats(tx, at.survey, customerId, { policy: "latest", windowDays: 30 }));
    // The next month's first day lies within the window after the answer.
    await storeScores(appDb, at.scope, at.survey, [{ day: addDays(month.end, 1), scores: { nps: 1 } }]);
    await at.within((tx) =>
      tx.execute(sql`update response set customer_id = ${customerId} where day = ${addDays(month.end, 1)}`),
    );
    expect(await settle()).toBe(0);
    expect(await at.nps(id)).toMatchObject({ closed: 50, today: 50, effects: [] });
    // Late, and three hours before the closed one: that replaces it, within the month.
    await importLate(at, [0], "ada");
    expect(await settle()).toBe(1);
    const { closed, today: value, effects } = await at.nps(id);
    expect([closed, value]).toEqual([50, 50]);
    expect(effects.map(([cause]) => cause)).toEqual(["imported", "replaced"]);
    // Open again, the later answer replaces what it would have replaced.
    await at.within((tx) => reopenPeriod(tx, at.scope, words, { id, reason: "Wrong survey" }, now()));
    expect(await settle()).toBe(1);
  });

  test("keeps its counts when a person is erased", async () => {
    const at = await begin();
    const customerId = await at.within((tx) => upsertCustomer(tx, at.scope, "ada"));
    await at.within((tx) =>
      tx.execute(sql`update response set customer_id = ${customerId}
        where id = (select response_id from answer where 'DE' = any(dim_values) limit 1)`),
    );
    const id = await at.close();
    expect(await at.within((tx) => eraseCustomer(tx, at.scope, customerId))).toBe(true);
    expect(await at.nps(id)).toMatchObject({ closed: 50, today: 50, effects: [["regrouped", 1, 50, 50]] });
    const { numbers } = await at.compare(id, "country");
    const germany = numbers.find(
      ({ metric, value, surveyId }) => metric === "nps" && value === "DE" && surveyId === at.survey,
    );
    expect([germany?.closed?.n, germany?.today?.n ?? 0]).toEqual([1, 0]);
  });

  test("is refused twice, while it runs, and while an import runs; opened again it says why and can be closed anew", async () => {
    const at = await begin();
    const running = { period: { kind: "month", ...periodOfToday() } as const, note: "" };
    await expect(closePeriod(appDb, at.scope, workspace, running, { words, now })).rejects.toThrow(/is not over/);
    const importId = await importLate(at, []);
    await at.within((tx) => tx.update(importRun).set({ status: "running" }).where(eq(importRun.id, importId)));
    await expect(at.close()).rejects.toThrow(/“late\.csv” is being imported/);
    await at.within((tx) => tx.update(importRun).set({ status: "done" }).where(eq(importRun.id, importId)));
    const id = await at.close();
    await expect(at.close()).rejects.toThrow(/is closed/);
    const reopen = (reason: string) => at.within((tx) => reopenPeriod(tx, at.scope, words, { id, reason }, now()));
    await expect(reopen("")).rejects.toMatchObject({ problem: { errors: [{ path: "reason" }] } });
    await reopen("The wrong calendar");
    await expect(reopen("Once more")).rejects.toThrow(/open already/);
    expect(await at.close()).not.toBe(id);
    const listed = await at.within((tx) => listPeriods(tx, at.scope));
    expect(listed.map(({ period: one }) => one.reopenReason).sort()).toEqual(["The wrong calendar", null]);
    const audit = await at.within((tx) =>
      tx.execute<{ action: string }>(sql`select action from audit_event where action like 'period.%' order by at, id`),
    );
    expect(audit.rows.map(({ action }) => action)).toEqual(["period.closed", "period.reopened", "period.closed"]);
  });

  test("two who close at once close once", async () => {
    const at = await begin();
    const results = await Promise.allSettled([at.close(), at.close()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await at.within((tx) => listPeriods(tx, at.scope))).toHaveLength(1);
  });
});

test("a fiscal calendar has its own quarters", () => {
  expect(calendarPeriod("quarter", "2026-02-01", { fiscalYearStart: 2 })).toEqual({
    kind: "quarter",
    from: "2026-02-01",
    to: "2026-04-30",
  });
  expect(calendarPeriod("quarter", "2026-01-01", { fiscalYearStart: 2 })).toBeNull();
});

function periodOfToday() {
  const { start, end } = periodOf(today, "month");
  return { from: start, to: end };
}
