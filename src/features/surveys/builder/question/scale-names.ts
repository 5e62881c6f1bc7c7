import type { Question } from "@/domain/survey/definition";

const SCALE_NAMES: Readonly<Record<string, string>> = {
  "faces-3": "Three faces",
  "faces-5": "Five faces",
  stars: "Stars",
  thumbs: "Thumbs",
};

/** A question's scale as the builder calls it: "1 to 7", "Five faces". */
export function scaleName(scale: Extract<Question, { scale: string }>["scale"]): string {
  return SCALE_NAMES[scale] ?? scale.replace("-", " to ");
}

/** What the ends of an ease question say, as its author chooses. */
export const ANCHOR_NAMES = {
  ease: "Difficult to easy",
  agreement: "Disagree to agree (CES 2.0)",
  effort: "Low to high effort (CES 1.0)",
} as const;
