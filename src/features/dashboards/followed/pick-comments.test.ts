import { expect, test } from "vitest";
import { type Candidate, pickComments } from "@/features/dashboards/followed/pick-comments";

const said = (text: string, tone: Candidate["tone"]): Candidate => ({ text, tone, score: null });
const texts = (candidates: Candidate[]) => pickComments(candidates).map(({ text }) => text);

test("two low ones and a high one, those that say something before those that do not", () => {
  const candidates = [
    said("ok", "low"),
    said("A high one that says something", "high"),
    said("The newest low one of some length", "low"),
    said("Another low one of some length", "low"),
    said("A third low one of some length", "low"),
    said("A second high one, not needed", "high"),
  ];
  expect(texts(candidates)).toEqual([
    "The newest low one of some length",
    "Another low one of some length",
    "A high one that says something",
  ]);
});

test("where one kind is missing the others fill up, and nothing is said twice", () => {
  expect(texts([said("Same words here, twice", "high"), said(" Same words here, twice ", "high")])).toHaveLength(1);
  expect(
    texts([
      said("Neither good nor bad", "middle"),
      said("Without any score", null),
      said("Rather high praise", "high"),
    ]),
  ).toEqual(["Neither good nor bad", "Without any score", "Rather high praise"]);
  expect(texts([])).toEqual([]);
});
