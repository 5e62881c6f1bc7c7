import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import type { Operand } from "@/domain/survey/condition";
import type { Rewrite } from "@/domain/survey/edit/forget-answer";

/**
 * Tests on a score whose scale changed: what spoke of whole bands ("0 to 6") speaks of the same bands of the new scale
 * ("1 and 2"); what spoke of single scores is taken out, for a 7 of 10 is nothing on five points.
 */
export function onScale(from: ScaleId, to: ScaleId): Rewrite {
  const [before, after] = [SCALES[from], SCALES[to]];
  const banded = before.groups.length > 0 && before.groups.length === after.groups.length;
  return (test) => {
    if (test.op === "answered" || test.op === "not_answered" || test.op === "not_applicable") return test;
    const { op, value } = test;
    const same = before.min === after.min && before.max === after.max && before.groups.length === 0;
    if (same) return test;
    const range = rangeOf(op, value, before);
    if (!banded || !range) return null;
    const first = before.groups.findIndex(({ scores }) => scores[0] === range[0]);
    const last = before.groups.findIndex(({ scores }) => scores.at(-1) === range[1]);
    const scores = first < 0 || last < first ? [] : after.groups.slice(first, last + 1).flatMap((band) => band.scores);
    const [low, high] = [scores[0], scores.at(-1)];
    return low === undefined || high === undefined ? null : { ...test, op: "between", value: [low, high] };
  };
}

function rangeOf(op: string, value: Operand | undefined, scale: { min: number; max: number }): [number, number] | null {
  if (op === "at_most" && typeof value === "number") return [scale.min, value];
  if (op === "at_least" && typeof value === "number") return [value, scale.max];
  if (op === "is" && typeof value === "number") return [value, value];
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => typeof one === "number")) return null;
  const sorted = [...value].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)];
  if (op === "between") return [low, high];
  return op === "one_of" && high - low === sorted.length - 1 ? [low, high] : null;
}
