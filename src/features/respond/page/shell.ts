import type { Brand, Definition } from "@/domain/survey/definition";
import { directionOf, type Locale } from "@/domain/survey/locale";
import type { Theme } from "@/domain/survey/palette";
import { digits, fill, type PageWords, pageWords } from "@/domain/survey/words";
import { framedScript } from "@/features/respond/embed/page.generated";
import { isApart, logoMarkup, type PageLogo } from "@/features/respond/page/logo";
import { constant, escapeText, html, type Markup, nothing } from "@/features/respond/page/markup";
import { pagePolicy } from "@/features/respond/page/policy";
import { pageScript } from "@/features/respond/page/script.generated";
import { pageStyle } from "@/features/respond/page/style";

/** A rendered page: its bytes, and the policy to send with them. */
export interface Page {
  readonly html: string;
  readonly csp: string;
}

export interface Shell {
  readonly locale: Locale;
  /** Plain text; the brand's name is added. */
  readonly title: string;
  readonly main: Markup;
  readonly brand?: Brand;
  readonly logo?: PageLogo | null;
  /** The other languages: each shows the same page again, with what was given so far. */
  readonly languages?: readonly Locale[];
  /** Somebody who left an answer half-way may be asked whether to go on. */
  readonly resumes?: boolean;
  readonly banner?: string;
  readonly privacy?: Definition["privacy"];
  /** Said before the privacy line where answers are anonymous: results appear from this many people on. */
  readonly minimumGroup?: number | undefined;
  /** Without it the page carries no script. */
  readonly script?: boolean;
  /** The page may be shown in a frame of the same origin, whose forms then say where they come from. */
  readonly framed?: boolean;
  /** The origin of the site that shows the page in a frame; it alone may, and the page speaks to it alone. */
  readonly site?: string | undefined;
  /** Where the page leads at once. */
  readonly follow?: string;
  /** Light or dark whatever the device asks for, where the brand has both: for previews. */
  readonly theme?: Theme;
}

const NO_BRAND = { color: "#006053" };

/** The whole document around one `<main>`: head, brand, languages, banner, privacy line. One request, nothing from elsewhere. */
export function renderShell(shell: Shell): Page {
  const { locale, brand } = shell;
  const words = pageWords(locale);
  const style = pageStyle(brand ?? NO_BRAND, shell.theme);
  const script = shell.script ? (shell.site ? framedScript : pageScript) : "";
  const ancestors = shell.site ?? (shell.framed ? "'self'" : "'none'");
  const title = brand ? `${shell.title} · ${brand.name}` : shell.title;
  const body = html`<header class="hd">${brand ? mark(brand, shell.logo) : nothing}${languages(shell.languages ?? [], words)}</header>
${shell.banner ? html`<aside class="bn">${shell.banner}</aside>` : nothing}${shell.resumes ? resume(words) : nothing}${shell.script ? live(words) : nothing}
${shell.main}
${brand ? footer(brand, shell, words) : nothing}`;
  return {
    html: `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"${shell.site ? ` data-embed="${escapeText(shell.site)}"` : ""}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="referrer" content="${shell.framed ? "same-origin" : "no-referrer"}">
${shell.follow ? `<meta http-equiv="refresh" content="0;url=${escapeText(shell.follow)}">\n` : ""}<title>${escapeText(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${body.markup}
${script === "" ? "" : `<script>${script}</script>\n`}</body>
</html>
`,
    csp: pagePolicy(style, script, { ancestors, pictures: isApart(shell.logo) }),
  };
}

/** Where the script says how sending goes. */
function live(words: PageWords): Markup {
  const { offline, sent, failed, keepOpen, noLine } = words;
  return html`<p class="lv" id="live" role="status" data-offline="${offline}" data-sent="${sent}" data-failed="${failed}" data-open="${keepOpen}" data-line="${noLine}"></p>`;
}

/** The privacy line: `{brand}` replaced by the name, isolated so that it keeps its own direction. */
function withBrand(text: string, brand: string): Markup {
  const pieces = text.split("{brand}");
  return constant(pieces.map(escapeText).join(html`<bdi>${brand}</bdi>`.markup));
}

function mark(brand: Brand, logo: PageLogo | null | undefined): Markup {
  if (logo) return html`<span class="lg">${logoMarkup(logo, brand.name)}</span>`;
  const initial = [...brand.name][0] ?? "";
  return html`<span class="lg"><i aria-hidden="true">${initial.toUpperCase()}</i><bdi>${brand.name}</bdi></span>`;
}

/** Buttons of the page's own form, so that nothing typed is lost. The first one is what Enter in a field presses. */
function languages(others: readonly Locale[], words: PageWords): Markup {
  const button = (locale: Locale) =>
    html`<button form="f" name="look" value="${locale}" lang="${locale}" dir="${directionOf(locale)}">${pageWords(locale).language}</button>`;
  const [only] = others;
  if (!only) return nothing;
  const enter = html`<button form="f" class="hp" tabindex="-1" aria-hidden="true"></button>`;
  const list =
    others.length === 1
      ? button(only)
      : html`<details><summary>${words.language}</summary><ul>${others.map((one) => html`<li>${button(one)}</li>`)}</ul></details>`;
  return html`${enter}<nav class="la" aria-label="${words.chooseLanguage}">${list}</nav>`;
}

/** Hidden until the script finds an answer that was begun on this device. */
function resume(words: PageWords): Markup {
  return html`<div class="lv" id="was" role="status" hidden>${words.wasHere} <button>${words.goOn}</button> <button>${words.startAgain}</button></div>`;
}

function footer(brand: Brand, { privacy, minimumGroup, locale }: Shell, words: PageWords): Markup {
  const n = minimumGroup === undefined ? "" : digits(minimumGroup, locale);
  const promise = minimumGroup === undefined ? nothing : html`<b>${fill(words.anonymous, { n })}</b> `;
  const line = privacy?.text?.[locale] ?? words.privacy;
  const link = privacy?.url ? html` <a href="${privacy.url}" rel="noopener">${words.privacyLink}</a>` : nothing;
  return html`<footer class="ft">${promise}${withBrand(line, brand.name)}${link}</footer>`;
}
