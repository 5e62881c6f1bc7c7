import { describe, expect, it } from "vitest";
import type { RecountRow } from "@/db/queries/recounts";
import { differenceRow, headlineOf, historyRow, runningOf, tookWords } from "@/features/settings/data/view";
import { translatorIn } from "@/platform/i18n/translator";

const words = { t: translatorIn("en", "data"), locale: "en", zone: "Asia/Kolkata" };
/** Half past two at night in Kolkata. */
const FINISHED = new Date("2026-06-01T21:00:04Z");
const run: RecountRow = {
  workspaceId: "w",
  id: "r",
  cause: "night",
  status: "done",
  surveys: 4,
  surveysDone: 4,
  tallies: 41_208,
  differ: 0,
  createdBy: null,
  createdAt: new Date("2026-06-01T21:00:00Z"),
  startedAt: new Date("2026-06-01T21:00:00.500Z"),
  finishedAt: FINISHED,
};

describe("the headline", () => {
  it("says tonight on the workspace's own day, and the figures", () => {
    const noon = new Date("2026-06-02T06:30:00Z");
    expect(headlineOf(run, noon, words)).toBe("Recounted tonight: 41,208 tallies, 0 differ");
    expect(headlineOf({ ...run, differ: 1 }, noon, words)).toBe("Recounted tonight: 41,208 tallies, 1 differs");
    expect(headlineOf(run, new Date("2026-06-02T19:00:00Z"), words)).toBe("Recounted: 41,208 tallies, 0 differ");
    expect(headlineOf({ ...run, cause: "person" }, noon, words)).toMatch(/^Recounted: /);
  });
});

describe("an unfinished recount", () => {
  it("says how far it is", () => {
    expect(runningOf({ ...run, status: "running", surveysDone: 1 }, words)).toEqual({
      label: "Counting the answers again",
      detail: "1 of 4 surveys",
      share: 0.25,
    });
    expect(runningOf({ ...run, status: "queued" }, words)?.share).toBeNull();
    expect(runningOf(run, words)).toBeNull();
  });
});

describe("how long it took", () => {
  it("stands in the unit that says it best", () => {
    expect(tookWords(run, "en")).toBe("3.5 sec");
    expect(tookWords({ ...run, finishedAt: new Date("2026-06-01T21:25:00Z") }, "en")).toBe("25 min");
    expect(historyRow({ ...run, status: "failed" }, words)).toMatchObject({ differs: true, took: "", tallies: "" });
  });
});

describe("a tally that differs", () => {
  const one = {
    surveyId: "s",
    questionId: "nps",
    series: 2,
    day: "2026-05-04",
    dimension: "plan",
    value: "solo",
    stands: { "-1": 0, "10": 3, "107": 1, "9": 4 },
    counted: { "-1": 1, "10": 2, "107": 0, "9": 2 },
  };
  const names = { surveys: new Map([["s", "Quarterly"]]), questions: new Map([["s nps 2", "How likely?"]]) };

  it("names whose it is, what stands and what should, scores first", () => {
    expect(differenceRow(one, names, words)).toMatchObject({
      survey: "Quarterly",
      question: "How likely?",
      day: "4 May 2026",
      group: "plan: solo",
      stands: ["9: 4", "10: 3", "7 (held): 1", "missing: 0"],
      counted: ["9: 2", "10: 2", "7 (held): 0", "missing: 1"],
    });
  });

  it("says completion in words, and that a survey is gone", () => {
    const gone = differenceRow(
      { ...one, surveyId: "x", questionId: "@completion", dimension: "", value: "", stands: { "1": 2, "0": 1 } },
      names,
      words,
    );
    expect(gone).toMatchObject({
      survey: "a survey that is gone",
      question: "Completion",
      group: "everybody",
      stands: ["begun: 1", "completed: 2"],
    });
  });
});
