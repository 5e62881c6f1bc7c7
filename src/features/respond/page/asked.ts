import type { Answers } from "@/domain/survey/answer-value";
import type { Question } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { wordingOf } from "@/domain/survey/outline";
import { fillPipes, type Piece, type PipeFacts } from "@/domain/survey/pipes";
import { pageWords } from "@/domain/survey/words";
import { controlsOf } from "@/features/respond/page/controls";
import { errorText, partOf } from "@/features/respond/page/errors";
import { formToAnswers } from "@/features/respond/page/form-answers";
import { html, type Markup, nothing } from "@/features/respond/page/markup";
import { pipedMarkup } from "@/features/respond/page/piped";
import type { QuestionPage } from "@/features/respond/page/render";

/** One question as it stands on a page: its words, what is wrong with its answer, its fields. */
export interface Asked {
  readonly question: Question;
  readonly title: readonly Piece[];
  readonly help: readonly Piece[] | null;
  /** What the respondent reads of the error; null where all is well. */
  readonly error: string | null;
  readonly errorAt: FieldError | null;
}

/** Reads what there is to say about one question. `onPath` are the questions whose answers have a say in its words. */
export function askedOn(page: QuestionPage, question: Question, onPath: readonly Question[]): Asked {
  const { survey, attributes, locale } = page;
  const wording = wordingOf(survey.definition, question, { answers: page.answers as Answers, attributes, locale });
  const fillIn = pipeFiller(page, onPath);
  const errorAt = page.errors?.find(({ path }) => `${path}.`.startsWith(`answers.${question.id}.`)) ?? null;
  return {
    question,
    title: fillIn(wording.title),
    help: wording.help === "" ? null : fillIn(wording.help),
    error: errorAt && errorText(errorAt, question, locale, page.answers[question.id]),
    errorAt,
  };
}

/** A question's help, error and fields. `ids` is "" where it stands alone, and makes its ids its own where it does not. */
export function fieldsFor(page: QuestionPage, asked: Asked, ids: string, focus: boolean): Markup {
  const { question, help, error, errorAt } = asked;
  const { definition } = page.survey;
  const value = page.answers[question.id] ?? preselected(page, question);
  const controls = controlsOf(question, {
    definition,
    locale: page.locale,
    words: pageWords(page.locale),
    value,
    wrong: errorAt ? partOf(errorAt, question) : null,
    focus,
    ids,
    seed: page.submissionId,
    described: [help ? `h${ids}` : "", error ? `e${ids}` : ""].filter(Boolean).join(" "),
  });
  return html`${help ? html`<p class="m h" id="h${ids}">${pipedMarkup(help)}</p>` : nothing}${
    error === null
      ? nothing
      : html`<p class="er" id="e${ids}"${ids === "" ? html` role="alert"` : nothing}>${error}</p>`
  }${controls}`;
}

/** Fills a text's pipes: answers off the path have no say, as they have none in conditions. */
export function pipeFiller(
  page: Pick<QuestionPage, "survey" | "locale"> & Partial<Pick<QuestionPage, "answers" | "attributes" | "identity">>,
  questions: readonly Question[],
): (text: string) => Piece[] {
  const { answers = {}, attributes = {}, identity = {}, locale } = page;
  const { definition } = page.survey;
  const onPath = questions.flatMap(({ id }) => (Object.hasOwn(answers, id) ? [[id, answers[id]] as const] : []));
  const facts: PipeFacts = { definition, locale, attributes, identity, answers: Object.fromEntries(onPath) };
  return (text) => fillPipes(text, facts);
}

/** What `?q=` chooses, read as a form would post it, or the address that the link gave: nobody has to type it twice. */
function preselected(page: QuestionPage, question: Question): unknown {
  if (question.kind === "email" && !page.preview) return page.identity?.email;
  const text = page.preselect;
  if (question.id !== page.question.id || text === null || text === undefined || text.length > 64) return undefined;
  const form = new URLSearchParams({ [`q.${question.id}`]: text });
  return formToAnswers(page.locale, question, form)[question.id] ?? undefined;
}
