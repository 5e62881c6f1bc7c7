import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { withTenant } from "@/db/client";
import { replacePopulation, setAnswerWeight } from "@/db/queries/population-shares";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { readCompareQuery } from "@/features/dashboards/compare/input";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { type Comparison, readComparison } from "@/features/dashboards/compare/read-comparison";
import { toCompareView } from "@/features/dashboards/compare/view";
import { importFile } from "@/features/imports/testing/import-file";
import { applySettings } from "@/features/surveys/settings/apply-settings";

const database = await testDatabase();
const { appDb, makeWorkspace } = database;
const CALENDAR = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const QUESTIONS = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;
const MONTHS = "from=2026-05-01&to=2026-05-31&compare=days&vs.from=2026-04-01&vs.to=2026-04-30";

interface Stored {
  readonly scope: WorkspaceScope;
  readonly survey: string;
}

/** So many promoters, passives and detractors of a group on a day. */
function group(day: string, attributes: Record<string, string>, counts: readonly [number, number, number]) {
  return counts.flatMap((n, place) =>
    Array.from({ length: n }, (): TestResponse => ({ day, attributes, scores: { nps: [10, 8, 3][place] ?? 0 } })),
  );
}

async function store(responses: readonly TestResponse[]): Promise<Stored> {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
  await storeScores(appDb, scope, survey, responses);
  return { scope, survey };
}

function know({ scope, survey }: Stored, dimension: string, groups: Record<string, number>): Promise<void> {
  const rows = Object.entries(groups).map(([value, amount]) => ({ value, amount }));
  return withTenant(appDb, scope, (tx) =>
    replacePopulation(tx, scope, survey, { dimension, unit: "customers", asOf: "2026-05-01", groups: rows }),
  );
}

async function compare({ scope, survey }: Stored, address: string, calendar = CALENDAR): Promise<Comparison> {
  const { query } = readCompareQuery(Object.fromEntries(new URLSearchParams(address)));
  const found = await withTenant(appDb, scope, (tx) => readComparison(tx, scope, calendar, survey, query, NOW));
  if (!found) throw new Error("no such survey");
  return found;
}

/** Chat is 80 of 100 answers in May, and half of the customers. */
const channels = [
  ...group("2026-04-10", { channel: "chat" }, [30, 10, 10]),
  ...group("2026-04-10", { channel: "phone" }, [10, 20, 20]),
  ...group("2026-05-10", { channel: "chat" }, [48, 16, 16]),
  ...group("2026-05-10", { channel: "phone" }, [4, 8, 8]),
];

describe("readComparison", () => {
  it("compares two periods, raw and as if every group had answered in proportion", async () => {
    const stored = await store(channels);
    await know(stored, "channel", { chat: 500, phone: 500 });
    const found = await compare(stored, MONTHS);
    // May (52 − 24)/100, April (40 − 30)/100.
    expect(found.current.answer).toMatchObject({ value: 28, n: 100 });
    expect(found.comparison).toMatchObject({ value: 10, n: 100, difference: 18 });
    // Both groups said what they had said: 40 and −20. In halves that is 10 on both sides.
    expect(found.weighing?.kind).toBe("stated");
    expect(found.weighing?.current.score?.value).toBeCloseTo(10, 10);
    expect(found.weighing?.previous.score?.value).toBeCloseTo(10, 10);
    expect(found.weighing?.change).toMatchObject({ assessment: "no clear change" });
    // Weights .5/.8 and .5/.2: (80·.625 + 20·2.5)²/(80·.625² + 20·2.5²) = 64.
    expect(found.weighing?.current.score?.effectiveN).toBeCloseTo(64, 10);
    expect(found.split?.whoAnswered).toBeCloseTo(18, 10);
    // 80 % of the answers against half of the customers is clear, 50 of 100 is not.
    expect(found.missing.map((one) => [one.value, one.finding])).toEqual([
      ["chat", "many"],
      ["phone", "missing"],
    ]);
    const april = await compare(
      stored,
      "from=2026-04-01&to=2026-04-30&compare=days&vs.from=2026-05-01&vs.to=2026-05-31",
    );
    expect(april.missing.map((one) => one.finding)).toEqual([null, null]);
  });

  it("weighs one side as the other was made up", async () => {
    const found = await compare(await store(channels), `${MONTHS}&weigh=other`);
    expect(found.weighing).toMatchObject({ kind: "other", by: ["channel"] });
    expect(found.weighing?.current.score?.value).toBeCloseTo(10, 10);
    expect(found.weighing?.previous.score?.value).toBeCloseTo(10, 10);
  });

  it("says who has no weight, and which group nobody answered from", async () => {
    const stored = await store([...channels, ...group("2026-05-10", { channel: "post" }, [5, 0, 0])]);
    await know(stored, "channel", { chat: 60, phone: 20, fax: 20 });
    const { weighing } = await compare(stored, MONTHS);
    expect(weighing?.current).toMatchObject({
      leftOut: 5,
      absent: [{ dimension: "channel", value: "fax", share: 0.2 }],
    });
    // The other two stand three to one: (3·40 − 20)/4.
    expect(weighing?.current.score?.value).toBeCloseTo(25, 10);
  });

  it("rakes over several attributes, from the answers", async () => {
    const stored = await store(
      (["2026-04-10", "2026-05-10"] as const).flatMap((day) => [
        ...group(day, { region: "EU", tier: "pro" }, [30, 0, 0]),
        ...group(day, { region: "EU", tier: "free" }, [0, 0, 10]),
        ...group(day, { region: "US", tier: "pro" }, [0, 20, 0]),
        ...group(day, { region: "US", tier: "free" }, [0, 40, 0]),
      ]),
    );
    await know(stored, "region", { EU: 50, US: 50 });
    await know(stored, "tier", { pro: 40, free: 60 });
    const { weighing } = await compare(stored, MONTHS);
    // The golden rake: weights 1, 2, .5, 1; so (30·1 − 10·2)/100, effective n 86.96.
    expect(weighing?.current.score?.value).toBeCloseTo(10, 5);
    expect(weighing?.current.score?.effectiveN).toBeCloseTo(86.9565, 3);
  });

  it("compares segments with filters of their own, and tests nothing where the same answers stand on both sides", async () => {
    const stored = await store(channels);
    const days = "from=2026-05-01&to=2026-05-31&compare=segment";
    const apart = await compare(stored, `${days}&filter.channel=chat&vs.filter.channel=phone`);
    expect(apart.current.answer.value).toBe(40);
    expect(apart.comparison).toMatchObject({ value: -20, difference: 60, assessment: "better" });
    const within = await compare(stored, `${days}&filter.channel=chat`);
    expect(within).toMatchObject({ untested: "overlap", split: null });
    expect(within.comparison).toMatchObject({ value: 28, difference: 12, pValue: null, assessment: null });
  });

  it("tests each group with the correction for all of them", async () => {
    const found = await compare(await store(channels), `${MONTHS}&by=channel`);
    expect(found.segments.map((one) => one.result.comparison?.assessment)).toEqual([
      "no clear change",
      "no clear change",
    ]);
    expect(found.segments[0]?.result.comparison?.pAdjusted).not.toBeNull();
  });

  it("compares nothing across two scales", async () => {
    const scope = await makeWorkspace();
    const questions = [{ id: "csat", kind: "csat", title: { en: "How satisfied?" } }];
    const survey = await makeSurvey(appDb, scope, {
      questions,
      series: [
        { question: "csat", scale: "csat-1-5", metric: "csat", startedOn: "2026-01-01" },
        { question: "csat", ordinal: 2, scale: "csat-1-10", metric: "csat", startedOn: "2026-05-01" },
      ],
    });
    await storeScores(appDb, scope, survey, [
      ...Array.from({ length: 20 }, (): TestResponse => ({ day: "2026-04-10", scores: { csat: 5 } })),
      ...Array.from(
        { length: 20 },
        (): TestResponse => ({ day: "2026-05-10", scores: { csat: 5 }, series: { csat: 2 } }),
      ),
    ]);
    const found = await compare({ scope, survey }, MONTHS);
    expect(found.untested).toBe("scales");
    expect(found.comparison).toMatchObject({ difference: null, assessment: null });
    expect(found.weighing).toBeNull();
    expect(found.breaks).toEqual([{ day: "2026-05-01", reason: "new scale" }]);
  });

  it("weighs nothing that would tell of a few in an anonymous survey", async () => {
    const stored = await store([]);
    await withTenant(appDb, stored.scope, (tx) =>
      applySettings(tx, stored.scope, stored.survey, { anonymous: true }, NOW),
    );
    await storeScores(appDb, stored.scope, stored.survey, [
      ...channels,
      ...group("2026-05-10", { channel: "post" }, [0, 0, 3]),
    ]);
    await know(stored, "channel", { chat: 60, phone: 20, post: 20 });
    const found = await compare(stored, MONTHS);
    expect(found.weighing?.current).toMatchObject({ score: null, reason: "protected" });
    expect(found.weighing?.change).toBeNull();
    expect(found.missing.find((one) => one.value === "post")).toMatchObject({ hidden: true, n: 0 });
  });
});

const root = path.resolve(import.meta.dirname, "../../../..");
const LOS_ANGELES = { ...CALENDAR, zone: "America/Los_Angeles" };

test("a file whose answers carry their own weights: most of a fall was who answered", async () => {
  const scope = await makeWorkspace({ zone: LOS_ANGELES.zone });
  const mapping = {
    date: { columns: ["day"] },
    questions: [{ column: "recommend", kind: "nps", scale: { min: 0, max: 10 }, missing: [11] }],
    attributes: ["gate", "weight"],
  };
  const file = readFileSync(path.join(root, "e2e/data/airport-weights.csv"));
  const { run } = await importFile(database, scope, file, { mapping, name: "Airport" }, NOW);
  const survey = run.surveyId ?? "";
  await withTenant(appDb, scope, (tx) => setAnswerWeight(tx, scope, survey, "weight"));
  const years = "from=2025-01-01&to=2025-12-31&compare=previous_year";
  const found = await compare({ scope, survey }, years, LOS_ANGELES);
  // Raw (39 − 16)/80 → (34 − 20)/80; weighted (1.5·18 + .5·5)/80 → (2·12 + .5·2)/70.
  expect([found.comparison.value, found.current.answer.value]).toEqual([28.75, 17.5]);
  expect(found.weighing?.previous.score?.value).toBeCloseTo(36.875, 10);
  expect(found.weighing?.current.score?.value).toBeCloseTo(2500 / 70, 10);
  expect(found.by).toBe("gate");
});

const airport = path.join(root, "../shared/data/sfo/sfo_tidy_2014_2018.csv");
if (!existsSync(airport))
  console.warn(`${airport} is not here: the airport's own weights are not checked in this run.`);

test.runIf(existsSync(airport))(
  "the airport's own weights: 40.4 → 35.1 is left of 39.8 → 31.0",
  async () => {
    const scope = await makeWorkspace({ zone: LOS_ANGELES.zone });
    const mapping = {
      date: {
        columns: ["year", "interview_day"],
        pattern: ["{year}-05-{interview_day}", "{interview_day:MM/dd/yyyy hh:mm:ss a}"],
      },
      questions: [{ column: "netpro", kind: "nps", scale: { min: 0, max: 10 }, missing: [11] }],
      attributes: ["boarding_area", "weight"],
    };
    const { run } = await importFile(database, scope, readFileSync(airport), { mapping, name: "Airport" }, NOW);
    const stored = { scope, survey: run.surveyId ?? "" };
    await withTenant(appDb, scope, (tx) => setAnswerWeight(tx, scope, stored.survey, "weight"));
    const address = "from=2018-01-01&to=2018-12-31&compare=previous_year&by=boarding_area";
    const found = await compare(stored, address, LOS_ANGELES);
    expect(found.comparison.value).toBeCloseTo(39.8397669337, 8);
    expect(found.current.answer.value).toBeCloseTo(30.9811320755, 8);
    expect(found.weighing?.previous.score?.value).toBeCloseTo(40.3984355117, 6);
    expect(found.weighing?.current.score?.value).toBeCloseTo(35.1136321036, 6);
    expect(found.weighing?.current.score?.effectiveN).toBeCloseTo(2134.2430101245, 4);
    expect(found.weighing?.change).toMatchObject({ assessment: "worse" });
    expect(found.weighing?.change?.pValue).toBeCloseTo(0.0135334978, 4);
    expect(found.weighing?.change?.interval?.low).toBeCloseTo(-9.4793326201, 4);
    const asked = readCompareQuery(Object.fromEntries(new URLSearchParams(address)));
    const context = { workspacePath: "/w/sfo", workspace: LOS_ANGELES, asked, now: NOW, words: pageWordsIn("en") };
    const view = toCompareView(found, context);
    expect(view.outcome.verdict).toBe("Worse: NPS fell from +40 to +31.");
    expect(view.outcome.lead).toContain("in proportion, NPS goes from +40.4 to +35.1: worse.");
    expect(view.groups?.finding).toBe("Worse in A and C");
    expect(view.groups?.check).toBe("Checked against lucky finds: 7 groups compared.");
    const worse = found.segments.filter((one) => one.result.comparison?.assessment === "worse");
    expect(worse.map((one) => one.value)).toEqual(["A", "C"]);
    expect((found.split?.whoAnswered ?? 0) + (found.split?.whatTheySaid ?? 0)).toBeCloseTo(-8.8586348583, 8);
  },
  120_000,
);

describe("the trends of both sides", () => {
  it("stand step by step from the first day of each, on the days of the calendar where both are of the same", async () => {
    const stored = await store([
      ...group("2026-05-03", { channel: "chat" }, [6, 2, 2]),
      ...group("2026-05-09", { channel: "phone" }, [2, 2, 6]),
      ...group("2026-04-02", { channel: "chat" }, [10, 0, 0]),
    ]);
    const days = "from=2026-05-01&to=2026-05-10&compare=days&vs.from=2026-04-01&vs.to=2026-04-07";
    const { aligned } = await compare(stored, days);
    expect(aligned).toMatchObject({ step: 1, sameDays: false });
    // Ten days beside seven: the last three of the first side stand alone.
    expect(aligned?.steps.map(({ current, previous }) => [current?.n ?? null, previous?.n ?? null])).toEqual([
      ...[
        [0, 0],
        [0, 10],
        [10, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      ...[
        [0, null],
        [10, null],
        [0, null],
      ],
    ]);
    // 6 promoters and 2 detractors of 10.
    expect(aligned?.steps[2]?.current).toMatchObject({ value: 40, start: "2026-05-03", end: "2026-05-03" });

    const groups = "from=2026-05-01&to=2026-05-31&compare=segment&filter.channel=chat&vs.filter.channel=phone";
    const beside = (await compare(stored, groups)).aligned;
    expect(beside).toMatchObject({ step: 1, sameDays: true });
    expect(beside?.steps[8]).toMatchObject({ current: { n: 0, value: null }, previous: { n: 10, value: -40 } });
    // The same people on the same days are one line, which is no comparison.
    expect((await compare(stored, "from=2026-05-01&to=2026-05-31&compare=segment")).aligned).toBeNull();
  });

  it("keep to at most a hundred steps or so in twenty years, and hide days of few in an anonymous survey", async () => {
    const stored = await store(group("2026-05-03", { channel: "chat" }, [6, 2, 2]));
    const { aligned } = await compare(stored, "from=2006-06-01&to=2026-05-31");
    expect(aligned?.step).toBe(91);
    expect(aligned?.steps.length).toBeLessThan(100);
    expect(aligned?.steps.reduce((sum, { current }) => sum + (current?.n ?? 0), 0)).toBe(10);

    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
    await withTenant(appDb, scope, (tx) => applySettings(tx, scope, survey, { anonymous: true }, NOW));
    await storeScores(appDb, scope, survey, [
      ...group("2026-05-03", { channel: "chat" }, [6, 2, 2]),
      ...group("2026-05-09", { channel: "chat" }, [2, 0, 0]),
      ...group("2026-04-02", { channel: "chat" }, [10, 0, 0]),
    ]);
    const secret = { scope, survey };
    const hidden = await compare(secret, MONTHS);
    expect(hidden.aligned?.steps.filter(({ current }) => current?.suppressed).length).toBe(2);
    expect(hidden.aligned?.steps[2]?.current?.value).toBeNull();
  });
});
