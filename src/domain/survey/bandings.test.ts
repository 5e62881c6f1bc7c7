import { expect, test } from "vitest";
import { parseDefinition, type ScoreQuestion } from "@/domain/survey/definition";
import { scaleOf, scoreQuestions, seriesFingerprint } from "@/domain/survey/outline";

function parse(question: object) {
  return parseDefinition({
    version: 1,
    brand: { name: "Fennel", color: "#1f6f5c" },
    questions: [{ id: "score", title: { en: "How satisfied are you?" }, ...question }],
    endings: [{ id: "end", title: { en: "Thank you" } }],
  });
}

function scored(question: object): ScoreQuestion {
  const parsed = parse(question);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const [score] = scoreQuestions(parsed.definition);
  if (!score) throw new Error("There is no score.");
  return score;
}

test("a stored banding is another scale, so another series; the scale's own, written out, is the same", () => {
  const plain = scored({ kind: "csat", scale: "1-10" });
  const wide = scored({ kind: "csat", scale: "1-10", banding: "top-3" });
  const written = scored({ kind: "csat", scale: "1-10", banding: "top-2" });
  expect([plain, wide, written].map(scaleOf)).toEqual(["csat-1-10", "csat-1-10-top-3", "csat-1-10"]);
  expect(seriesFingerprint(wide, "en")).not.toBe(seriesFingerprint(plain, "en"));
  expect(seriesFingerprint(written, "en")).toBe(seriesFingerprint(plain, "en"));
  expect(scaleOf(scored({ kind: "ces", banding: "top-2", anchors: "effort" }))).toBe("ces-effort-1-7-top-2");
});

test("a banding that the scale is not read with is refused at its field", () => {
  for (const question of [
    { kind: "csat", scale: "thumbs", banding: "top-2" },
    { kind: "csat", banding: "top-4" },
    { kind: "ces", scale: "1-5", banding: "top-3" },
  ]) {
    const parsed = parse(question);
    expect(parsed.ok ? [] : parsed.errors.map(({ path }) => path)).toEqual(["questions.0.banding"]);
  }
  expect(parse({ kind: "csat", banding: "top-9" }).ok).toBe(false);
  expect(parse({ kind: "nps", banding: "top-2" }).ok).toBe(false);
});
