import type { Answers } from "@/domain/survey/answer-value";
import type { Identity } from "@/domain/survey/attributes";
import { asks, pathOf, previousQuestion } from "@/domain/survey/branching";
import type { Brand, Definition, Ending, Question } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { type Locale, textIn } from "@/domain/survey/locale";
import { isScoreQuestion } from "@/domain/survey/outline";
import type { Theme } from "@/domain/survey/palette";
import { changesWithAnswers, type Screen, screenOf } from "@/domain/survey/screens";
import { digits, fill, type PageWords, pageWords } from "@/domain/survey/words";
import { SITE } from "@/features/respond/find-site";
import { type Asked, askedOn, fieldsFor, pipeFiller } from "@/features/respond/page/asked";
import { check } from "@/features/respond/page/icons";
import type { PageLogo } from "@/features/respond/page/logo";
import { constant, html, type Markup, nothing } from "@/features/respond/page/markup";
import { pipedMarkup, pipedText } from "@/features/respond/page/piped";
import { type Page, renderShell } from "@/features/respond/page/shell";

/** What a page needs to know of a survey. */
export interface PageSurvey {
  readonly key: string;
  readonly definition: Definition;
  readonly version: number;
  /** An anonymous survey's minimum group, which its page promises; absent where names may be stored. */
  readonly minimumGroup?: number;
  readonly logo?: PageLogo | null;
  /** The site that shows the page in a frame. */
  readonly site?: string;
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
  /** The number of the last step that is stored, from which the script counts on. */
  readonly revision?: number;
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
  /** False: the page goes without its script. */
  readonly script?: boolean;
}

/** A question as a whole page that works without a script, together with its neighbours where the layout groups them. */
export function renderQuestion(page: QuestionPage): Page {
  const { survey, locale, token } = page;
  const { definition } = survey;
  const words = pageWords(locale);
  const context = { attributes: page.attributes, locale };
  // Broken values steer nothing: conditions are total, and the server checks every answer again.
  const answers = page.answers as Answers;
  const { questions } = pathOf(definition, answers, context);
  const screen = screenOf(definition, answers, context, page.question.id);
  const asked = screen.questions.map((question) => askedOn(page, question, questions));
  const [first] = asked;
  if (!first) throw new Error("A page shows at least one question.");
  const at = questions.indexOf(first.question);
  const last = questions.at(-1) === asked.at(-1)?.question;
  const wrong = asked.some(({ error }) => error !== null);
  const alone = asked.length === 1;
  const head = html`${back(page, answers, first.question)}${chip(page, questions, at)}`;
  const main = html`<main id="main" tabindex="-1" data-q="${first.question.id}">${form(
    page,
    asked,
    {
      auto: alone && goesOnByItself(definition, first.question, last),
      live: changesWithAnswers(definition, screen),
    },
    html`${alone ? oneOf(page, first, head, steps(page, questions, at)) : several(page, asked, head, screen)}${submit(page, last ? words.send : words.next)}${at === 0 && !token ? hint(page, questions, last) : nothing}`,
  )}</main>`;
  const title = pipedText(first.title);
  return renderShell({
    locale,
    title: wrong ? `${words.errorTitle}: ${title}` : title,
    main,
    brand: definition.brand,
    languages: page.preview ? [] : definition.locales.filter((one) => one !== locale),
    banner: page.preview ? words.previewBanner : page.test ? words.testBanner : undefined,
    privacy: definition.privacy,
    minimumGroup: survey.minimumGroup,
    script: page.script !== false && !page.preview,
    resumes: page.script !== false && !page.preview && !token,
    framed: page.preview !== undefined,
    site: survey.site,
    logo: survey.logo,
    theme: page.theme,
  });
}

/** A question that has the page for itself: its title is the page's. */
function oneOf(page: QuestionPage, asked: Asked, head: Markup, steps: Markup): Markup {
  return html`${head}${steps}<h1 id="t">${titleOf(page, asked)}</h1>${fieldsFor(page, asked, "", true)}`;
}

/** Questions that stand together, each with a heading of its own; what is wrong is listed above them. */
function several(page: QuestionPage, asked: readonly Asked[], head: Markup, screen: Screen): Markup {
  const { locale } = page;
  const words = pageWords(locale);
  const place = { n: digits(screen.number, locale), total: digits(screen.of, locale) };
  const heading =
    page.survey.definition.page?.progress === false || screen.of < 2
      ? html`<h1 class="hp">${page.survey.definition.brand.name}</h1>`
      : html`<h1 class="yo">${fill(words.page, place)}</h1>`;
  const wrong = asked.filter(({ error }) => error !== null);
  const summary =
    wrong.length === 0
      ? nothing
      : html`<div class="er" role="alert"><p>${words.summary}</p><ul>${wrong.map(
          (one) => html`<li><a href="#s_${one.question.id}">${pipedMarkup(one.title)}</a></li>`,
        )}</ul></div>`;
  return html`${head}${heading}${summary}${asked.map(
    (one) =>
      html`<section id="s_${one.question.id}">${hidden([["question", one.question.id]])}<h2 id="t_${one.question.id}">${titleOf(page, one)}</h2>${fieldsFor(page, one, `_${one.question.id}`, one === wrong[0])}</section>`,
  )}`;
}

function titleOf(page: QuestionPage, { question, title }: Asked): Markup {
  const optional = !question.required && asks(question);
  return html`${pipedMarkup(title)}${optional ? html` <span class="o">${pageWords(page.locale).optional}</span>` : nothing}`;
}

/** Whether one choice answers the page and something comes after it, so that choosing may go on by itself. */
function goesOnByItself(definition: Definition, question: Question, last: boolean): boolean {
  const chosen = isScoreQuestion(question) || question.kind === "single" || question.kind === "yes_no";
  const ends = definition.logic.some((rule) => rule.after === question.id && "ending" in rule.go);
  return chosen && !last && !ends && definition.page?.autoAdvance !== false;
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

/**
 * The thanks, with where this ending leads. The survey's own link stands on every ending alike. An ending that leads on by
 * itself does so at once (a timed redirect would fail WCAG 2.2.1), and not in a frame, whose site stays.
 */
export function renderEnding(page: EndingPage): Page {
  const { ending, locale, survey } = page;
  const { definition } = survey;
  const words = pageWords(locale);
  const { answers = {}, attributes = {} } = page;
  const fillIn = pipeFiller(page, pathOf(definition, answers, { attributes, locale }).questions);
  const title = fillIn(textIn(ending.title, locale, definition.locale));
  const body = textIn(ending.body, locale, definition.locale);
  const follows = ending.link?.follow === true && isOutside(ending.link.url) && !page.preview && !survey.site;
  const links = [ending.link, definition.link].flatMap((link) => (link && isOutside(link.url) ? [link] : []));
  return renderShell({
    locale,
    title: pipedText(title),
    main: html`<main id="main" tabindex="-1" data-end>${check}<h1 class="th">${pipedMarkup(title)}</h1>${body === "" ? nothing : html`<p>${pipedMarkup(fillIn(body))}</p>`}${links.map(
      ({ url, label }, index) =>
        html`<p><a class="${index === 0 ? "go" : "bk"}" href="${url}" rel="noopener"${survey.site ? html` target="_top"` : nothing}${follows && index === 0 ? html` data-follow` : nothing}>${pipedMarkup(fillIn(textIn(label, locale, definition.locale)))}</a></p>`,
    )}<p class="m">${words.youMayClose}</p></main>`,
    ...(follows && ending.link ? { follow: ending.link.url } : {}),
    brand: definition.brand,
    banner: page.preview ? words.previewBanner : page.test ? words.testBanner : undefined,
    privacy: definition.privacy,
    minimumGroup: survey.minimumGroup,
    script: !page.preview,
    framed: page.preview ?? false,
    site: survey.site,
    logo: survey.logo,
    theme: page.theme,
  });
}

/** Whether an address may be led to: https alone, whatever an older document says. */
function isOutside(url: string): boolean {
  return url.startsWith("https://");
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

function form(
  page: QuestionPage,
  asked: readonly Asked[],
  does: { readonly auto: boolean; readonly live: boolean },
  inside: Markup,
): Markup {
  const { survey, locale, preview } = page;
  if (preview === true) return html`<form>${inside}</form>`;
  const carried = new URLSearchParams(page.carried ?? page.attributes).toString();
  const fields: [string, string][] = [
    ["submissionId", page.submissionId],
    ["renderToken", page.renderToken],
    ["lang", locale],
  ];
  // Questions that stand together say so each in its own section.
  const [first] = asked;
  if (first && asked.length === 1) fields.push(["question", first.question.id]);
  if (carried !== "") fields.push(["attributes", carried]);
  if (page.token) fields.push(["token", page.token]);
  if (preview) fields.push(...Object.entries(preview.fields));
  const trap = html`<div class="hp" aria-hidden="true"><label>Website<input name="_hp" tabindex="-1" autocomplete="off"></label></div>`;
  const marks = `${does.auto ? " data-auto" : ""}${does.live ? " data-live" : ""}${page.revision ? ` data-rev="${page.revision}"` : ""}`;
  // Another address than the page's own: browsers drop what they kept of an address that was posted to, and then the way
  // back without a script would be another response.
  const query = survey.site ? String(new URLSearchParams({ [SITE]: survey.site })) : "step";
  return html`<form method="post" action="${preview ? preview.action : `/s/${survey.key}?${query}`}" id="f" novalidate${constant(marks)}>${hidden(fields)}${preview ? nothing : trap}${inside}</form>`;
}

function hidden(fields: Iterable<readonly [string, string]>): Markup[] {
  return [...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

function submit(page: QuestionPage, words: string): Markup {
  return page.preview === true
    ? html`<button class="go" type="button">${words}</button>`
    : html`<button class="go">${words}</button>`;
}

function back(page: QuestionPage, answers: Answers, first: Question): Markup {
  const { survey, token, locale } = page;
  if (!token) return nothing;
  const before = previousQuestion(survey.definition, answers, { attributes: page.attributes, locale }, first.id);
  if (!before) return nothing;
  const href = `/s/${survey.key}/r/${token}?${new URLSearchParams({ step: before.id, lang: locale, ...(survey.site ? { [SITE]: survey.site } : {}) })}`;
  return html`<a class="bk" href="${href}">${pageWords(locale).back}</a>`;
}

/** The score just given, so that people see that it has arrived. */
function chip(page: QuestionPage, questions: readonly Question[], at: number): Markup {
  const first = questions[0];
  const score = first && isScoreQuestion(first) ? page.answers[first.id] : undefined;
  if (at !== 1 || typeof score !== "number" || page.preview === true) return nothing;
  return html`<p class="yo"><b>${digits(score, page.locale)}</b> ${pageWords(page.locale).saved}</p>`;
}

/** Where on the path this question stands; not for three questions or fewer, nor where the author wants none. */
function steps(page: QuestionPage, questions: readonly Question[], at: number): Markup {
  const { locale } = page;
  if (questions.length <= 3 || at < 0 || page.survey.definition.page?.progress === false) return nothing;
  const place = { n: digits(at + 1, locale), total: digits(questions.length, locale) };
  return html`<p class="yo">${fill(pageWords(locale).progress, place)}</p>`;
}

/** How long it takes, and where a screen follows, that pressing "Next" keeps the score. */
function hint(page: QuestionPage, questions: readonly Question[], last: boolean): Markup {
  const words = pageWords(page.locale);
  const n = questions.length;
  const count = fill(words.questions[Math.min(n, 4) - 1] ?? "", { n: digits(n, page.locale) });
  const first = questions[0];
  return html`<p class="m">${!last && first && isScoreQuestion(first) ? `${count} ${words.savedOnNext}` : count}</p>`;
}
