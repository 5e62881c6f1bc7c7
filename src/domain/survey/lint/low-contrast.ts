import { contrast, legibleBrand, parseColor } from "@/domain/survey/contrast";
import type { LintRule } from "@/domain/survey/lint/finding";

/** A brand colour on which white cannot be read; the darkened one that the page uses is offered. */
export const lowContrast: LintRule = {
  id: "low-contrast",
  severity: "know",
  find: ({ brand }) => {
    const { color, changed } = legibleBrand(brand.color);
    if (!changed) return [];
    const ratio = contrast(parseColor(brand.color) ?? [0, 0, 0], [255, 255, 255]);
    // Rounded down, so that 4.46 is not called 4.5.
    const values = { color: brand.color, ratio: Math.floor(ratio * 10) / 10 };
    return [{ path: "brand.color", code: "lowContrast", values, wording: color }];
  },
};
