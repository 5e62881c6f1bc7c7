import type { Question } from "@/domain/survey/definition";
import type { Translator } from "@/platform/i18n/translator";

const NAMED = { "faces-3": "faces3", "faces-5": "faces5", stars: "stars", thumbs: "thumbs" } as const;

/** A question's scale as the builder calls it: "1 to 7", "Five faces". */
export function nameScale(scale: Extract<Question, { scale: string }>["scale"], t: Translator<"builder">): string {
  if (scale === "faces-3" || scale === "faces-5" || scale === "stars" || scale === "thumbs")
    return t(`scales.${NAMED[scale]}`);
  const [min = "", max = ""] = scale.split("-");
  return t("scales.points", { min, max });
}
