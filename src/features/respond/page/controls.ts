import { isNotApplicable, isOther, isPlainObject } from "@/domain/survey/answer-value";
import type { Definition, Question, ScoreQuestion } from "@/domain/survey/definition";
import { LONG_TEXT_LIMIT, SHORT_TEXT_LIMIT } from "@/domain/survey/kinds/check-text";
import { type Point, pointsOf } from "@/domain/survey/labels";
import { type Locale, textIn } from "@/domain/survey/locale";
import { optionsInOrder } from "@/domain/survey/option-order";
import { isScoreQuestion, layoutOf } from "@/domain/survey/outline";
import { digits, fill, type PageWords } from "@/domain/survey/words";
import { fieldName, NA, OTHER } from "@/features/respond/page/form-answers";
import { face, star, thumb } from "@/features/respond/page/icons";
import { constant, html, type Markup, nothing } from "@/features/respond/page/markup";

export interface Controls {
  readonly definition: Definition;
  readonly locale: Locale;
  readonly words: PageWords;
  /** The answer so far, or what was just tried; anything. */
  readonly value: unknown;
  /** The part of the question that an error names (a row), or "" for the whole; null where all is well. */
  readonly wrong: string | null;
  /** Whether the focus goes to what is wrong here. */
  readonly focus: boolean;
  /** Ends every id, so that questions can stand together. */
  readonly ids: string;
  /** What options are mixed by: the submission id. */
  readonly seed: string;
  /** ids of the help and the error, as `aria-describedby` wants them. */
  readonly described: string;
}

/** The fields of one question, native ones only. Its title has the id `t` with `ids`. */
export function controlsOf(question: Question, c: Controls): Markup {
  if (isScoreQuestion(question))
    return group("radiogroup", question, c, [scale(question, c), notApplicable(question, "radio", c)]);
  switch (question.kind) {
    case "single":
      return group("radiogroup", question, c, [options(question, "radio", c), notApplicable(question, "radio", c)]);
    case "multiple":
      return group("group", question, c, [
        question.max === 1 ? nothing : html`<p class="m n">${howMany(question, c)}</p>`,
        options(question, "checkbox", c),
        notApplicable(question, "checkbox", c),
      ]);
    case "yes_no":
      return group("radiogroup", question, c, [yesNo(question, c), notApplicable(question, "radio", c)]);
    case "consent":
      return html`<div class="op"><label><input type="checkbox" name="${fieldName(question)}" value="yes" aria-labelledby="y${c.ids} t${c.ids}"${attributes(c)}${flag("checked", c.value === true)}><span id="y${c.ids}">${c.words.yes}</span></label></div>`;
    case "short_text":
    case "email":
    case "number":
    case "date":
      return html`${line(question, c)}${notApplicable(question, "checkbox", c)}`;
    case "long_text":
      return html`<textarea name="${fieldName(question)}" aria-labelledby="t${c.ids}" dir="auto" rows="5" maxlength="${question.maxLength ?? LONG_TEXT_LIMIT}"${attributes(c)}>
${typeof c.value === "string" ? c.value : ""}</textarea>${notApplicable(question, "checkbox", c)}`;
    case "ranking":
      return group("group", question, c, [ranks(question, c)]);
    case "matrix":
    case "quality":
      return html`<div role="group" aria-labelledby="t${c.ids}">${rows(question, c)}</div>`;
    case "statement":
      return nothing;
  }
}

/** A native group named by the title; as a radiogroup it can also say that it is required or wrong. */
function group(role: "radiogroup" | "group", question: Question, c: Controls, parts: Markup[]): Markup {
  const required = role === "radiogroup" && question.required ? constant(' aria-required="true"') : nothing;
  const invalid = c.wrong === null ? nothing : constant(role === "radiogroup" ? ' aria-invalid="true"' : "");
  return html`<fieldset role="${role}" aria-labelledby="t${c.ids}"${describedBy(c)}${required}${invalid}>${parts}</fieldset>`;
}

function scale(question: ScoreQuestion, c: Controls): Markup {
  const points = pointsOf(question, c.locale, c.definition.locale);
  if (layoutOf(question) === "row")
    return row(fieldName(question), points, c.value, c.focus && c.wrong === "", c, question);
  const auto = c.focus && c.wrong === "";
  return html`<div class="op">${points.map((point, index) => {
    const picture = pictureOf(question, point.score, points.length);
    return html`<label><input type="radio" name="${fieldName(question)}" value="${point.score}"${flag("checked", c.value === point.score)}${flag("autofocus", auto && index === 0)}>${picture ?? html`<b>${digits(point.score, c.locale)}</b>`}<span>${point.label}</span></label>`;
  })}</div>`;
}

/** Equal cells in one row, low to high in reading direction, the ends labelled below and in the ends' own names. */
function row(
  name: string,
  points: readonly Point[],
  value: unknown,
  autofocus: boolean,
  c: Controls,
  question: Question,
): Markup {
  const max = points.at(-1)?.score ?? 0;
  const stars = question.kind === "csat" && question.scale === "stars";
  const cells = points.map((point, index) => {
    const named = fill(c.words.scoreOf, { score: digits(point.score, c.locale), max: digits(max, c.locale) });
    const label =
      point.label === "" ? named : `${named}${c.locale === "ar" ? "،" : c.locale === "ja" ? "、" : ","} ${point.label}`;
    const picture = stars ? star : pictureOf(question, point.score, points.length);
    return html`<label><input type="radio" name="${name}" value="${point.score}" aria-label="${label}"${flag("checked", value === point.score)}${flag("autofocus", autofocus && index === 0)}><span>${picture ?? digits(point.score, c.locale)}</span></label>`;
  });
  return html`<div class="sc${stars ? " st" : ""}">${cells}</div><div class="en" aria-hidden="true"><span>${points[0]?.label ?? ""}</span><span>${points.at(-1)?.label ?? ""}</span></div>`;
}

function pictureOf(question: Question, score: number, of: number): Markup | null {
  if (question.kind !== "csat") return null;
  if (question.scale === "faces-3" || question.scale === "faces-5") return face(score, of);
  return question.scale === "thumbs" ? thumb(score) : null;
}

/** Row by row on every device; a scorecard's rows under their categories. */
function rows(question: RowsQuestion, c: Controls): Markup[] {
  const named = (item: Row) => rowOf(question, item, c);
  if (question.kind === "matrix") return question.rows.map(named);
  return question.categories.map((category) => {
    const own = question.rows.filter((item) => item.category === category.id).map(named);
    return html`<p class="ca">${textIn(category.label, c.locale, c.definition.locale)}</p>${own}`;
  });
}

type RowsQuestion = Question & { kind: "matrix" | "quality" };
type Row = RowsQuestion["rows"][number];

function rowOf(question: RowsQuestion, item: Row, c: Controls): Markup {
  const points = pointsOf(question, c.locale, c.definition.locale);
  const scores = isPlainObject(c.value) ? c.value : {};
  const value = Object.hasOwn(scores, item.id) ? scores[item.id] : undefined;
  const named = c.wrong === item.id || (c.wrong === "" && item.id === question.rows[0]?.id);
  const wrong = named || (c.wrong !== null && question.required && value === undefined);
  const name = fieldName(question, item.id);
  const skip = question.na
    ? html`<label class="na"><input type="radio" name="${name}" value="${NA}"${flag("checked", isNotApplicable(c.value))}>${c.words.notApplicable}</label>`
    : nothing;
  return html`<fieldset class="rw" role="radiogroup"${wrong ? html` aria-invalid="true" aria-describedby="e${c.ids}"` : nothing}><legend>${textIn(item.label, c.locale, c.definition.locale)}</legend>${row(name, points, value, named && c.focus, c, question)}${skip}</fieldset>`;
}

/** In the author's order or mixed, "other" last; `data-x` is for the script: what stands alone unticks the rest. */
function options(
  question: Question & { kind: "single" | "multiple" },
  type: "radio" | "checkbox",
  c: Controls,
): Markup {
  const chosen: readonly unknown[] = Array.isArray(c.value) ? c.value : [c.value];
  const own = chosen.find(isOther);
  const name = fieldName(question);
  const unsaid = c.focus && /text$/.test(c.wrong ?? "");
  const choice = (value: string, label: string, checked: boolean, marks: Markup) =>
    html`<label><input type="${type}" name="${name}" value="${value}"${flag("checked", checked)}${marks}><span dir="auto">${label}</span></label>`;
  const listed = optionsInOrder<Option>(question, c.seed).map((option, index) =>
    choice(
      option.id,
      textIn(option.label, c.locale, c.definition.locale),
      chosen.includes(option.id),
      html`${option.exclusive ? constant(" data-x") : nothing}${flag("autofocus", c.focus && c.wrong !== null && !unsaid && index === 0)}`,
    ),
  );
  if (!question.other) return html`<div class="op">${listed}</div>`;
  return html`<div class="op">${listed}${choice(OTHER, c.words.other, own !== undefined, nothing)}<input class="in" name="${fieldName(question, OTHER)}" aria-label="${c.words.otherWords}" dir="auto" maxlength="${SHORT_TEXT_LIMIT}" value="${own?.text ?? ""}"${unsaid ? html` aria-invalid="true" aria-describedby="e${c.ids}" autofocus` : nothing}></div>`;
}

type Option = (Question & { kind: "multiple" })["options"][number];

function howMany(question: Question & { kind: "multiple" }, c: Controls): string {
  return question.max === undefined
    ? c.words.chooseAny
    : fill(c.words.chooseUpTo, { n: digits(question.max, c.locale) });
}

function yesNo(question: Question, c: Controls): Markup {
  const choice = (value: "yes" | "no", label: string, checked: boolean) =>
    html`<label><input type="radio" name="${fieldName(question)}" value="${value}"${flag("checked", checked)}${flag("autofocus", c.focus && c.wrong !== null && value === "yes")}><span>${label}</span></label>`;
  return html`<div class="op">${choice("yes", c.words.yes, c.value === true)}${choice("no", c.words.no, c.value === false)}</div>`;
}

function line(question: Question & { kind: "short_text" | "email" | "number" | "date" }, c: Controls): Markup {
  const value = typeof c.value === "string" || typeof c.value === "number" ? String(c.value) : "";
  const unit = question.kind === "number" ? textIn(question.unit, c.locale, c.definition.locale) : "";
  const tied = unit === "" ? c : { ...c, described: `${c.described} u${c.ids}`.trim() };
  const common = html`class="in" name="${fieldName(question)}" aria-labelledby="t${c.ids}" value="${value}"${attributes(tied)}`;
  switch (question.kind) {
    case "short_text":
      return html`<input type="text" dir="auto" maxlength="${question.maxLength ?? SHORT_TEXT_LIMIT}" ${common}>`;
    case "email":
      return html`<input type="email" autocomplete="email" dir="ltr" maxlength="254" ${common}>`;
    case "number": {
      const input = html`<input type="text" inputmode="${question.integer ? "numeric" : "decimal"}" autocomplete="off" ${common}>`;
      return unit === "" ? input : html`<div class="un">${input}<span id="u${c.ids}">${unit}</span></div>`;
    }
    case "date":
      return html`<input type="date"${question.min ? html` min="${question.min}"` : nothing}${question.max ? html` max="${question.max}"` : nothing} ${common}>`;
  }
}

function ranks(question: Question & { kind: "ranking" }, c: Controls): Markup {
  const placed: readonly unknown[] = Array.isArray(c.value) ? c.value : [];
  const places = question.options.map((_, index) => index + 1);
  const items = optionsInOrder(question, c.seed).map((option, index) => {
    const place = placed.indexOf(option.id) + 1;
    const label = textIn(option.label, c.locale, c.definition.locale);
    const choices = places.map(
      (one) => html`<option value="${one}"${flag("selected", one === place)}>${digits(one, c.locale)}</option>`,
    );
    return html`<label class="rk"><span dir="auto">${label}</span><select name="${fieldName(question, option.id)}" aria-label="${c.words.rank}: ${label}"${flag("autofocus", c.focus && c.wrong !== null && index === 0)}><option value="">–</option>${choices}</select></label>`;
  });
  return html`<div>${items}</div>`;
}

function notApplicable(question: Question, type: "radio" | "checkbox", c: Controls): Markup {
  if (!question.na) return nothing;
  const name = type === "radio" || question.kind === "multiple" ? fieldName(question) : fieldName(question, NA);
  const alone = question.kind === "multiple" ? constant(" data-x") : nothing;
  return html`<label class="na"><input type="${type}" name="${name}" value="${NA}"${alone}${flag("checked", isNotApplicable(c.value))}>${c.words.notApplicable}</label>`;
}

function attributes(c: Controls): Markup {
  return html`${describedBy(c)}${c.wrong === null ? nothing : constant(` aria-invalid="true"${c.focus ? " autofocus" : ""}`)}`;
}

function describedBy(c: Controls): Markup {
  return c.described === "" ? nothing : html` aria-describedby="${c.described}"`;
}

function flag(name: "checked" | "autofocus" | "selected", on: boolean): Markup {
  return on ? constant(` ${name}`) : nothing;
}
