import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** WCAG 2.2, 1.4.3 and 1.4.11, computed from the tokens themselves: as the screen shows them light and dark, and paper. */
const css = (file: string) =>
  readFileSync(path.resolve(import.meta.dirname, file), "utf8").replace(/\/\*.*?\*\//gs, "");
const theme = css("theme.css");
const globals = css("../app/globals.css");

type Tokens = Readonly<Record<string, string>>;

/** The tokens of the first rule with this selector after some text. */
function tokensOf(sheet: string, after: string, selector: string): Tokens {
  const from = sheet.indexOf(after);
  const start = sheet.indexOf(`${selector} {`, from);
  if (from < 0 || start < 0) throw new Error(`No rule ${after} ${selector}`);
  const body = sheet.slice(start, sheet.indexOf("}", start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const light = tokensOf(theme, "", ":root");
const grounds: Readonly<Record<string, Tokens>> = {
  light,
  dark: { ...light, ...tokensOf(theme, "@media screen", ".dark") },
  print: { ...light, ...tokensOf(globals, "@media print", ":root") },
};

/** Relative luminance of an OKLCH colour, by Ottosson's matrices to linear sRGB, cut to what a screen can show. */
function luminance(text: string): number {
  const [, l = "", c = "", h = ""] = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(text) ?? [];
  if (l === "") throw new Error(`Not an opaque OKLCH colour: ${text}`);
  const [lightness, chroma, hue] = [Number(l), Number(c), (Number(h) * Math.PI) / 180];
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (part: number) => Math.min(1, Math.max(0, part));
  const red = cut(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = cut(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = cut(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map((name) => luminance(tokens[name] ?? "")).sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

const PAGES = ["background", "card"];
const WORDS = [
  "foreground",
  "muted-foreground",
  "subtle-foreground",
  "primary",
  "destructive",
  "better",
  "worse",
  "same",
];

/** Words and the grounds they stand on; of a chart also the words of its line, in the line's colour. */
const TEXT: readonly (readonly [words: string, ground: string])[] = [
  ...WORDS.flatMap((words) => PAGES.map((ground) => [words, ground] as const)),
  ...PAGES.map((ground) => ["chart-1", ground] as const),
  ...["foreground", "muted-foreground", "subtle-foreground"].flatMap((words) => [
    [words, "muted"] as const,
    [words, "popover"] as const,
  ]),
  ["primary-foreground", "primary"],
  ["primary", "primary-soft"],
  ["destructive", "destructive-soft"],
  ["better", "better-soft"],
  ["worse", "worse-soft"],
  ["same", "same-soft"],
];

/**
 * What one must see to read a chart or to find a control. A band and the grid lines are not among them: what they say stands in
 * words beside them and in the table behind.
 */
const MARKS = [
  ...["chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6"],
  ...["better-mark", "worse-mark", "same-mark", "foreground", "subtle-foreground", "rule", "input", "ring"],
];

describe.each(Object.keys(grounds))("the colours: %s", (name) => {
  const tokens = grounds[name] ?? {};

  it.each(TEXT)("the words %s can be read on %s", (words, ground) => {
    expect(contrast(tokens, words, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS.flatMap((mark) => PAGES.map((ground) => [mark, ground] as const)))(
    "%s can be seen on %s",
    (mark, ground) => {
      expect(contrast(tokens, mark, ground)).toBeGreaterThanOrEqual(3);
    },
  );
});

it("computes contrast as WCAG does", () => {
  const tokens = { white: "oklch(1 0 0)", black: "oklch(0 0 0)", grey: "oklch(0.5659 0 0)" };
  expect(contrast(tokens, "white", "black")).toBeCloseTo(21, 3);
  // #767676 on white is the usual example of 4.54.
  expect(contrast(tokens, "grey", "white")).toBeCloseTo(4.54, 2);
});

it("paper is light and white, whatever the screen is", () => {
  expect(grounds.print?.background).toBe("oklch(1 0 0)");
  expect(theme.indexOf("@media screen")).toBeLessThan(theme.indexOf(".dark {", theme.indexOf("@media screen")));
  expect(theme.slice(0, theme.indexOf("@media screen"))).not.toContain(".dark {");
});
