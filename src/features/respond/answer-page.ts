import { randomUUID } from "node:crypto";
import type { Answers } from "@/domain/survey/answer-value";
import { carriedAttributes, readAttributes } from "@/domain/survey/attributes";
import { nextStep, pathOf } from "@/domain/survey/branching";
import type { Definition, Question } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { chooseLocale, isLocale, type Locale } from "@/domain/survey/locale";
import { questionById } from "@/domain/survey/outline";
import { knownIdentity } from "@/features/respond/anonymise-answers";
import { checkPassword } from "@/features/respond/check-password";
import {
  findPublished,
  findVersion,
  type PublishedSurvey,
  type PublishedVersion,
  recallPublished,
} from "@/features/respond/find-published";
import { findSite, SITE } from "@/features/respond/find-site";
import { findStored } from "@/features/respond/find-stored";
import { isMember } from "@/features/respond/is-member";
import type { Respondents } from "@/features/respond/open-intake";
import { identityOf, openPersonal, type Personal, type PersonalRefusal } from "@/features/respond/open-personal";
import { formToAnswers } from "@/features/respond/page/form-answers";
import { type PasswordPage, renderPassword } from "@/features/respond/page/password";
import { type NoticePage, renderEnding, renderNotice } from "@/features/respond/page/render";
import { COMMON_HEADERS, FIRST_PAGE_HEADERS } from "@/features/respond/page-headers";
import { pageSurvey } from "@/features/respond/page-survey";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { pageReply, questionReply, type Visit } from "@/features/respond/question-reply";
import { isMixed, renderFirstPage } from "@/features/respond/render-first-page";
import { isTestMark, readRenderToken, readResumeToken, resumeToken } from "@/features/respond/sign-tokens";
import { type Standing, standingOf } from "@/features/respond/standing-of";
import { submitAnswers } from "@/features/respond/submit-answers";
import { takeSubmission } from "@/features/respond/take-submission";
import { noticeOf, openingWords, whatRemains } from "@/features/respond/tell-standing";
import { watchDoor } from "@/features/respond/watch-door";
import { PERSONAL } from "@/platform/auth/personal-link";
import { unsupportedMedia } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

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
  const standing = standingOf(survey, now);
  if (standing.kind !== "open" && !(test && standing.kind === "notOpen")) return refusal(request, visit, standing);
  if (survey.passwordHash !== null && !test) return askPassword(visit, locale, fieldsOfLink(request, locale), 200);
  const personal = test ? null : await openPersonal(doors, survey, { token: request.query.get(PERSONAL), at: now });
  if (typeof personal === "string") return refuseLink(request, visit, personal);
  if (personal?.begun) return toOwnAddress(doors, survey, personal.submissionId, { lang: locale });
  if (isPlainLink(request) && !test && !isMixed(version, locale))
    return renderFirstPage(doors, survey, version, locale, now, request);
  const read = readPerson(survey, request.query, personal);
  const submissionId = personal?.submissionId ?? randomUUID();
  const from = { preselect: request.query.get("q"), test, ...(personal ? { personal: personal.token } : {}) };
  const reply = questionReply(doors, visit, { locale, read, answers: {}, submissionId, ...from }, now);
  return { ...reply, headers: { ...reply.headers, ...FIRST_PAGE_HEADERS } };
}

/**
 * The same at once, for what most requests are: a plain link to a survey that this process just showed, from somebody who
 * carries no cookie. Null where something has to be looked up.
 */
export function recallFirst(doors: Respondents, request: PlainRequest, key: string, now: Date): PlainResponse | null {
  if (request.headers.cookie !== undefined || !isPlainLink(request)) return null;
  const survey = recallPublished(doors.intake.db, doors.surveys, key);
  if (!survey?.current || survey.passwordHash !== null || standingOf(survey, now).kind !== "open") return null;
  const locale = wishedLocale({ version: survey.current }, request, request.query.get("lang"));
  if (isMixed(survey.current, locale)) return null;
  return renderFirstPage(doors, survey, survey.current, locale, now, request);
}

function isPlainLink(request: PlainRequest): boolean {
  for (const name of request.query.keys()) if (name !== "lang") return false;
  return true;
}

/**
 * `POST /s/{key}`: one screen as a form; 303 to the respondent's own address after it is stored. With `look` nothing is
 * stored: the same screen is shown with what was given so far, in the language that `look` names.
 */
export async function takeStep(
  doors: Respondents,
  request: PlainRequest,
  key: string,
  now: Date,
): Promise<PlainResponse> {
  const visit = await open(doors, request, key);
  if ("status" in visit) return visit;
  const { survey } = visit;
  // To look at a screen in another language is no submission; whatever is no form counts as one.
  const look = isForm(request) ? readForm(request).get("look") : null;
  const address = look === null ? takeSubmission(doors, request, survey.id) : null;
  const form = readForm(request);
  const facts = readRenderToken(doors.intake.secret, survey.renderSubject, form.get("renderToken") ?? "", now);
  const version =
    (facts && (await findVersion(doors.intake.db, doors.surveys, survey, facts.version))) ?? visit.version;
  const { definition } = version;
  const locale = chooseLocale(definition, [look, form.get("lang"), request.headers["accept-language"]]);
  const carried = new URLSearchParams(form.get("attributes") ?? "");
  const sent = isUuid(form.get("submissionId") ?? "") ? String(form.get("submissionId")).toLowerCase() : randomUUID();
  const test = facts?.test === true || (await isMember(doors, request, survey));
  const asked = { token: carried.get(PERSONAL), submissionId: sent, at: facts?.renderedAt ?? now };
  const personal = test ? null : await openPersonal(doors, survey, asked);
  if (typeof personal === "string") return refuseLink(request, visit, personal);
  const read = readPerson(survey, carried, personal);
  const submissionId = personal?.submissionId ?? sent;
  const from = { test, preselect: form.get("q"), ...(personal ? { personal: personal.token } : {}) };
  const shown = { locale, read, submissionId, ...from };
  const standing = standingOf(survey, now);
  if (standing.kind === "notOpen" && !test) return refusal(request, visit, standing);
  const only = whatRemains(standing);
  if (survey.passwordHash !== null && !facts && !test && only === undefined) {
    const locked = await unlock(doors, request, visit, form, locale);
    if (locked) return locked;
  }
  const questions = questionsIn(form, definition);
  const [first] = questions;
  if (!first && only) return refusal(request, visit, standing);
  // After the password, or with a question that this version does not ask: begin. What was sent is refused then, else a
  // page that kept it would take it as stored.
  if (!first) {
    const anew = { ...shown, answers: {}, submissionId: personal?.submissionId ?? randomUUID() };
    const reply = questionReply(doors, { survey, version }, anew, now);
    return form.has("question") ? { ...reply, status: 422 } : reply;
  }
  const answers = Object.assign({}, ...questions.map((question) => formToAnswers(locale, question, form)));
  const again = async (errors?: readonly FieldError[]) => {
    const stored = await findStored(doors, survey, submissionId);
    const identity = stored?.identity ?? read.identity;
    const tried = triedOver(stored?.answers ?? {}, answers);
    const visible = { answers: tried, at: first.id, stored: stored !== null, revision: stored?.revision ?? 0 };
    const more = { ...shown, ...visible, read: { ...read, identity }, ...(errors ? { errors } : {}) };
    return questionReply(doors, { survey, version }, more, now);
  };
  if (look !== null) return again();
  // A page that is too old, or that a stricter setting no longer takes: the same again, with what was given and a new token.
  if (!facts && survey.onlyFromPage) return { ...(await again()), status: 422 };
  const sender = { door: "form", surveyId: survey.id, submissionId, facts, trap: form.get("_hp") } as const;
  const submitted = await submitAnswers(
    doors.intake,
    survey,
    version,
    {
      submissionId,
      revision: revisionIn(form),
      locale,
      answers,
      attributes: read.attributes,
      identity: read.identity,
      complete: false,
      completeAtEnd: true,
      steps: questions.map((question) => question.id),
      channel: "link",
      test,
      ...(address === null || test ? {} : { watch: watchDoor(doors, { ...sender, address }, now) }),
      ...(only === undefined ? {} : { only }),
      ...(personal ? { customer: personal.customer, invitationId: personal.invitationId } : {}),
    },
    now,
  );
  if (submitted.outcome === "invalid") return again(submitted.errors);
  if (submitted.outcome === "refused") {
    // What this process remembers of a survey that has become full is out of date.
    doors.surveys.surveys.delete(key);
    return refusal(request, visit, standing.kind === "open" ? { kind: "full" } : standing);
  }
  if (submitted.outcome === "gone") return notice(request, "unknown", 404);
  const step = submitted.outcome === "conflict" ? null : submitted.next;
  return toOwnAddress(doors, survey, submissionId, { ...(step === null ? {} : { step }), lang: locale });
}

/** On to the respondent's own address, which shows what comes next for them. */
function toOwnAddress(
  { intake }: Respondents,
  { id, key, site }: PublishedSurvey,
  submissionId: string,
  params: Readonly<Record<string, string>>,
): PlainResponse {
  const query = new URLSearchParams({ ...params, ...(site ? { [SITE]: site } : {}) });
  const location = `/s/${key}/r/${resumeToken(intake.secret, id, submissionId)}?${query}`;
  return { status: 303, headers: { ...COMMON_HEADERS, location }, body: "" };
}

/** The page of a personal link that asks nothing any more. */
function refuseLink(request: PlainRequest, { version }: Visit, kind: PersonalRefusal): PlainResponse {
  return notice(request, kind, kind === "linkUnknown" ? 404 : 410, version);
}

/** The questions that a form shows, each once; none where one of them is not of this version. */
function questionsIn(form: URLSearchParams, definition: Definition): Question[] {
  const ids = [...new Set(form.getAll("question"))];
  if (ids.length > definition.questions.length) return [];
  const found = ids.map((id) => questionById(definition, id));
  return found.includes(undefined) ? [] : found.filter((question) => question !== undefined);
}

/** What was just tried over what is stored; an answer that was taken back is none. It may hold what does not fit. */
function triedOver(stored: Answers, tried: Readonly<Record<string, unknown>>): Answers {
  const all = Object.entries({ ...stored, ...tried }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(all) as Answers;
}

/** The growing number that the page's script gives every step, so that a late retry of an older one changes nothing. */
function revisionIn(form: URLSearchParams): number | null {
  const text = form.get("revision") ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
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
  if ("status" in visit) return visit;
  const survey = visit.survey;
  const submissionId = readResumeToken(doors.intake.secret, survey.id, token);
  const stored = submissionId ? await findStored(doors, survey, submissionId) : null;
  const version = stored && (await findVersion(doors.intake.db, doors.surveys, survey, stored.version));
  if (!submissionId || !stored || !version) return notice(request, "unknown", 404);
  const wish = request.query.get("lang");
  const locale = isLocale(wish) && version.definition.locales.includes(wish) ? wish : stored.locale;
  const context = { attributes: stored.attributes, locale };
  const { definition } = version;
  if (stored.complete) {
    const { ending } = pathOf(definition, stored.answers, context);
    const { answers, identity, test } = stored;
    return pageReply(
      200,
      renderEnding({ survey: pageSurvey(survey, version), ending, ...context, answers, identity, test }),
    );
  }
  // Closed for longer than the grace: a begun answer is kept as far as it came.
  const standing = standingOf(survey, now);
  if (whatRemains(standing) === "repeat") return refusal(request, visit, standing);
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
      revision: stored.revision,
      ...(at === undefined ? {} : { at }),
    },
    now,
  );
}

/** The survey behind a key, or the honest page where it cannot be answered. */
async function open(doors: Respondents, request: PlainRequest, key: string): Promise<Visit | PlainResponse> {
  const survey = await findPublished(doors.intake.db, doors.surveys, key);
  if (!survey?.current || survey.status === "draft") return notice(request, "unknown", 404);
  const site = findSite(request, survey, doors.runtime.env.publicUrl);
  return { survey: site === null ? survey : { ...survey, site }, version: survey.current };
}

/** The page of a survey that takes no answers now. */
function refusal(request: PlainRequest, { survey, version }: Visit, standing: Standing): PlainResponse {
  const { kind, status } = noticeOf(standing) ?? { kind: "unknown" as const, status: 404 };
  return notice(request, kind, status, version, (locale) => openingWords(survey, locale));
}

/** Null where the form's password is right; else the page that asks for it, with all that the form said. */
async function unlock(
  doors: Respondents,
  request: PlainRequest,
  visit: Visit,
  form: URLSearchParams,
  locale: Locale,
): Promise<PlainResponse | null> {
  const fields = [...form].filter(([name]) => name !== "password");
  const password = form.get("password");
  if (password === null) return askPassword(visit, locale, fields, 403);
  const verdict = await checkPassword(doors, request, visit.survey, password);
  if (verdict.kind === "right") return null;
  if (verdict.kind === "wrong") return askPassword(visit, locale, fields, 403, { kind: "wrong" });
  const reply = askPassword(visit, locale, fields, 429, { kind: "wait", minutes: Math.ceil(verdict.seconds / 60) });
  return { ...reply, headers: { ...reply.headers, "retry-after": String(verdict.seconds) } };
}

function askPassword(
  { survey, version }: Visit,
  locale: Locale,
  fields: PasswordPage["fields"],
  status: number,
  fault?: PasswordPage["fault"],
): PlainResponse {
  const { brand } = version.definition;
  return pageReply(status, renderPassword({ key: survey.key, locale, brand, fields, ...(fault ? { fault } : {}) }));
}

/** What a link says, as the password's form carries it on. */
function fieldsOfLink({ query }: PlainRequest, locale: Locale): [string, string][] {
  const personal = query.get(PERSONAL);
  const said = { ...carriedAttributes(readAttributes(query)), ...(personal === null ? {} : { [PERSONAL]: personal }) };
  const attributes = new URLSearchParams(said).toString();
  const q = query.get("q");
  return [
    ["lang", locale],
    ...(attributes === "" ? [] : [["attributes", attributes] satisfies [string, string]]),
    ...(q === null ? [] : [["q", q] satisfies [string, string]]),
  ];
}

/** What a link says of the answer, and of who answers as far as the survey may know it. */
function readPerson(survey: PublishedSurvey, query: URLSearchParams, personal: Personal | null) {
  const read = readAttributes(query);
  return { ...read, identity: identityOf(knownIdentity(survey, read.identity), personal) };
}

/** A page that says why there is no question; in the survey's brand where there is one. */
export function notice(
  request: PlainRequest,
  kind: NoticePage["kind"],
  status: number,
  version?: PublishedVersion,
  when?: (locale: Locale) => string,
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
  const brand = version ? { brand: version.definition.brand } : {};
  const page = renderNotice({ kind, locale, ...retry, ...brand, ...(when ? { when: when(locale) } : {}) });
  return pageReply(status, page);
}

function wishedLocale({ version }: Pick<Visit, "version">, request: PlainRequest, wish: string | null): Locale {
  return chooseLocale(version.definition, [wish, request.headers["accept-language"]]);
}

function isForm(request: PlainRequest): boolean {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return type === "application/x-www-form-urlencoded";
}

function readForm(request: PlainRequest): URLSearchParams {
  if (!isForm(request)) throw unsupportedMedia("Send the page's own form.");
  return new URLSearchParams(new TextDecoder().decode(request.body ?? new Uint8Array()));
}
