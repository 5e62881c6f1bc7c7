import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { replacePopulation } from "@/db/queries/population-shares";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { NumberRow, RowPart } from "@/domain/exports/number-rows";
import { describeSplit } from "@/features/dashboards/compare/describe-split";
import { readCompareQuery } from "@/features/dashboards/compare/input";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { readComparison } from "@/features/dashboards/compare/read-comparison";
import { toCompareView } from "@/features/dashboards/compare/view";
import { tabulateComparison } from "@/features/dashboards/files/tabulate-comparison";
import { tabulateOverview } from "@/features/dashboards/files/tabulate-overview";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const QUESTIONS = [
  { id: "nps", kind: "nps", title: { en: "How likely?" } },
  { id: "csat", kind: "csat", title: { en: "How satisfied?" } },
  { id: "ces", kind: "ces", title: { en: "How easy?" } },
];
const SERIES = [
  { question: "nps", scale: "nps", metric: "nps" },
  { question: "csat", scale: "csat-1-5", metric: "csat" },
  { question: "ces", scale: "ces-1-7", metric: "ces" },
] as const;

function group(day: string, channel: string, counts: readonly [number, number, number]) {
  return counts.flatMap((n, place) =>
    Array.from({ length: n }, (_, i): TestResponse => {
      const scores = {
        nps: [10, 8, 3][place] ?? 0,
        csat: [5, 4, 2][(place + (i % 3 === 0 ? 1 : 0)) % 3] ?? 3,
        ces: 7 - place,
      };
      return { day, attributes: { channel }, scores };
    }),
  );
}

/** Chat is half of the answers in April and 80 of 107 in May, and half of the customers; three of May came by fax. */
async function setUp() {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: SERIES });
  await storeScores(appDb, scope, survey, [
    ...group("2026-04-10", "chat", [30, 10, 10]),
    ...group("2026-04-10", "phone", [10, 20, 21]),
    ...group("2026-05-10", "chat", [48, 16, 16]),
    ...group("2026-05-10", "phone", [5, 9, 10]),
    ...group("2026-05-12", "fax", [1, 0, 2]),
  ]);
  const groups = ["chat", "phone"].map((value) => ({ value, amount: 500 }));
  await withTenant(appDb, scope, (tx) =>
    replacePopulation(tx, scope, survey, { dimension: "channel", unit: "customers", asOf: "2026-05-01", groups }),
  );
  return { scope, survey };
}

const rowsOf = (rows: readonly NumberRow[], part: RowPart) => rows.filter((row) => row.part === part);

describe("the files of a screen hold its numbers", () => {
  it("a comparison: both sides, groups, what its change is made of, what is left of it, who is missing", async () => {
    const { scope, survey } = await setUp();
    const address = { from: "2026-05-01", to: "2026-05-31", by: "channel" };
    const asked = readCompareQuery({ ...address, compare: "days", "vs.from": "2026-04-01", "vs.to": "2026-04-30" });
    const found = await withTenant(appDb, scope, (tx) =>
      readComparison(tx, scope, workspace, survey, asked.query, NOW),
    );
    if (found === null) throw new Error("No such survey.");
    for (const locale of ["en", "de", "ar"] as const) {
      const words = { ...pageWordsIn(locale), files: translatorIn(locale, "exports") };
      const view = toCompareView(found, { workspacePath: "", workspace, asked, now: NOW, words });
      const { rows } = tabulateComparison(found, { workspaceName: "W", zone: "UTC", now: NOW, words });
      // Unrounded inside, as printed beside it: 100 × (54 − 28) ÷ 107.
      const [total] = rowsOf(rows, "total");
      expect(total?.value).toBeCloseTo((100 * 26) / 107, 10);
      expect(total).toMatchObject({ shown: view.sides[0].number.text, n: 107, ...low(found.current.answer.interval) });
      expect(total?.difference).toBe(found.comparison.difference);
      expect(rowsOf(rows, "compared")[0]).toMatchObject({ shown: view.sides[1].number.text, n: 101 });
      expect(rowsOf(rows, "group").map(({ name, shown }) => [name, shown])).toEqual(
        view.groups?.rows.map(({ value, current, currentNote }) => [value, current === "—" ? currentNote : current]),
      );
      if (view.split === null || view.weighing === null || view.missing === null) throw new Error("A part is gone.");
      const split = describeSplit(view.split, words);
      const [who, said] = [rowsOf(rows, "who_answered"), rowsOf(rows, "what_they_said")];
      expect(who.map(({ shown }) => shown)).toEqual([split.whoAnswered, ...split.parts.map((one) => one.whoAnswered)]);
      expect(said.map(({ shown }) => shown)).toEqual([
        split.whatTheySaid,
        ...split.parts.map((one) => one.whatTheySaid),
      ]);
      expect((who[0]?.value ?? 0) + (said[0]?.value ?? 0)).toBeCloseTo(found.comparison.difference ?? 0, 9);
      expect([rowsOf(rows, "weighted")[0]?.shown, rowsOf(rows, "weighted_compared")[0]?.shown]).toEqual([
        view.weighing.rows[1]?.current,
        view.weighing.rows[1]?.previous,
      ]);
      expect(rowsOf(rows, "share_known").map(({ shown }) => shown)).toEqual(
        view.missing.rows.map(({ known }) => known),
      );
      expect(rowsOf(rows, "share_answered").map(({ shown }) => shown)).toEqual(
        view.missing.rows.map(({ answered }) => answered),
      );
    }
  });

  it("a comparison of too few says no more than its screen", async () => {
    const { scope, survey } = await setUp();
    const asked = readCompareQuery({ from: "2026-05-01", to: "2026-05-31", "filter.channel": "fax" });
    const found = await withTenant(appDb, scope, (tx) =>
      readComparison(tx, scope, workspace, survey, asked.query, NOW),
    );
    if (found === null) throw new Error("No such survey.");
    const words = { ...pageWordsIn("en"), files: translatorIn("en", "exports") };
    const view = toCompareView(found, { workspacePath: "", workspace, asked, now: NOW, words });
    const { rows } = tabulateComparison(found, { workspaceName: "W", zone: "UTC", now: NOW, words });
    expect([view.split, view.weighing]).toEqual([null, null]);
    for (const part of ["who_answered", "what_they_said", "weighted", "weighted_compared"] as const)
      expect(rowsOf(rows, part)).toEqual([]);
  });

  it("the overview: each tile, the trend, the groups, the split, what is left and what moves it", async () => {
    const { scope } = await setUp();
    const { query, ignored } = readOverviewQuery({
      from: "2026-05-01",
      to: "2026-05-31",
      by: "channel",
      metric: "nps",
    });
    const data = await withTenant(appDb, scope, (tx) => readOverview(tx, scope, workspace, query, NOW));
    const words = {
      ...pageWordsIn("en"),
      files: translatorIn("en", "exports"),
      overview: translatorIn("en", "overview"),
    };
    const rights = { workspacePath: "", mayEdit: false, mayImport: false, mayRead: false, ignored };
    const { body } = toOverviewView(words, data, { ...rights, workspace, query, now: NOW });
    const main = data.numbers?.main;
    if (!body?.trend || !body.changes?.split || !main?.drivers) throw new Error("A part is gone.");
    const { rows } = tabulateOverview(data, { workspaceName: "W", workspace, query, now: NOW, words });
    const tiles = [...body.rows.flatMap((row) => row.tiles), body.completion].filter((tile) => tile.number !== null);
    expect(tiles.length).toBeGreaterThanOrEqual(4);
    for (const tile of tiles)
      expect(rowsOf(rows, "total").find(({ metric }) => metric === tile.id)?.shown).toBe(tile.number?.text);
    expect(rowsOf(rows, "total").find(({ metric }) => metric === "nps")?.value).toBe(main.tile.computed.answer.value);
    const printed = (text: string) => (/\d/.test(text) ? text : expect.any(String));
    expect(rowsOf(rows, "period").map(({ shown }) => shown)).toEqual(
      body.trend.points.map(({ valueText }) => printed(valueText)),
    );
    expect(rowsOf(rows, "group").map(({ difference }) => difference)).toEqual(
      body.changes.rows.map(({ value }) => value),
    );
    expect(rowsOf(rows, "who_answered")[0]?.value).toBe(body.changes.split.whoAnswered);
    expect(rowsOf(rows, "weighted")[0]?.value).toBe(main.left?.current.score?.value);
    expect(rowsOf(rows, "driver").map(({ shown }) => shown)).toEqual(
      body.drivers?.rows.map(({ valueText }) => valueText),
    );
  });
});

function low(interval: { readonly low: number; readonly high: number } | null) {
  return { low: interval?.low, high: interval?.high };
}
