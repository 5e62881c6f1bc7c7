import { type Answers, isPlainObject } from "@/domain/survey/answer-value";
import { checkAnswers } from "@/domain/survey/answers";
import type { Step } from "@/domain/survey/branching";
import type { Definition } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { chooseLocale, type Locale } from "@/domain/survey/locale";
import { questionById } from "@/domain/survey/outline";
import { nextAfter } from "@/domain/survey/screens";
import { formToAnswers } from "@/features/respond/page/form-answers";
import { pageLogo, type StoredPicture } from "@/features/respond/page/logo";
import { renderEnding, renderQuestion } from "@/features/respond/page/render";
import type { Page } from "@/features/respond/page/shell";

/**
 * A draft that is tried out: its document, the step just sent (empty at the start), and where steps are sent. A form may
 * also ask for a place (`at`: `questions.score`, `endings.thanks`), a language (`lang`), light or dark (`theme`).
 */
export interface TriedDraft {
  readonly definition: Definition;
  readonly form: URLSearchParams;
  readonly action: string;
  /** The stored picture that the brand names. */
  readonly logo?: StoredPicture | null;
  /** Hidden in every step, so that the next one knows the same draft. */
  readonly fields: Readonly<Record<string, string>>;
}

const SO_FAR = "answers";
const LONGEST = 20_000;

/**
 * The page that comes next in a draft, by the rules respondents meet: the same question renderer, the same check, the same
 * branching. Nothing is stored: what was answered so far travels in the form itself.
 */
export function walkPreview({ definition, form, action, fields, logo }: TriedDraft): Page {
  const locale = chooseLocale(definition, [form.get("lang")]);
  const context = { attributes: {}, locale };
  const survey = { key: "preview", definition, version: 0, logo: logo ? pageLogo(logo, null) : null };
  const asked = placeNamed(definition, form.get("at"));
  const shown = asked ? [] : form.getAll("question").flatMap((id) => questionById(definition, id) ?? []);
  const theme = form.get("theme") === "dark" ? "dark" : form.get("theme") === "light" ? "light" : undefined;
  let answers = answersSoFar(definition, form, locale);
  let tried: Readonly<Record<string, unknown>> | null = null;
  let errors: readonly FieldError[] = [];
  const steps = shown.map((question) => question.id);
  if (steps.length > 0) {
    const given = Object.assign({}, ...shown.map((question) => formToAnswers(locale, question, form)));
    const checked = checkAnswers(definition, given, { complete: false, context, stored: answers, steps });
    if (checked.ok) answers = checked.answers;
    else {
      errors = checked.errors;
      tried = given;
    }
  }
  const next =
    asked ?? (errors.length > 0 && shown[0] ? { question: shown[0] } : nextAfter(definition, answers, context, steps));
  if (!next.question) return renderEnding({ survey, ending: next.ending, locale, answers, theme, preview: true });
  return renderQuestion({
    survey,
    question: next.question,
    answers: { ...answers, ...tried },
    locale,
    attributes: {},
    submissionId: "preview",
    renderToken: "preview",
    errors,
    theme,
    preview: { action, fields: { ...fields, [SO_FAR]: JSON.stringify(answers) } },
  });
}

/** The question or ending that one wants to look at, whatever leads there. */
function placeNamed(definition: Definition, place: string | null): Step | null {
  const [list, id = ""] = (place ?? "").split(".");
  const question = list === "questions" ? questionById(definition, id) : undefined;
  if (question) return { question };
  const ending = list === "endings" ? definition.endings.find((one) => one.id === id) : undefined;
  return ending ? { ending } : null;
}

/** Answers that an earlier step of the preview carried along; whatever no longer fits the draft is dropped. */
function answersSoFar(definition: Definition, form: URLSearchParams, locale: Locale): Answers {
  const text = form.get(SO_FAR) ?? "";
  if (text === "" || text.length > LONGEST) return {};
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return {};
  }
  if (!isPlainObject(read)) return {};
  const context = { attributes: {}, locale };
  const checked = checkAnswers(definition, read, { complete: false, context });
  return checked.ok ? checked.answers : {};
}
