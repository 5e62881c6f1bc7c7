import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compareScores } from "@/domain/metrics/change";
import { churnOfPeriod } from "@/domain/metrics/churn";
import { compareShares } from "@/domain/metrics/compare-shares";
import { logRank } from "@/domain/metrics/log-rank";
import { computeScore } from "@/domain/metrics/metric";
import { proposeInactiveAfter, spellsFromPurchases } from "@/domain/metrics/purchases";
import { revenueMovement } from "@/domain/metrics/revenue";
import { SCALES } from "@/domain/metrics/scale";
import { shareReading } from "@/domain/metrics/share";
import { normalTwoSided } from "@/domain/metrics/special";
import { kaplanMeier, survivalAt } from "@/domain/metrics/survival";
import { tallyAnswers } from "@/domain/metrics/tally";
import { summarizeTimes } from "@/domain/metrics/times";
import { weightedNps } from "@/domain/metrics/weighted-nps";

// Real files beside the repository; expected values were computed in Python and R and stand in expected.json there.
const folder = path.resolve(import.meta.dirname, "../../../../shared/data");
const present = existsSync(folder);
if (!present) console.warn(`Real data tests: ${folder} is not here, so they did not run.`);

/** Rows of a CSV without quoted line breaks, by column name. */
function read(file: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(path.join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

const number = (text: string | undefined) =>
  text === undefined || text.trim() === "" || text === "Blank" ? null : Number(text);

describe.runIf(present)("real data", () => {
  it("SFO: NPS and satisfaction of 2017 and 2018, raw and weighted", () => {
    const rows = read("sfo/sfo_tidy_2014_2018.csv");
    expect(rows).toHaveLength(14_503);
    const year = (wanted: string) => rows.filter((row) => row.year === wanted);
    const npsOf = (wanted: string) =>
      tallyAnswers(
        year(wanted).map((row) => number(row.netpro)),
        SCALES.nps,
      );
    const [before, now] = [npsOf("2017"), npsOf("2018")];
    expect(before).toMatchObject({ invalid: 84, missing: 1 });
    expect(now).toMatchObject({ invalid: 159, missing: 0 });
    expect(computeScore("nps", before, "nps").value).toBeCloseTo(39.8397669337, 8);
    expect(computeScore("nps", now, "nps").value).toBeCloseTo(30.9811320755, 8);
    expect(compareScores("nps", now, before, "nps").pValue).toBeCloseTo(6.5842e-6, 9);
    const csat = computeScore(
      "csat",
      tallyAnswers(
        year("2018").map((row) => number(row.q7_overall)),
        SCALES["csat-1-5"],
      ),
      "csat-1-5",
    );
    expect(csat.value).toBeCloseTo(78.4380952381, 8);
    expect(csat.interval?.low).toBeCloseTo(76.8239162714, 8);
    // The survey's own weights shrink the fall from 8.9 to 5.3 points.
    const weighted = (wanted: string) =>
      weightedNps(
        year(wanted).flatMap((row) =>
          row.netpro === "" ? [] : [{ score: Number(row.netpro), weight: Number(row.weight) }],
        ),
      );
    const [then, later] = [weighted("2017"), weighted("2018")];
    expect(then?.value).toBeCloseTo(40.3984355117, 6);
    expect(later?.value).toBeCloseTo(35.1136321036, 6);
    expect(later?.effectiveN).toBeCloseTo(2134.2430101245, 4);
    const difference = (later?.value ?? 0) - (then?.value ?? 0);
    const z = difference / Math.hypot(then?.standardError ?? 0, later?.standardError ?? 0);
    expect(difference).toBeCloseTo(-5.2848034081, 6);
    expect(normalTwoSided(z)).toBeCloseTo(0.0135334978, 4);
  });

  it("Telco: 26.54 % churned, survival by month, log-rank by contract", () => {
    const rows = read("telco_churn.csv");
    const gone = rows.map((row) => row.Churn === "Yes");
    const churned = gone.filter(Boolean).length;
    const churn = shareReading(churned, rows.length);
    expect(churn.value).toBeCloseTo(26.5369870794, 8);
    expect(churn.interval?.low).toBeCloseTo(25.5188112885, 8);
    const tenure = rows.map((row) => Number(row.tenure));
    const curve = kaplanMeier(tenure, gone);
    expect(curve).toMatchObject({ n: 7043, events: 1869, median: null });
    for (const [month, share] of [
      [12, 0.8431995538],
      [24, 0.7887363984],
      [72, 0.5927901521],
    ] as const)
      expect(survivalAt(curve, month)).toBeCloseTo(share, 8);
    const contracts = ["Month-to-month", "One year", "Two year"].map((contract) => {
      const own = rows.map((row) => row.Contract === contract);
      return { durations: tenure.filter((_, i) => own[i]), ended: gone.filter((_, i) => own[i]) };
    });
    const test = logRank(contracts);
    expect(test.df).toBe(2);
    expect(test.chiSquare).toBeCloseTo(2352.8725382593, 4);
    const lost = revenueMovement(
      rows.map((row, i) => ({ start: Number(row.MonthlyCharges), end: gone[i] ? 0 : Number(row.MonthlyCharges) })),
    );
    expect(lost.grossRevenueChurn.value).toBeCloseTo(30.5033515553, 8);
  });

  it("RavenStack: tickets, satisfaction and churn by month, with its 13 spells of no length", () => {
    const tickets = read("ravenstack/ravenstack_support_tickets.csv");
    const { median, p90, p95 } = summarizeTimes(tickets.map((row) => Number(row.first_response_time_minutes)));
    expect([median.value, p95.value]).toEqual([88, 171]);
    expect(p90.value).toBeCloseTo(160.1, 9);
    expect(median.interval?.low).toBeLessThanOrEqual(88);
    const csat = computeScore(
      "csat",
      tallyAnswers(
        tickets.map((row) => number(row.satisfaction_score)),
        SCALES["csat-1-5"],
      ),
      "csat-1-5",
    );
    expect(csat).toMatchObject({ n: 1175 });
    expect(csat.value).toBeCloseTo(66.2978723404, 8);
    const spells = read("ravenstack/ravenstack_subscriptions.csv").map((row) => ({
      id: row.subscription_id ?? "",
      spells: [{ start: row.start_date ?? "", end: row.end_date === "" ? null : (row.end_date ?? null) }],
    }));
    const december = churnOfPeriod(spells, "2024-12-01", "2025-01-01");
    expect(december).toMatchObject({ startCount: 3754, churned: 90, joined: 850, retained: 3664, endCount: 4514 });
    expect(december.churn.value).toBeCloseTo(2.3974427278, 8);
    // Segments of one file compare as shares do: who answered at all, high against low priority.
    expect(compareShares(295, 510, 287, 485)?.pValue).toBeGreaterThan(0.05);
  });

  it("CDNOW: repeat orders propose a window without contracts, and become spells", () => {
    const orders = new Map<string, string[]>();
    for (const line of readFileSync(path.join(folder, "cdnow/cdnow_sample.txt"), "utf8").trim().split(/\r?\n/)) {
      const [customer = "", , date = ""] = line.trim().split(/\s+/);
      const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
      orders.set(customer, [...(orders.get(customer) ?? []), day]);
    }
    const window = proposeInactiveAfter([...orders.values()]);
    expect(window).not.toBeNull();
    expect(window ?? 0).toBeGreaterThan(30);
    const customers = [...orders].map(([id, days]) => ({
      id,
      spells: spellsFromPurchases(days, window ?? 90, "1998-06-30"),
    }));
    const found = churnOfPeriod(customers, "1997-10-01", "1998-01-01");
    expect(found.startCount - found.churned + found.joined).toBe(found.endCount);
    expect(found.startCount).toBeGreaterThan(100);
  });
});
