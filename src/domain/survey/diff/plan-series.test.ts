import { expect, test } from "vitest";
import type { Definition } from "@/domain/survey/definition";
import { compareFingerprints, type KnownSeries, planSeries } from "@/domain/survey/diff/plan-series";
import { TEMPLATES } from "@/domain/survey/templates/templates";

const before = TEMPLATES.csat({ name: "Larkway", color: "#484188" }, "en");

function known(definition: Definition): KnownSeries[] {
  return planSeries(definition, []).map(({ question, ordinal, fingerprint }) => ({
    questionId: question.id,
    ordinal,
    fingerprint,
  }));
}

function asked(change: Partial<Extract<Definition["questions"][number], { kind: "csat" }>>): Definition {
  const questions = before.questions.map((one) => (one.kind === "csat" ? { ...one, ...change } : one));
  return { ...before, questions };
}

const planned = (definition: Definition, corrections: string[] = []) => {
  const { ordinal, fate, differs, correctable } = planSeries(definition, known(before), corrections)[0] ?? {};
  return { ordinal, fate, differs, correctable };
};

test("a question begins its first series, goes on as it was, and begins the next where its wording changed", () => {
  expect(planSeries(before, []).map(({ ordinal, fate }) => [ordinal, fate])).toEqual([[1, "first"]]);
  expect(planned(before)).toEqual({ ordinal: 1, fate: "continues", differs: [], correctable: false });
  expect(planned(asked({ title: { en: "How satisfied are you?" } }))).toEqual({
    ordinal: 2,
    fate: "anew",
    differs: ["wording"],
    correctable: true,
  });
});

test("a declared correction goes on; a new scale or layout never does, whatever is declared", () => {
  const title = { en: "How satisfyed are you?" };
  expect(planned(asked({ title }), ["score"])).toMatchObject({ ordinal: 1, fate: "corrected" });
  expect(planned(asked({ scale: "1-7" }), ["score"])).toMatchObject({ fate: "anew", correctable: false });
  expect(planned(asked({ title, layout: "row" }), ["score"])).toEqual({
    ordinal: 2,
    fate: "anew",
    differs: ["layout", "wording"],
    correctable: false,
  });
});

test("another banding is another number, and says so", () => {
  expect(planned(asked({ banding: "top-1" }), ["score"])).toEqual({
    ordinal: 2,
    fate: "anew",
    differs: ["banding"],
    correctable: false,
  });
});

test("words of points may be corrected; words for further points are another labelling", () => {
  const one = asked({ labels: { "1": { en: "Very dissatisfyed" } } });
  const other = asked({ labels: { "1": { en: "Very dissatisfied" } } });
  const fate = (definition: Definition) => planSeries(definition, known(one), ["score"])[0]?.fate;
  expect(fate(other)).toBe("corrected");
  expect(fate(asked({ labels: { "1": { en: "Very dissatisfied" }, "5": { en: "Delighted" } } }))).toBe("anew");
  expect(planned(one, ["score"])).toMatchObject({ fate: "anew", differs: ["labels"], correctable: false });
});

test("the latest series counts, in whatever order they are read", () => {
  const first = known(before)[0];
  if (!first) throw new Error("no series");
  const second = { ...first, ordinal: 2, fingerprint: known(asked({ scale: "1-7" }))[0]?.fingerprint ?? "" };
  for (const list of [
    [first, second],
    [second, first],
  ]) {
    expect(planSeries(before, list)[0]).toMatchObject({ ordinal: 3, fate: "anew", differs: ["scale"] });
    expect(planSeries(asked({ scale: "1-7" }), list)[0]).toMatchObject({ ordinal: 2, fate: "continues" });
  }
});

test("a fingerprint that cannot be read differs, and is no spelling", () => {
  expect(compareFingerprints("{", "[]")).toEqual({ differs: ["other"], correctable: false });
});
