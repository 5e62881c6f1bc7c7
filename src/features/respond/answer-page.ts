import { randomUUID } from "node:crypto";
import type { Answers } from "@/domain/survey/answer-value";
import { type Attributes, carriedAttributes, readAttributes } from "@/domain/survey/attributes";
import { nextStep, pathOf } from "@/domain/survey/branching";
import type { FieldError } from "@/domain/survey/field-error";
import { chooseLocale, isLocale, type Locale } from "@/domain/survey/locale";
import { questionById } from "@/domain/survey/outline";
import {
  findPublished,
  findVersion,
  type PublishedSurvey,
  type PublishedVersion,
  recallPublished,
} from "@/features/respond/find-published";
import { findStored } from "@/features/respond/find-stored";
import { isMember } from "@/features/respond/is-member";
import type { Respondents } from "@/features/respond/open-intake";
import { formToAnswers } from "@/features/respond/page/form-answers";
import { renderEnding, renderNotice, renderQuestion } from "@/features/respond/page/render";
import type { Page } from "@/features/respond/page/shell";
import { COMMON_HEADERS, pageHeaders } from "@/features/respond/page-headers";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { renderFirstPage } from "@/features/respond/render-first-page";
import {
  isTestMark,
  readRenderToken,
  readResumeToken,
  resumeToken,
  signRenderToken,
  testMark,
} from "@/features/respond/sign-tokens";
import { submitAnswers } from "@/features/respond/submit-answers";
import { takeSubmission } from "@/features/respond/take-submission";
import { unsupportedMedia } from "@/platform/http/problem";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a page's request found before anything is shown. */
interface Visit {
  readonly survey: PublishedSurvey;
  readonly version: PublishedVersion;
}

/** `GET /s/{key}`: the first question. Records nothing. */
export async function showFirst(
  doors: Respondents,
  request: PlainRequest,
  key: string,
  now: Date,
): Promise<PlainResponse> {
  const visit = await open(doors, request, key);
  if ("status" in visit) return visit;
  const { survey, version } = visit;
  const locale = wishedLocale(visit, request, request.query.get("lang"));
  const mark = request.query.get("_test");
  const marked = mark !== null && isTestMark(doors.intake.secret, survey.id, mark);
  const test = marked || (await isMember(doors, request, survey));
  if (isPlainLink(request) && !test) return renderFirstPage(doors, survey, version, locale, now);
  const read = readAttributes(request.query);
  return questionReply(
    doors,
    visit,
    { locale, read, answers: {}, submissionId: randomUUID(), preselect: request.query.get("q"), test },
    now,
  );
}

/**
 * The same at once, for what most requests are: a plain link to a survey that this process just showed, from somebody who
 * carries no cookie. Null where something has to be looked up.
 */
export function recallFirst(doors: Respondents, request: PlainRequest, key: string, now: Date): PlainResponse | null {
  if (request.headers.cookie !== undefined || !isPlainLink(request)) return null;
  const survey = recallPublished(doors.intake.db, doors.surveys, key);
  if (!survey?.current || survey.status !== "live") return null;
  const locale = wishedLocale({ version: survey.current }, request, request.query.get("lang"));
  return renderFirstPage(doors, survey, survey.current, locale, now);
}

function isPlainLink(request: PlainRequest): boolean {
  for (const name of request.query.keys()) if (name !== "lang") return false;
  return true;
}

/** `POST /s/{key}`: one step as a form; 303 to the respondent's own address after it is stored. */
export async function takeStep(
  doors: Respondents,
  request: PlainRequest,
  key: string,
  now: Date,
): Promise<PlainResponse> {
  const visit = await open(doors, request, key);
  if ("status" in visit) return visit;
  const { survey } = visit;
  takeSubmission(doors, request, survey.id);
  const form = readForm(request);
  const facts = readRenderToken(doors.intake.secret, survey.id, form.get("renderToken") ?? "", now);
  const version =
    (facts && (await findVersion(doors.intake.db, doors.surveys, survey, facts.version))) ?? visit.version;
  const locale = wishedLocale({ version }, request, form.get("lang"));
  const read = readAttributes(new URLSearchParams(form.get("attributes") ?? ""));
  const submissionId = UUID.test(form.get("submissionId") ?? "")
    ? String(form.get("submissionId")).toLowerCase()
    : randomUUID();
  const test = facts?.test === true || (await isMember(doors, request, survey));
  const shown = { locale, read, submissionId, test };
  const question = questionById(version.definition, form.get("question") ?? "");
  // A question that this version does not ask, or a page that a stricter setting no longer takes: begin again.
  if (!question || (!facts && survey.onlyFromPage))
    return questionReply(doors, { survey, version }, { ...shown, answers: {}, submissionId: randomUUID() }, now);
  const answers = formToAnswers(version.definition, question, form);
  const submitted = await submitAnswers(
    doors.intake,
    survey,
    version,
    {
      submissionId,
      revision: null,
      locale,
      answers,
      attributes: read.attributes,
      identity: read.identity,
      complete: false,
      completeAtEnd: true,
      step: question.id,
      channel: "link",
      test,
      ...(read.identity.customer === undefined ? {} : { customer: read.identity.customer }),
    },
    now,
  );
  if (submitted.outcome === "invalid") {
    const stored = await findStored(doors, survey, submissionId);
    const tried = { ...stored?.answers, ...answers } as Answers;
    return questionReply(
      doors,
      { survey, version },
      {
        ...shown,
        read: stored ? { ...read, identity: stored.identity } : read,
        answers: tried,
        at: question.id,
        errors: submitted.errors,
        stored: stored !== null,
      },
      now,
    );
  }
  const token = resumeToken(doors.intake.secret, survey.id, submissionId);
  const step = submitted.outcome === "conflict" ? null : submitted.next;
  const query = new URLSearchParams({ ...(step === null ? {} : { step }), lang: locale });
  return { status: 303, headers: { ...COMMON_HEADERS, location: `/s/${key}/r/${token}?${query}` }, body: "" };
}

/** `GET /s/{key}/r/{token}`: what comes next for this respondent, or the ending. */
export async function showNext(
  doors: Respondents,
  request: PlainRequest,
  key: string,
  token: string,
  now: Date,
): Promise<PlainResponse> {
  const visit = await open(doors, request, key);
  if ("status" in visit && visit.status !== 410) return visit;
  const survey = await findPublished(doors.intake.db, doors.surveys, key);
  const submissionId = survey && readResumeToken(doors.intake.secret, survey.id, token);
  const stored = survey && submissionId ? await findStored(doors, survey, submissionId) : null;
  const version = survey && stored && (await findVersion(doors.intake.db, doors.surveys, survey, stored.version));
  if (!survey || !submissionId || !stored || !version) return notice(request, "unknown", 404);
  const wish = request.query.get("lang");
  const locale = isLocale(wish) && version.definition.locales.includes(wish) ? wish : stored.locale;
  const context = { attributes: stored.attributes, locale };
  const { definition } = version;
  if (stored.complete) {
    const { ending } = pathOf(definition, stored.answers, context);
    const { answers, identity, test } = stored;
    const survey = { key, definition, version: version.version };
    return pageReply(200, renderEnding({ survey, ending, ...context, answers, identity, test }));
  }
  // Closed meanwhile: a begun answer is kept as far as it came.
  if ("status" in visit) return visit;
  const { questions } = pathOf(definition, stored.answers, context);
  const wanted = questions.find((question) => question.id === request.query.get("step"));
  const next = nextStep(definition, stored.answers, context);
  const at = (wanted ?? next.question ?? questions.at(-1))?.id;
  const read = { attributes: stored.attributes, identity: stored.identity };
  return questionReply(
    doors,
    { survey, version },
    {
      locale,
      read,
      answers: stored.answers,
      submissionId,
      test: stored.test,
      stored: true,
      ...(at === undefined ? {} : { at }),
    },
    now,
  );
}

interface Shown {
  readonly locale: Locale;
  readonly read: Pick<Attributes, "attributes" | "identity">;
  readonly answers: Answers;
  readonly submissionId: string;
  readonly test: boolean;
  /** The question to show; the first that is open where there is none. */
  readonly at?: string;
  readonly errors?: readonly FieldError[];
  readonly preselect?: string | null;
  /** Something of this submission is stored, so that it has an address of its own. */
  readonly stored?: boolean;
}

function questionReply(doors: Respondents, { survey, version }: Visit, shown: Shown, now: Date): PlainResponse {
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
    survey: { key: survey.key, definition, version: version.version },
    question,
    answers,
    locale,
    attributes: read.attributes,
    identity: read.identity,
    // Once something is stored, who answers is stored with it and need not travel.
    carried: {
      ...carriedAttributes(shown.stored ? { ...read, identity: {} } : read),
      ...(test ? { _test: testMark(secret, survey.id) } : {}),
    },
    submissionId,
    renderToken: signRenderToken(secret, survey.id, { version: version.version, renderedAt: now, test }),
    preselect: shown.preselect ?? null,
    test,
    token: shown.stored ? resumeToken(secret, survey.id, submissionId) : null,
    ...(errors === undefined ? {} : { errors }),
  });
  return pageReply(errors === undefined ? 200 : 422, page);
}

/** The survey behind a key, or the honest page where it cannot be answered. */
async function open(doors: Respondents, request: PlainRequest, key: string): Promise<Visit | PlainResponse> {
  const survey = await findPublished(doors.intake.db, doors.surveys, key);
  if (!survey?.current || survey.status === "draft") return notice(request, "unknown", 404);
  if (survey.status === "closed") return notice(request, "closed", 410, survey.current);
  return { survey, version: survey.current };
}

/** A page that says why there is no question; in the survey's brand where there is one. */
export function notice(
  request: PlainRequest,
  kind: "closed" | "unknown" | "unavailable" | "busy",
  status: number,
  version?: PublishedVersion,
): PlainResponse {
  const speaks = version?.definition ?? {
    locale: "en" as const,
    locales: ["en", "de", "fr", "es", "ja", "ar"] as const,
  };
  const locale = chooseLocale(speaks, [request.query.get("lang"), request.headers["accept-language"]]);
  const passing = kind === "unavailable" || kind === "busy";
  const retry =
    passing && request.method === "POST" && isForm(request)
      ? { retry: { action: request.path, fields: readForm(request) } }
      : {};
  const page = renderNotice({ kind, locale, ...retry, ...(version ? { brand: version.definition.brand } : {}) });
  return pageReply(status, page);
}

function wishedLocale({ version }: Pick<Visit, "version">, request: PlainRequest, wish: string | null): Locale {
  return chooseLocale(version.definition, [wish, request.headers["accept-language"]]);
}

function pageReply(status: number, page: Page): PlainResponse {
  return { status, headers: pageHeaders(page.csp), body: page.html };
}

function isForm(request: PlainRequest): boolean {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return type === "application/x-www-form-urlencoded";
}

function readForm(request: PlainRequest): URLSearchParams {
  if (!isForm(request)) throw unsupportedMedia("Send the page's own form.");
  return new URLSearchParams(new TextDecoder().decode(request.body ?? new Uint8Array()));
}
