import type { Answers } from "@/domain/survey/answer-value";
import { type Attributes, carriedAttributes } from "@/domain/survey/attributes";
import { nextStep } from "@/domain/survey/branching";
import type { FieldError } from "@/domain/survey/field-error";
import type { Locale } from "@/domain/survey/locale";
import { questionById } from "@/domain/survey/outline";
import type { PublishedSurvey, PublishedVersion } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";
import { renderQuestion } from "@/features/respond/page/render";
import type { Page } from "@/features/respond/page/shell";
import { pageHeaders } from "@/features/respond/page-headers";
import { pageSurvey } from "@/features/respond/page-survey";
import type { PlainResponse } from "@/features/respond/plain-http";
import { resumeToken, signRenderToken, testMark } from "@/features/respond/sign-tokens";
import { PERSONAL } from "@/platform/auth/personal-link";

/** What a page's request found before anything is shown. */
export interface Visit {
  readonly survey: PublishedSurvey;
  readonly version: PublishedVersion;
}

/** What a page of questions shows, and to whom. */
export interface Shown {
  readonly locale: Locale;
  readonly read: Pick<Attributes, "attributes" | "identity">;
  readonly answers: Answers;
  readonly submissionId: string;
  readonly test: boolean;
  /** The question to show; the first that is open where there is none. */
  readonly at?: string;
  readonly errors?: readonly FieldError[];
  readonly preselect?: string | null;
  /** The token of the personal link it was opened by: it travels until something is stored under it. */
  readonly personal?: string;
  /** Something of this submission is stored, so that it has an address of its own. */
  readonly stored?: boolean;
  /** The last step that is stored; the page counts on from it. */
  readonly revision?: number;
}

/** The page that shows a question, and its neighbours where they stand together. Status 422 where it tells errors. */
export function questionReply(doors: Respondents, { survey, version }: Visit, shown: Shown, now: Date): PlainResponse {
  const { definition } = version;
  const { locale, read, answers, submissionId, test, errors } = shown;
  const { secret } = doors.intake;
  const context = { attributes: read.attributes, locale };
  const question =
    (shown.at === undefined ? undefined : questionById(definition, shown.at)) ??
    nextStep(definition, answers, context).question ??
    definition.questions[0];
  if (!question) throw new Error("A published survey has at least one question.");
  const page = renderQuestion({
    survey: pageSurvey(survey, version),
    question,
    answers,
    locale,
    attributes: read.attributes,
    identity: read.identity,
    // Once something is stored, who answers is stored with it and need not travel.
    carried: {
      ...carriedAttributes(shown.stored ? { ...read, identity: {} } : read),
      ...(test ? { _test: testMark(secret, survey.id) } : {}),
      ...(shown.personal !== undefined && !shown.stored ? { [PERSONAL]: shown.personal } : {}),
    },
    submissionId,
    renderToken: signRenderToken(secret, survey.renderSubject, { version: version.version, renderedAt: now, test }),
    preselect: shown.preselect ?? null,
    revision: shown.revision ?? 0,
    test,
    token: shown.stored ? resumeToken(secret, survey.id, submissionId) : null,
    ...(errors === undefined ? {} : { errors }),
  });
  return pageReply(errors === undefined ? 200 : 422, page);
}

/** A page as a reply, with its own policy. */
export function pageReply(status: number, page: Page): PlainResponse {
  return { status, headers: pageHeaders(page.csp), body: page.html };
}
