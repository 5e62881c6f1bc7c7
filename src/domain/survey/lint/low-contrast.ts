import { contrast, legibleBrand, parseColor } from "@/domain/survey/contrast";
import type { LintRule } from "@/domain/survey/lint/finding";

/** A brand colour on which white cannot be read; the darkened one that the page uses is offered. */
export const lowContrast: LintRule = {
  id: "low-contrast",
  severity: "know",
  why: "Text needs a contrast of 4.5 to 1, or people with weak sight cannot read it; so the page darkens the colour.",
  source: "WCAG 2.2, 1.4.3",
  mend: "Take the darkened colour, so that you see what your customers see.",
  find: ({ brand }) => {
    const { color, changed } = legibleBrand(brand.color);
    if (!changed) return [];
    const ratio = contrast(parseColor(brand.color) ?? [0, 0, 0], [255, 255, 255]);
    // Rounded down, so that 4.46 is not called 4.5.
    const what = `White on ${brand.color} is hard to read: ${(Math.floor(ratio * 10) / 10).toFixed(1)} to 1.`;
    return [{ path: "brand.color", what, wording: color }];
  },
};
