/** A colour in sRGB, each part from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Reads `#rrggbb`; anything else is null. */
export function parseColor(text: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  return match ? [hex(match[1]), hex(match[2]), hex(match[3])] : null;
}

/** Relative luminance, 0 black to 1 white (WCAG 2.2, "relative luminance"). */
export function luminance([r, g, b]: Rgb): number {
  const part = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). Black on white is 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [Math.max(luminance(a), luminance(b)), Math.min(luminance(a), luminance(b))];
  return (light + 0.05) / (dark + 0.05);
}

const WHITE: Rgb = [255, 255, 255];
const ENOUGH = 4.5;

/**
 * The brand colour as the public page may use it: dark enough that white text on it, and it as a line on the page, have
 * 4.5:1. A colour that fails is darkened in equal steps towards black, so its hue stays. `changed` says whether it was.
 */
export function legibleBrand(color: string): { readonly color: string; readonly changed: boolean } {
  const wanted = parseColor(color) ?? [0, 98, 83];
  for (let keep = 100; keep > 0; keep--) {
    const tried: Rgb = [scale(wanted[0], keep), scale(wanted[1], keep), scale(wanted[2], keep)];
    if (contrast(tried, WHITE) >= ENOUGH + 0.2) return { color: toHex(tried), changed: keep < 100 };
  }
  return { color: "#000000", changed: true };
}

/** A colour between two: `share` 0 is the first, 1 the second. A colour that cannot be read is white. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [parseColor(from) ?? WHITE, parseColor(to) ?? WHITE];
  const part = (i: 0 | 1 | 2) => Math.round(a[i] + (b[i] - a[i]) * share);
  return toHex([part(0), part(1), part(2)]);
}

function scale(value: number, percent: number): number {
  return Math.round((value * percent) / 100);
}

function hex(text: string | undefined): number {
  return Number.parseInt(text ?? "0", 16);
}

function toHex(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
