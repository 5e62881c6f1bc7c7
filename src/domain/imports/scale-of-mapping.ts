import { SCALES, type ScaleId } from "@/domain/metrics/scale";

/** Kinds of score questions that a column can hold. */
export const IMPORT_KINDS = ["nps", "csat", "ces", "rating"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The scale of a column as the person gives it. */
export interface MappedScale {
  readonly min: number;
  readonly max: number;
  /** Asked for effort only: what the high end of the file means. */
  readonly highMeans?: "easy" | "hard";
}

const BY_KIND: Record<ImportKind, readonly ScaleId[]> = {
  nps: ["nps"],
  csat: ["csat-1-5", "csat-1-10", "csat-1-7", "csat-1-4", "csat-faces-3", "csat-thumbs"],
  ces: ["ces-1-7", "ces-1-5"],
  rating: ["rating-1-5", "rating-0-10", "rating-1-10", "rating-1-7", "rating-1-4", "rating-1-3"],
};

/** The scale of a new question for a mapped column, or null where this kind is not asked on such a scale. */
export function scaleOfMapping(kind: ImportKind, scale: MappedScale): ScaleId | null {
  const found = BY_KIND[kind].find((id) => SCALES[id].min === scale.min && SCALES[id].max === scale.max);
  if (!found) return null;
  if (kind !== "ces" || scale.highMeans !== "hard") return found;
  return found === "ces-1-5" ? "ces-effort-1-5" : "ces-effort-1-7";
}

/** The scales that a kind can have, for a message and for the form: `[[1, 7], [1, 5]]`. */
export function scalesOfKind(kind: ImportKind): readonly (readonly [number, number])[] {
  return BY_KIND[kind].map((id) => [SCALES[id].min, SCALES[id].max]);
}
