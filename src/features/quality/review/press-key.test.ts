import { expect, test } from "vitest";
import { commandOf } from "@/features/quality/review/press-key";

const press = (key: string, more: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) => ({
  ...{ ctrlKey: false, metaKey: false, altKey: false },
  key,
  ...more,
});
const FIVE = { min: 1, max: 5 };

test("a digit scores the category where it has that score, and nothing where it has not", () => {
  expect(commandOf(press("4"), false, FIVE)).toEqual({ kind: "score", score: 4 });
  expect(commandOf(press("6"), false, FIVE)).toBe(null);
  expect(commandOf(press("0"), false, FIVE)).toBe(null);
  expect(commandOf(press("0"), false, { min: 1, max: 10 })).toEqual({ kind: "score", score: 10 });
  expect(commandOf(press("0"), false, { min: 0, max: 10 })).toEqual({ kind: "score", score: 0 });
});

test("letters and arrows: not applicable, moving, next, comment, undo", () => {
  expect(commandOf(press("N"), false, FIVE)).toEqual({ kind: "score", score: null });
  expect(commandOf(press("ArrowDown"), false, FIVE)).toEqual({ kind: "move", by: 1 });
  expect(commandOf(press("ArrowUp"), false, FIVE)).toEqual({ kind: "move", by: -1 });
  expect(commandOf(press("Enter"), false, FIVE)).toEqual({ kind: "next" });
  expect(commandOf(press("c"), false, FIVE)).toEqual({ kind: "comment" });
  expect(commandOf(press("z", { ctrlKey: true }), false, FIVE)).toEqual({ kind: "undo" });
});

test("in a text everything is typed but Escape, and a browser's own shortcuts stay its own", () => {
  expect(commandOf(press("4"), true, FIVE)).toBe(null);
  expect(commandOf(press("Enter"), true, FIVE)).toBe(null);
  expect(commandOf(press("Escape"), true, FIVE)).toEqual({ kind: "leaveText" });
  expect(commandOf(press("c", { ctrlKey: true }), false, FIVE)).toBe(null);
  expect(commandOf(press("1", { altKey: true }), false, FIVE)).toBe(null);
});
