import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, legibleBrand, mix, parseColor, type Rgb } from "@/domain/survey/contrast";

const rgb = (text: string): Rgb => parseColor(text) ?? [0, 0, 0];
const white = rgb("#ffffff");

describe("contrast", () => {
  it("is WCAG's ratio", () => {
    expect(contrast(rgb("#000000"), white)).toBeCloseTo(21, 10);
    // #767676 is the lightest grey with 4.5:1 on white (WCAG 2.2, technique G18).
    expect(contrast(rgb("#767676"), white)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb("#777777"), white)).toBeLessThan(4.5);
    // White on #484188 is 8.8.
    expect(contrast(rgb("#484188"), white)).toBeCloseTo(8.8, 1);
  });
});

describe("legibleBrand", () => {
  it("keeps a colour that passes and darkens one that fails, whatever the colour", () => {
    expect(legibleBrand("#484188")).toEqual({ color: "#484188", changed: false });
    expect(legibleBrand("#ffd400").changed).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const { color } = legibleBrand(`#${number.toString(16).padStart(6, "0")}`);
        const background = rgb(mix("#ffffff", color, 0.09));
        return contrast(rgb(color), white) >= 4.5 && contrast(rgb(color), background) >= 3;
      }),
    );
  });
});
