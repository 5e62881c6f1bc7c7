import { contrast, legibleBrand, mix, parseColor, type Rgb } from "@/domain/survey/contrast";

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Every colour of the public page, each `#rrggbb`. */
export interface Palette {
  /** The brand's colour as the page may use it: fills, chosen edges, the focus ring. */
  readonly brand: string;
  /** Text on the brand's colour. */
  readonly onBrand: string;
  /** Behind a chosen option and a banner. */
  readonly soft: string;
  readonly ground: string;
  /** Behind controls. */
  readonly field: string;
  readonly ink: string;
  readonly muted: string;
  /** Edges of controls. */
  readonly line: string;
  /** Decoration only. */
  readonly hair: string;
  readonly error: string;
}

const LIGHT = { ink: "#1d1d24", muted: "#56565f", line: "#83838d", hair: "#e2e2e6", error: "#a4123f" };
const DARK = { ink: "#ececf1", muted: "#b4b4be", line: "#8b8b96", hair: "#3a3a43", error: "#ff9db0" };
const WHITE = "#ffffff";
const DARK_GROUND = "#16161b";
const DARK_FIELD = "#202027";
const ENOUGH = 4.5;

/**
 * The page's colours for a brand colour. Whatever that is: text has 4.5:1 on everything it stands on, edges of controls and
 * the focus ring 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). On light a brand colour that fails is darkened, on dark lightened.
 */
export function paletteOf(color: string, theme: Theme): Palette {
  return theme === "light" ? lightPalette(color) : darkPalette(color);
}

function lightPalette(color: string): Palette {
  const brand = legibleBrand(color).color;
  return {
    ...LIGHT,
    brand,
    onBrand: WHITE,
    field: WHITE,
    soft: mix(WHITE, brand, 0.09),
    ground: mix(WHITE, brand, 0.02),
  };
}

function darkPalette(color: string): Palette {
  const wanted = parseColor(color) ? color : legibleBrand(color).color;
  for (let share = 0; ; share += 0.02) {
    const brand = mix(wanted, WHITE, Math.min(share, 1));
    const [ground, soft] = [mix(DARK_GROUND, brand, 0.03), mix(DARK_FIELD, brand, 0.1)];
    const field = mix(DARK_FIELD, brand, 0.03);
    const legible = [ground, field, soft].every((behind) => contrast(rgb(brand), rgb(behind)) >= ENOUGH + 0.1);
    if (legible || share >= 1) return { ...DARK, brand, onBrand: ground, field, soft, ground };
  }
}

function rgb(color: string): Rgb {
  return parseColor(color) ?? [0, 0, 0];
}
