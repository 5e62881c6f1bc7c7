import type { Brand } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { digits, fill, pageWords } from "@/domain/survey/words";
import { html, type Markup, nothing } from "@/features/respond/page/markup";
import { type Page, renderShell } from "@/features/respond/page/shell";

export interface PasswordPage {
  readonly key: string;
  readonly locale: Locale;
  readonly brand: Brand;
  /** What the page or form before it said, kept in this one: nothing is asked twice. */
  readonly fields: Iterable<readonly [string, string]>;
  /** What became of the last try; `minutes` until the next is taken. */
  readonly fault?: { readonly kind: "wrong" } | { readonly kind: "wait"; readonly minutes: number };
}

/** One field before a survey that asks for a password. It works without a script and sets no cookie. */
export function renderPassword({ key, locale, brand, fields, fault }: PasswordPage): Page {
  const words = pageWords(locale).password;
  const error =
    fault === undefined
      ? null
      : fault.kind === "wrong"
        ? words.wrong
        : fill(words.wait, { n: digits(fault.minutes, locale) });
  const described = error === null ? nothing : html` aria-invalid="true" aria-describedby="e"`;
  return renderShell({
    locale,
    title: error === null ? words.title : `${pageWords(locale).errorTitle}: ${words.title}`,
    brand,
    main: html`<main id="main" tabindex="-1" data-notice="password"><form method="post" action="/s/${key}">${hidden(fields)}<h1 class="th">${words.title}</h1><p class="m h">${words.text}</p>${
      error === null ? nothing : html`<p class="er" id="e" role="alert">${error}</p>`
    }<label class="pw">${words.label}<input class="in" type="password" name="password" required maxlength="128" autocomplete="off"${described}></label><button class="go">${words.go}</button></form></main>`,
  });
}

function hidden(fields: Iterable<readonly [string, string]>): Markup[] {
  return [...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}
