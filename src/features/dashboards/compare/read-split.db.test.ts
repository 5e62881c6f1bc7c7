import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { describeSplit } from "@/features/dashboards/compare/describe-split";
import { readSplit, type SplitQuery } from "@/features/dashboards/compare/read-split";
import { subjectOf } from "@/features/dashboards/find-subject";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-06-15T10:00:00Z");
const QUESTIONS = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;
const MAY = { from: "2026-05-01", to: "2026-05-31" };
const APRIL = { from: "2026-04-01", to: "2026-04-30" };
const WORDS = { compare: translatorIn("en", "compare"), metrics: translatorIn("en", "metrics"), locale: "en" };

/** So many promoters, passives and detractors of a group on a day. */
function group(day: string, attributes: Record<string, string>, counts: readonly [number, number, number]) {
  return counts.flatMap((n, place) =>
    Array.from({ length: n }, (): TestResponse => ({ day, attributes, scores: { nps: [10, 8, 3][place] ?? 0 } })),
  );
}

async function store(responses: readonly TestResponse[], anonymous = false) {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
  if (anonymous) await withTenant(appDb, scope, (tx) => applySettings(tx, scope, survey, { anonymous }, NOW));
  await storeScores(appDb, scope, survey, responses);
  return { scope, survey };
}

function split({ scope, survey }: { scope: WorkspaceScope; survey: string }, more: Partial<SplitQuery> = {}) {
  return withTenant(appDb, scope, async (tx) => {
    const [outline] = await readOutlines(tx, scope, survey);
    const subject = outline && subjectOf(outline, "nps");
    if (!subject) throw new Error("no such question");
    return readSplit(tx, scope, {
      metric: "nps",
      subject,
      by: "plan",
      range: MAY,
      compared: APRIL,
      filters: {},
      ...more,
    });
  });
}

describe("readSplit", () => {
  it("the French trap: more families answered, and everybody said a little less", async () => {
    const found = await split(
      await store([
        ...group("2026-04-10", { plan: "Solo" }, [98, 92, 50]),
        ...group("2026-04-10", { plan: "Family" }, [97, 46, 17]),
        ...group("2026-05-10", { plan: "Solo" }, [70, 52, 39]),
        ...group("2026-05-10", { plan: "Family" }, [113, 66, 18]),
      ]),
    );
    // 126/358 − 128/400; said: (31/161 − 48/240)·(161/358 + 240/400)/2 + (95/197 − 80/160)·(197/358 + 160/400)/2.
    expect(found?.difference).toBeCloseTo(100 * (126 / 358 - 128 / 400), 10);
    expect(found?.whatTheySaid).toBeCloseTo(-1.2353, 3);
    expect((found?.whoAnswered ?? 0) + (found?.whatTheySaid ?? 0)).toBeCloseTo(found?.difference ?? Number.NaN, 12);
    if (!found) return;
    expect(describeSplit(found, WORDS)).toMatchObject({
      finding: "Mostly who answered",
      difference: "+3.2 pts",
      whoAnswered: "+4.4 pts",
      whatTheySaid: "−1.2 pts",
    });
  });

  it("counts who has no value of the dimension, so that the parts make the whole change", async () => {
    const found = await split(
      await store([
        ...group("2026-04-10", { plan: "Solo" }, [20, 10, 10]),
        ...group("2026-04-10", {}, [5, 0, 15]),
        ...group("2026-05-10", { plan: "Solo" }, [25, 5, 10]),
        ...group("2026-05-10", {}, [50, 0, 10]),
        ...group("2026-05-10", { plan: "New" }, [0, 0, 7]),
      ]),
    );
    expect(found?.parts.map((part) => [part.kind, part.value]).sort()).toEqual([
      ["none", ""],
      ["value", "New"],
      ["value", "Solo"],
    ]);
    // April 25 − 25 of 60 is 0; May 75 − 27 of 107.
    expect(found?.difference).toBeCloseTo((100 * 48) / 107, 10);
    const sum = (found?.parts ?? []).reduce((total, part) => total + part.whoAnswered + part.whatTheySaid, 0);
    expect(sum).toBeCloseTo((100 * 48) / 107, 10);
    // Nobody of the new plan answered before: it changed who answered, and nothing else.
    expect(found?.parts.find((part) => part.value === "New")?.whatTheySaid).toBe(0);
  });

  it("is of each side's own filters", async () => {
    const stored = await store([
      ...group("2026-05-10", { plan: "Solo", country: "DE" }, [10, 0, 10]),
      ...group("2026-05-10", { plan: "Duo", country: "DE" }, [30, 0, 10]),
      ...group("2026-05-10", { plan: "Solo", country: "UK" }, [30, 0, 0]),
      ...group("2026-05-10", { plan: "Duo", country: "UK" }, [0, 0, 10]),
    ]);
    const found = await split(stored, {
      compared: MAY,
      filters: { country: "DE" },
      comparedFilters: { country: "UK" },
    });
    // Germany 40 − 20 of 60, the United Kingdom 30 − 10 of 40.
    expect(found?.difference).toBeCloseTo(100 / 3 - 50, 10);
    expect(found?.parts).toHaveLength(2);
  });

  it("says nothing where a side is empty or there is one group alone", async () => {
    const stored = await store(group("2026-05-10", { plan: "Solo" }, [10, 0, 10]));
    expect(await split(stored)).toBeNull();
    expect(await split(stored, { compared: { from: "2026-05-01", to: "2026-05-15" } })).toBeNull();
  });

  it("takes what an anonymous survey hides together", async () => {
    const responses = ["2026-04-10", "2026-05-10"].flatMap((day) => [
      ...group(day, { plan: "Solo" }, [20, 0, day < "2026-05" ? 10 : 30]),
      ...group(day, { plan: "Duo" }, [5, 0, 3]),
      ...group(day, { plan: "Board" }, [0, 0, 3]),
    ]);
    const found = await split(await store(responses, true));
    expect(found?.parts.map((part) => part.kind).sort()).toEqual(["hidden", "value"]);
    expect(found?.parts.find((part) => part.kind === "hidden")?.current).toEqual({ n: 11, value: -100 / 11 });
    expect(await split(await store(group("2026-05-10", { plan: "Solo" }, [3, 0, 0]), true))).toBeNull();
  });
});
