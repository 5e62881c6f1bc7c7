import type { Answers } from "@/domain/survey/answer-value";
import type { Identity } from "@/domain/survey/attributes";
import { pathOf, previousQuestion } from "@/domain/survey/branching";
import type { Brand, Definition, Ending, Question } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { type Locale, textIn } from "@/domain/survey/locale";
import { isScoreQuestion, wordingOf } from "@/domain/survey/outline";
import type { Theme } from "@/domain/survey/palette";
import { fillPipes, type Piece, type PipeFacts } from "@/domain/survey/pipes";
import { digits, fill, type PageWords, pageWords } from "@/domain/survey/words";
import { controlsOf } from "@/features/respond/page/controls";
import { errorText, partOf } from "@/features/respond/page/errors";
import { formToAnswers } from "@/features/respond/page/form-answers";
import { check } from "@/features/respond/page/icons";
import type { PageLogo } from "@/features/respond/page/logo";
import { html, type Markup, nothing } from "@/features/respond/page/markup";
import { pipedMarkup, pipedText } from "@/features/respond/page/piped";
import { type Page, renderShell } from "@/features/respond/page/shell";

/** What a page needs to know of a survey. */
export interface PageSurvey {
  readonly key: string;
  readonly definition: Definition;
  readonly version: number;
  readonly logo?: PageLogo | null;
}

export interface QuestionPage {
  readonly survey: PageSurvey;
  readonly question: Question;
  /** Stored answers; with `errors`, over them what was just tried (as `formToAnswers` read it). */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
  /** The link's dimensions: conditions look at them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Who answers, as the link says: texts may name them. */
  readonly identity?: Identity;
  /** All the link said (identity too), carried through the first post in one hidden field; left out: `attributes`. */
  readonly carried?: Readonly<Record<string, string>>;
  readonly submissionId: string;
  readonly renderToken: string;
  /** `?q=`: chosen on the page, recorded by nothing. */
  readonly preselect?: string | null;
  readonly errors?: readonly FieldError[];
  /** Shows the banner; the form itself says nothing about it, the render token does. */
  readonly test?: boolean;
  /** The respondent's own address `/s/{key}/r/{token}`, once something is stored. */
  readonly token?: string | null;
  /**
   * A preview: nothing is stored and no script is there. `true`: the button does nothing. With `action` the form posts
   * there, with `fields` hidden in it, so that the steps can be walked.
   */
  readonly preview?: true | { readonly action: string; readonly fields: Readonly<Record<string, string>> };
  /** Light or dark whatever the device asks for. */
  readonly theme?: Theme;
}

/** One question as a whole page that works without a script. */
export function renderQuestion(page: QuestionPage): Page {
  const { survey, question, locale, token } = page;
  const { definition } = survey;
  const { brand } = definition;
  const words = pageWords(locale);
  const context = { attributes: page.attributes, locale };
  // Broken values steer nothing: conditions are total, and the server checks every answer again.
  const answers = page.answers as Answers;
  const { questions } = pathOf(definition, answers, context);
  const wording = wordingOf(definition, question, { answers, ...context });
  const fillIn = filler(definition, questions, page);
  const [title, help] = [fillIn(wording.title), fillIn(wording.help)];
  const helped = wording.help !== "";
  const value = page.answers[question.id] ?? preselected(definition, question, page.preselect);
  const error = page.errors?.[0];
  const wrong = error ? partOf(error, question) : null;
  const controls = controlsOf(question, {
    definition,
    locale,
    words,
    value,
    wrong,
    described: [helped ? "h" : "", error ? "e" : ""].filter(Boolean).join(" "),
  });
  const at = questions.findIndex((one) => one.id === question.id);
  const last = at === questions.length - 1;
  const optional =
    !question.required && question.kind !== "statement" ? html` <span class="o">${words.optional}</span>` : nothing;
  const main = html`<main id="main" tabindex="-1" data-q="${question.id}">${form(
    page,
    html`${back(page, answers)}${chip(page, questions, at)}${progress(questions, at, page)}<h1 id="t">${pipedMarkup(title)}${optional}</h1>${helped ? html`<p class="m h" id="h">${pipedMarkup(help)}</p>` : nothing}${
      error ? html`<p class="er" id="e" role="alert">${errorText(error, question, locale)}</p>` : nothing
    }${controls}${submit(page, last ? words.send : words.next)}${at === 0 && !token ? hint(questions, locale) : nothing}`,
  )}</main>`;
  return renderShell({
    locale,
    title: error ? `${words.errorTitle}: ${pipedText(title)}` : pipedText(title),
    main,
    brand,
    languages: page.preview ? [] : languageLinks(page),
    banner: page.preview ? words.previewBanner : page.test ? words.testBanner : undefined,
    privacy: definition.privacy,
    script: !page.preview,
    framed: page.preview !== undefined,
    logo: page.survey.logo,
    theme: page.theme,
  });
}

export interface EndingPage {
  readonly survey: PageSurvey;
  readonly ending: Ending;
  readonly locale: Locale;
  /** What its words may name; left out, their other words stand. */
  readonly answers?: Answers;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly identity?: Identity;
  readonly test?: boolean;
  readonly preview?: boolean;
  readonly theme?: Theme;
}

/** The thanks. The survey's link, where it has one, stands on every ending alike. */
export function renderEnding(page: EndingPage): Page {
  const { ending, locale } = page;
  const { definition } = page.survey;
  const { brand, link } = definition;
  const words = pageWords(locale);
  const { answers = {}, attributes = {} } = page;
  const fillIn = filler(definition, pathOf(definition, answers, { attributes, locale }).questions, page);
  const title = fillIn(textIn(ending.title, locale, definition.locale));
  const body = textIn(ending.body, locale, definition.locale);
  return renderShell({
    locale,
    title: pipedText(title),
    main: html`<main id="main" tabindex="-1" data-end>${check}<h1 class="th">${pipedMarkup(title)}</h1>${body === "" ? nothing : html`<p>${pipedMarkup(fillIn(body))}</p>`}${
      link
        ? html`<p><a class="go" href="${link.url}" rel="noopener">${textIn(link.label, locale, definition.locale)}</a></p>`
        : nothing
    }<p class="m">${words.youMayClose}</p></main>`,
    brand,
    banner: page.preview ? words.previewBanner : page.test ? words.testBanner : undefined,
    privacy: definition.privacy,
    script: !page.preview,
    framed: page.preview ?? false,
    logo: page.survey.logo,
    theme: page.theme,
  });
}

/** Fills a text's pipes: answers off the path have no say, as they have none in conditions. */
function filler(
  definition: Definition,
  questions: readonly Question[],
  page: Partial<Pick<QuestionPage, "answers" | "attributes" | "identity">> & { readonly locale: Locale },
): (text: string) => Piece[] {
  const { answers = {}, attributes = {}, identity = {}, locale } = page;
  const onPath = questions.flatMap(({ id }) => (Object.hasOwn(answers, id) ? [[id, answers[id]] as const] : []));
  const facts: PipeFacts = { definition, locale, attributes, identity, answers: Object.fromEntries(onPath) };
  return (text) => fillPipes(text, facts);
}

export interface NoticePage {
  readonly kind: keyof PageWords["notices"];
  /** When it opens, where it does not yet (`notOpen`). */
  readonly when?: string;
  readonly locale: Locale;
  readonly brand?: Brand;
  readonly logo?: PageLogo | null;
  /** What could not be stored: kept in the page, sent again by its button (`unavailable`, `busy`). */
  readonly retry?: { readonly action: string; readonly fields: Iterable<readonly [string, string]> };
}

/** An honest page where there is no question to show. */
export function renderNotice(page: NoticePage): Page {
  const words = pageWords(page.locale);
  const { title } = words.notices[page.kind];
  const text = fill(words.notices[page.kind].text, { when: page.when ?? "" });
  const passing = page.kind === "unavailable" || page.kind === "busy";
  const again = page.retry
    ? html`<form method="post" action="${page.retry.action}">${hidden(page.retry.fields)}<button class="go">${words.retry}</button></form>`
    : passing
      ? html`<a class="go" href="">${words.retry}</a>`
      : nothing;
  return renderShell({
    locale: page.locale,
    title,
    main: html`<main id="main" tabindex="-1" data-notice="${page.kind}"><h1 class="th">${title}</h1><p>${text}${page.retry ? ` ${words.kept}` : ""}</p>${again}</main>`,
    brand: page.brand,
    logo: page.logo,
    script: page.retry !== undefined,
  });
}

function form(page: QuestionPage, inside: Markup): Markup {
  const { survey, question, locale, preview } = page;
  if (preview === true) return html`<form>${inside}</form>`;
  const carried = new URLSearchParams(page.carried ?? page.attributes).toString();
  const fields: [string, string][] = [
    ["submissionId", page.submissionId],
    ["renderToken", page.renderToken],
    ["question", question.id],
    ["lang", locale],
  ];
  if (carried !== "") fields.push(["attributes", carried]);
  if (page.token) fields.push(["token", page.token]);
  if (preview) fields.push(...Object.entries(preview.fields));
  const trap = html`<div class="hp" aria-hidden="true"><label>Website<input name="_hp" tabindex="-1" autocomplete="off"></label></div>`;
  return html`<form method="post" action="${preview ? preview.action : `/s/${survey.key}`}" novalidate>${hidden(fields)}${preview ? nothing : trap}${inside}</form>`;
}

function hidden(fields: Iterable<readonly [string, string]>): Markup[] {
  return [...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

function submit(page: QuestionPage, words: string): Markup {
  return page.preview === true
    ? html`<button class="go" type="button">${words}</button>`
    : html`<button class="go">${words}</button>`;
}

function back(page: QuestionPage, answers: Answers): Markup {
  const { survey, token, locale, question } = page;
  if (!token) return nothing;
  const before = previousQuestion(survey.definition, answers, { attributes: page.attributes, locale }, question.id);
  return before
    ? html`<a class="bk" href="${stepHref(page, before.id, locale)}">${pageWords(locale).back}</a>`
    : nothing;
}

/** The score just given, so that people see that it has arrived. */
function chip(page: QuestionPage, questions: readonly Question[], at: number): Markup {
  const first = questions[0];
  const score = first && isScoreQuestion(first) ? page.answers[first.id] : undefined;
  if (at !== 1 || typeof score !== "number" || page.preview === true) return nothing;
  return html`<p class="yo"><b>${digits(score, page.locale)}</b> ${pageWords(page.locale).saved}</p>`;
}

function progress(questions: readonly Question[], at: number, page: QuestionPage): Markup {
  if (questions.length <= 3 || at < 0) return nothing;
  const { locale } = page;
  const words = fill(pageWords(locale).progress, {
    n: digits(at + 1, locale),
    total: digits(questions.length, locale),
  });
  return html`<p class="yo">${words}</p>`;
}

function hint(questions: readonly Question[], locale: Locale): Markup {
  const words = pageWords(locale);
  const n = questions.length;
  const count = fill(words.questions[Math.min(n, 4) - 1] ?? "", { n: digits(n, locale) });
  const first = questions[0];
  return html`<p class="m">${n > 1 && first && isScoreQuestion(first) ? `${count} ${words.savedOnNext}` : count}</p>`;
}

function languageLinks(page: QuestionPage): { locale: Locale; href: string }[] {
  const others = page.survey.definition.locales.filter((locale) => locale !== page.locale);
  if (page.token) return others.map((locale) => ({ locale, href: stepHref(page, page.question.id, locale) }));
  const carried = page.carried ?? page.attributes;
  return others.map((locale) => ({
    locale,
    href: `/s/${page.survey.key}?${new URLSearchParams({ ...carried, lang: locale })}`,
  }));
}

function stepHref(page: QuestionPage, step: string, locale: Locale): string {
  return `/s/${page.survey.key}/r/${page.token}?${new URLSearchParams({ step, lang: locale })}`;
}

/** What `?q=` chooses: the same text that a form would post for this question. */
function preselected(definition: Definition, question: Question, text: string | null | undefined): unknown {
  if (text === null || text === undefined || text.length > 64) return undefined;
  return (
    formToAnswers(definition, question, new URLSearchParams({ [`q.${question.id}`]: text }))[question.id] ?? undefined
  );
}
