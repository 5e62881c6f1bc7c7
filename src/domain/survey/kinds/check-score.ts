import type { Scale } from "@/domain/metrics/scale";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";

/** A score is a JSON integer on its scale: not "9", not 7.5, not 11. */
export function checkScore(scale: Pick<Scale, "min" | "max">, value: unknown): Checked {
  if (typeof value !== "number") return refuse("type", `Must be an integer from ${scale.min} to ${scale.max}.`);
  if (!Number.isInteger(value) || value < scale.min || value > scale.max)
    return refuse("off_scale", `Must be an integer from ${scale.min} to ${scale.max}.`, { limit: scale.max });
  return accept(value + 0);
}
