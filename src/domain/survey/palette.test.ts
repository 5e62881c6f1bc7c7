import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, parseColor, type Rgb } from "@/domain/survey/contrast";
import { type Palette, paletteOf, THEMES, type Theme } from "@/domain/survey/palette";

const rgb = (text: string): Rgb => {
  const color = parseColor(text);
  if (!color) throw new Error(`no colour: ${text}`);
  return color;
};

/** What stands on what, and the least ratio of WCAG 2.2 (1.4.3 for text, 1.4.11 for edges and marks). */
function failures(palette: Palette): string[] {
  const { brand, onBrand, soft, ground, field, ink, muted, line, error } = palette;
  const pairs: [string, string, number][] = [[onBrand, brand, 4.5]];
  for (const behind of [ground, field, soft]) {
    for (const text of [ink, muted, error]) pairs.push([text, behind, 4.5]);
    for (const edge of [line, brand]) pairs.push([edge, behind, 3]);
  }
  return pairs
    .filter(([front, behind, least]) => contrast(rgb(front), rgb(behind)) < least)
    .map(([front, behind]) => `${front} on ${behind}: ${contrast(rgb(front), rgb(behind)).toFixed(2)}`);
}

describe.each(THEMES)("the page's colours, %s", (theme: Theme) => {
  it("are legible for brands as they are", () => {
    const brands = ["#484188", "#1f6f5c", "#ffd400", "#00ffff", "#ff0000", "#0000ff", "#000000", "#ffffff", "#808080"];
    for (const brand of brands) expect(failures(paletteOf(brand, theme)), brand).toEqual([]);
  });

  it("are legible for any colour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const found = failures(paletteOf(`#${number.toString(16).padStart(6, "0")}`, theme));
        expect(found).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("are colours even where the brand's is none", () => {
    expect(failures(paletteOf("url(x)", theme))).toEqual([]);
  });
});

it("keeps a brand colour that reads well on its ground, and its hue where it has to change", () => {
  expect(paletteOf("#484188", "light").brand).toBe("#484188");
  expect(paletteOf("#9ad7c2", "dark").brand).toBe("#9ad7c2");
  // Violet on dark becomes a lighter violet: blue stays its strongest part, green its weakest.
  const [r, g, b] = rgb(paletteOf("#484188", "dark").brand);
  expect(b > r && r > g).toBe(true);
});
