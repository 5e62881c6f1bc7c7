import type { Scale } from "@/domain/metrics/scale";
import { isPlainObject } from "@/domain/survey/answer-value";
import { checkScore } from "@/domain/survey/kinds/check-score";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";

/** `{row: score}` for rows of this very question; a row that does not apply is left out. */
export function checkRows(
  question: { readonly rows: readonly { readonly id: string }[]; readonly required: boolean; readonly na?: boolean },
  scale: Scale,
  value: unknown,
): Checked {
  if (!isPlainObject(value)) return refuse("type", "Must be an object {row: score}.");
  const given = Object.keys(value);
  if (given.length > question.rows.length) return refuse("too_many", "Holds more rows than the question has.");
  const scores: Record<string, number> = {};
  for (const row of given) {
    if (!question.rows.some((known) => known.id === row))
      return refuse("option", "Is not a row of this question.", { at: row.slice(0, 64) });
    const checked = checkScore(scale, value[row]);
    if (!checked.ok) return { ...checked, at: row };
    scores[row] = Number(checked.value);
  }
  if (given.length === 0) return refuse("too_few", "Is empty; send null to take an answer back.", { limit: 1 });
  const open = question.rows.find((row) => !Object.hasOwn(scores, row.id));
  if (question.required && !question.na && open)
    return refuse("required", "Every row needs an answer.", { at: open.id });
  return accept(scores);
}
