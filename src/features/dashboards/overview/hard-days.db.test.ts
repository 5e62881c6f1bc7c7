import { describe, expect, it } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, countDays } from "@/domain/calendar/day";
import { readCompareQuery } from "@/features/dashboards/compare/input";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { readComparison } from "@/features/dashboards/compare/read-comparison";
import { toCompareView } from "@/features/dashboards/compare/view";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";

/** Days that go wrong in other products: the hour that is missing or comes twice, another wording, ranges nobody meant. */
const { appDb, makeWorkspace } = await testDatabase();
const questions = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const NPS = { question: "nps", scale: "nps", metric: "nps" } as const;

function screens(series: Parameters<typeof makeSurvey>[2]["series"], responses: readonly TestResponse[], zone: string) {
  const workspace = { zone, weekStart: 1, fiscalYearStart: 1 };
  const stored = (async () => {
    const scope = await makeWorkspace({ zone });
    const survey = await makeSurvey(appDb, scope, { questions, series });
    await storeScores(appDb, scope, survey, responses);
    return { scope, survey };
  })();
  return {
    overview: async (raw: Record<string, string>, now: Date) => {
      const { scope } = await stored;
      const { query, ignored } = readOverviewQuery(raw);
      const data = await withReads(appDb, scope, (tx) => readOverview(tx, scope, workspace, query, now));
      const may = { workspacePath: "/w/x", mayEdit: false, mayImport: false, mayRead: false };
      return { data, view: toOverviewView(overviewWordsIn("en"), data, { ...may, workspace, query, ignored, now }) };
    },
    compare: async (raw: Record<string, string>, now: Date) => {
      const { scope, survey } = await stored;
      const asked = readCompareQuery(raw);
      const found = await withTenant(appDb, scope, (tx) =>
        readComparison(tx, scope, workspace, survey, asked.query, now),
      );
      if (found === null) throw new Error("No such survey.");
      const view = toCompareView(found, { workspacePath: "/w/x", workspace, asked, now, words: pageWordsIn("en") });
      return { found, view };
    },
  };
}

/** Twelve answers a day from a day on. */
const daily = (from: string, days: number, score = 10) =>
  Array.from({ length: days }, (_, place) => addDays(from, place)).flatMap((day) =>
    Array.from({ length: 12 }, (): TestResponse => ({ day, scores: { nps: score } })),
  );

describe.each([
  // Berlin: 29 March 2026 has 23 hours, 25 October 25. Just after midnight there it is still the day before in UTC.
  ["the hour that is missing", "2026-03-30", new Date("2026-03-29T22:30:00Z")],
  ["the hour that comes twice", "2026-10-26", new Date("2026-10-25T23:30:00Z")],
])("%s", (_, today, now) => {
  const { overview, compare } = screens([NPS], daily(addDays(today, -56), 57), "Europe/Berlin");

  it("takes no day from a range and gives none twice", async () => {
    const { data } = await overview({}, now);
    expect(data.known.today).toBe(today);
    const { days, tiles, main } = data.numbers ?? {};
    expect(days).toMatchObject({
      range: { from: addDays(today, -28), to: addDays(today, -1) },
      compared: { from: addDays(today, -56), to: addDays(today, -29) },
    });
    // 28 whole days of twelve, against 28 of twelve.
    expect(tiles?.find(({ metric }) => metric === "nps")?.computed.answer).toMatchObject({
      n: 336,
      comparison: { n: 336 },
    });
    const weeks = main?.trend.series ?? [];
    for (const week of weeks) expect(week.n).toBe(12 * overlap(week, addDays(today, -56), today));

    const found = (await compare({ from: addDays(today, -10), to: addDays(today, -1) }, now)).found;
    expect([found.current.answer.n, found.previous.answer.n]).toEqual([120, 120]);
    expect(found.aligned?.steps.map(({ current, previous }) => [current?.n, previous?.n])).toEqual(
      Array.from({ length: 10 }, () => [12, 12]),
    );
  });
});

describe("a range across a new wording", () => {
  const series = [
    { ...NPS, startedOn: "2026-01-01" },
    { ...NPS, ordinal: 2, startedOn: "2026-05-01", title: "Would you recommend us?" },
  ];
  const later = daily("2026-05-01", 31, 2).map((one) => ({ ...one, series: { nps: 2 } }));
  const { overview, compare } = screens(series, [...daily("2026-04-01", 30), ...later], "UTC");
  const now = new Date("2026-06-15T10:00:00Z");

  it("is marked on the trend of the overview and told of the comparison", async () => {
    const { view } = await overview({ from: "2026-05-01", to: "2026-05-31", interval: "week" }, now);
    const marks = view.body?.trend?.points.filter((point) => point.breakBefore) ?? [];
    expect(marks.map(({ breakBefore }) => breakBefore?.label)).toEqual(["New wording"]);
    const { found, view: page } = await compare({ from: "2026-05-01", to: "2026-05-31" }, now);
    expect(found.breaks).toEqual([{ day: "2026-05-01", reason: "new wording" }]);
    expect(page.notices.join(" ")).toContain("worded or laid out anew from 1 May 2026");
  });
});

describe("ranges nobody meant", () => {
  const { overview, compare } = screens([NPS], daily("2026-05-01", 31), "UTC");
  const now = new Date("2026-06-15T10:00:00Z");

  it("in the future: said as nothing, on both screens", async () => {
    const future = { from: "2030-01-01", to: "2030-12-31" };
    expect((await overview(future, now)).view.body?.verdict).toBe("No answers in these days.");
    const { found, view } = await compare(future, now);
    expect(found.sides.ahead).toBe(true);
    expect([view.outcome.change, view.split, view.weighing]).toEqual([null, null, null]);
    expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("reversed: turned and said by the comparison, named by the overview, never a wrong number", async () => {
    const turned = await compare({ from: "2026-05-31", to: "2026-05-01" }, now);
    expect(turned.found.current.answer.n).toBe(372);
    expect(turned.view.notices.join(" ")).toContain("wrong way round");
    expect((await overview({ from: "2026-05-31", to: "2026-05-01" }, now)).view.ignored).toBe("from, to");
  });

  it("twenty years: read; longer: left out and said", async () => {
    const long = { from: "2006-06-16", to: "2026-06-15" };
    expect((await overview(long, now)).data.numbers?.tiles[0]?.computed.answer.n).toBe(372);
    const { found } = await compare(long, now);
    expect(found.current.answer.n).toBe(372);
    expect(found.aligned?.steps.length).toBeLessThanOrEqual(100);
    const longer = { from: "1990-01-01", to: "2026-06-15" };
    expect((await overview(longer, now)).view.ignored).not.toBe("");
    expect((await compare(longer, now)).view.notices.join(" ")).toContain("20 years");
  });
});

/** How many days of a week lie from a day on and not after another. */
function overlap(week: { readonly start: string; readonly end: string }, from: string, to: string): number {
  return countDays(week.start < from ? from : week.start, week.end > to ? to : week.end);
}
