import type { Brand } from "@/domain/survey/definition";
import { type Palette, paletteOf, type Theme } from "@/domain/survey/palette";

/** What of a brand the style depends on. */
export type Look = Pick<Brand, "color" | "corner" | "dark">;

/**
 * The one style of a survey's pages: the same bytes for the same look, so that it and its hash can be kept. `theme` forces
 * light or dark, for previews; without it the device decides, where the brand lets it.
 */
export function pageStyle(look: Look, theme?: Theme): string {
  const { color, corner = "soft", dark = "auto" } = look;
  const key = `${color} ${corner} ${dark} ${theme}`;
  const known = kept.get(key);
  if (known) return known;
  const made = colors(color, dark === "never" ? "light" : theme) + CORNERS[corner] + RULES;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

const MOST_KEPT = 500;
const kept = new Map<string, string>();

/** Radius of the larger controls and of the small boxes of a scale. */
const CORNERS: Readonly<Record<NonNullable<Brand["corner"]>, string>> = {
  square: ":root{--r:0;--q:0}",
  soft: ":root{--r:8px;--q:6px}",
  round: ":root{--r:24px;--q:16px}",
};

/** Paper is always light. */
function colors(color: string, theme: Theme | undefined): string {
  const [light, dark] = [variables(paletteOf(color, "light"), "light"), variables(paletteOf(color, "dark"), "dark")];
  if (theme === "light") return light;
  return theme === "dark" ? dark : `${light}@media screen and (prefers-color-scheme:dark){${dark}}`;
}

function variables(palette: Palette, theme: Theme): string {
  const { brand, onBrand, soft, ground, field, ink, muted, line, hair, error } = palette;
  // A logo is drawn for light paper: in the dark it stands on a plate of it.
  const plate = theme === "dark" ? "#fff;--pp:6px 8px" : "none;--pp:0";
  return `:root{color-scheme:${theme};--pl:${plate};--b:${brand};--on:${onBrand};--s:${soft};--bg:${ground};--f:${field};--ink:${ink};--mut:${muted};--line:${line};--hair:${hair};--err:${error}}`;
}

const RULES = [
  "*{box-sizing:border-box}",
  'html{font:16px/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Liberation Sans",Arial,sans-serif;color:var(--ink);background:var(--bg);-webkit-text-size-adjust:100%}',
  "body{margin:0;min-height:100vh;min-height:100svh;display:flex;flex-direction:column;overflow-wrap:anywhere}",
  "h1,h2,p,fieldset,legend,ul{margin:0;padding:0;border:0}fieldset{min-width:0}legend{width:100%}a{color:inherit;text-underline-offset:3px}",
  ".hd{display:flex;align-items:center;justify-content:space-between;gap:16px;padding:16px 20px}",
  ".lg{display:flex;align-items:center;gap:8px;font-weight:700;min-width:0}.lg i{flex:none;display:grid;place-items:center;width:24px;height:24px;border-radius:var(--q);background:var(--b);color:var(--on);font-size:14px;font-style:normal}.lg img{display:block;box-sizing:content-box;max-width:100%;height:auto;padding:var(--pp);background:var(--pl);border-radius:4px}",
  ".la{position:relative;font-size:14px;color:var(--mut)}.la button,.lv button,.la summary{min-width:44px;min-height:44px;padding:10px 0;border:0;background:0;font:inherit;color:inherit;cursor:pointer;text-decoration:underline;text-underline-offset:3px}.la ul{position:absolute;inset-inline-end:0;z-index:1;padding:4px 0;list-style:none;background:var(--f);border:1px solid var(--line);border-radius:var(--r)}.la li button{width:100%;padding:0 16px;text-align:start;white-space:nowrap}.lv button{padding:0 8px;font-weight:700}",
  ".bn{padding:10px 20px;background:var(--s);border-block:1px solid var(--b);font-size:14px;text-align:center}.lv{padding:10px 20px;background:var(--s);font-size:14px;text-align:center}.lv:empty{display:none}",
  "main{width:100%;max-width:620px;margin:0 auto;padding:24px 20px 32px;flex:1}main:focus{outline:0}[data-embed] body{min-height:0}[data-embed] main{padding-block:8px 24px}",
  "h1{font-size:24px;line-height:1.34;font-weight:650;letter-spacing:-.012em;text-wrap:balance;margin-bottom:24px}.h{margin:-12px 0 24px}.n{margin:-12px 0 16px}h1:focus{outline:0}form[aria-busy]{cursor:progress}form[aria-busy] .go{opacity:.6;transition:opacity .1s .4s}h2{font-size:20px;line-height:1.4;font-weight:650;margin-bottom:16px}section+section{margin-top:40px;padding-top:32px;border-top:1px solid var(--hair)}h2+.h{margin:-8px 0 16px}.ca{margin:32px 0 16px;font-weight:650;color:var(--mut)}",
  ".op+.na,.sc+.na,.en+.na{margin-top:12px}.o{font-weight:400;color:var(--mut);font-size:16px;letter-spacing:0}",
  ".sc{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:4px}.sc label{position:relative}.sc input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}",
  ".sc span{display:grid;place-items:center;height:48px;border:1px solid var(--line);border-radius:var(--q);background:var(--f);font-weight:600;font-variant-numeric:tabular-nums}",
  ".sc input:checked+span{background:var(--b);border-color:var(--b);color:var(--on)}.sc input:focus-visible+span,:focus-visible{outline:3px solid var(--b);outline-offset:2px}",
  ".st label:has(:checked) svg,.st label:has(~label :checked) svg{fill:currentColor}",
  ".en{display:flex;justify-content:space-between;gap:24px;margin-top:8px;font-size:14px;line-height:20px;color:var(--mut)}.en span:last-child{text-align:end}",
  ".op{display:grid;gap:8px}.op label,.na{display:flex;align-items:center;gap:12px;min-height:48px;padding:8px 14px;border:1px solid var(--line);border-radius:var(--r);background:var(--f);cursor:pointer}.na{width:fit-content;min-height:44px}",
  ".op label input,.na input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--b)}.op label:has(:checked),.na:has(:checked){border-color:var(--b);box-shadow:inset 0 0 0 1px var(--b);background:var(--s)}.op b{min-width:1em;text-align:center;font-variant-numeric:tabular-nums}",
  "svg{flex:none;width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}",
  "textarea,.in,select{width:100%;padding:12px;font:inherit;color:inherit;border:1px solid var(--line);border-radius:var(--r);background:var(--f)}textarea{min-height:144px;resize:vertical}.in{min-height:48px}",
  ".rk{display:flex;align-items:center;justify-content:space-between;gap:16px;padding:6px 0}.rk select{width:88px;flex:none}.un{display:flex;align-items:center;gap:12px}.un span{flex:none;max-width:50%}.rw{margin-bottom:24px}.rw legend{font-weight:600;margin-bottom:8px}",
  ".go{display:block;width:100%;min-height:48px;margin-top:32px;padding:10px 24px;border:0;border-radius:var(--r);background:var(--b);color:var(--on);font:inherit;font-weight:650;text-align:center;text-decoration:none;cursor:pointer}",
  ".m{margin-top:12px;font-size:14px;line-height:20px;color:var(--mut)}.bk{display:inline-block;padding:12px 0;margin-bottom:16px;color:var(--mut);font-size:14px}",
  ".yo{display:flex;align-items:center;gap:8px;font-size:14px;color:var(--mut);margin-bottom:12px}.yo b{display:grid;place-items:center;min-width:28px;height:28px;border-radius:var(--q);background:var(--b);color:var(--on)}",
  ".er{margin-bottom:16px;padding-inline-start:12px;border-inline-start:3px solid var(--err);color:var(--err);font-weight:600}.er ul{padding-inline-start:20px}.er a{display:inline-block}[aria-invalid] .sc span,[aria-invalid] .op label,[aria-invalid].in,textarea[aria-invalid]{border-color:var(--err)}",
  ".ok{width:44px;height:44px;margin-bottom:20px;color:var(--b);stroke-width:1.7}.th{margin-bottom:12px}.hp{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}",
  ".ft{padding:16px 20px 20px;font-size:14px;line-height:20px;color:var(--mut);text-align:center;border-top:1px solid var(--hair)}",
  "@media (max-width:359px){main{padding:16px 12px 24px}.hd{padding:12px}.sc{gap:2px}.sc span{border-radius:min(4px,var(--q));font-size:15px}h1{font-size:21px;margin-bottom:20px}}",
  "@media (min-width:700px){main{padding-top:72px}.hd,.ft{padding-inline:32px}.go{display:inline-block;width:auto;min-width:128px}.sc span{height:52px}h1{font-size:28px}}",
  "@media (forced-colors:active){.sc input:checked+span{background:Highlight;color:HighlightText;forced-color-adjust:none}.sc span,.go{border:1px solid ButtonText}}",
  "@media (prefers-reduced-motion:no-preference){.sc span,.go{transition:background-color .12s}}",
  "@media print{.go,.la,.bk,.hp,.lv{display:none}section,.rw,.op label{break-inside:avoid}body{min-height:0}.sc input:checked+span{border:3px solid #000;color:#000}}",
].join("");
