import { type Db, withTenant, withTenantAnew } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { meetInvitation } from "@/db/queries/invitations/meet-invitation";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { dimensionsOf, knownDimensions, type SlotCache } from "@/db/rollups/dimension-slots";
import { createIntakeQueue, type IntakeQueue } from "@/db/rollups/intake-queue";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import { type Dimensions, type Submission, storeSubmissionsIn } from "@/db/rollups/store-submissions";
import { storeWithinCap } from "@/db/rollups/store-within-cap";
import { storedAnswers } from "@/db/rollups/stored-answer";
import { localDay } from "@/domain/calendar/day";
import type { Answers } from "@/domain/survey/answer-value";
import { type CheckedAnswers, checkAnswers } from "@/domain/survey/answers";
import type { Identity } from "@/domain/survey/attributes";
import type { FieldError } from "@/domain/survey/field-error";
import type { Locale } from "@/domain/survey/locale";
import { scoreQuestions } from "@/domain/survey/outline";
import { nextAfter } from "@/domain/survey/screens";
import { writeMarks } from "@/domain/survey/suspicion";
import { newResponseId, storedInstant, withoutPerson } from "@/features/respond/anonymise-answers";
import { continueResponse } from "@/features/respond/continue-response";
import type { PublishedSurvey, PublishedVersion } from "@/features/respond/find-published";
import { judgeAnswers, type Watch } from "@/features/respond/watch-door";

/** Where answers go: the pool for respondents, the queue that shares transactions, what is known of dimensions. */
export interface Intake {
  readonly db: Db;
  readonly queue: IntakeQueue;
  /** By survey: those with a cap have a queue of their own. */
  readonly capped: Map<string, IntakeQueue>;
  readonly slots: SlotCache;
  /** AUTH_SECRET, from which tokens are derived. */
  readonly secret: string;
}

/** One request's answers, before they were checked. */
export interface GivenAnswers {
  readonly submissionId: string;
  /** Grows with every step; a smaller one than what is stored is acknowledged and ignored. */
  readonly revision: number | null;
  readonly locale: Locale;
  readonly answers: unknown;
  readonly attributes: Readonly<Record<string, string>>;
  readonly identity: Identity;
  readonly complete: boolean;
  /** A form does not say that it is complete: it is, when nothing comes after its step. */
  readonly completeAtEnd?: boolean;
  /** The questions of this step: those that are required must be answered. */
  readonly steps?: readonly string[];
  readonly channel: string;
  readonly test: boolean;
  /** Given by a key; else the receipt counts. */
  readonly answeredAt?: Date;
  /**
   * The customer that a key or a signed link names: proven, so what `identity` says of a customer is left out. A plain link
   * says its customer there, which is a claim.
   */
  readonly customer?: string;
  /** The invitation whose personal link it came by. */
  readonly invitationId?: string;
  /** What a program with a key hands in was answered elsewhere: no cap holds for it. */
  readonly beyondCap?: boolean;
  /** Nothing new is begun: `finish` what is stored, or only `repeat` it, which stores nothing. */
  readonly only?: "finish" | "repeat";
  /** What the door saw of who sends it; a program with a key answers for itself. */
  readonly watch?: Watch;
}

/**
 * What became of it. `invalid`: nothing was stored. `conflict`: it was complete and says something else now. `refused`:
 * nothing new is taken, because the survey is full or what was asked for was only to finish. `gone`: it was deleted in that
 * moment.
 */
export type Submitted =
  | {
      readonly outcome: "created" | "continued" | "repeated";
      readonly id: string;
      readonly answers: Answers;
      readonly next: string | null;
      readonly ending: string | null;
    }
  | { readonly outcome: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly outcome: "conflict" }
  | { readonly outcome: "refused" }
  | { readonly outcome: "gone" };

/**
 * Stores answers exactly once, in one transaction with all that follows from them; resolves after the commit. A
 * submission that is there already is continued: answers are merged by question and checked again as a whole.
 */
export async function submitAnswers(
  intake: Intake,
  survey: PublishedSurvey,
  version: PublishedVersion,
  asked: GivenAnswers,
  now: Date,
): Promise<Submitted> {
  try {
    return await submitTo(intake, survey, version, asked, now);
  } catch (error) {
    if (!refersToNothing(error)) throw error;
    const { scope, id } = survey;
    if ((await withTenant(intake.db, scope, (tx) => findSurvey(tx, scope, id))) !== null) throw error;
    return { outcome: "gone" };
  }
}

async function submitTo(
  intake: Intake,
  survey: PublishedSurvey,
  version: PublishedVersion,
  asked: GivenAnswers,
  now: Date,
): Promise<Submitted> {
  const given = withoutPerson(survey, intake.secret, asked);
  if (given.only) return (await continueResponse(intake, survey, given, now)) ?? { outcome: "refused" };
  const context = { attributes: given.attributes, locale: given.locale };
  const options = { complete: given.complete, context, ...(given.steps === undefined ? {} : { steps: given.steps }) };
  const checked = checkAnswers(version.definition, given.answers, options);
  // What does not fit alone may fit what is stored: a later step sends only its own answer.
  if (!checked.ok)
    return (await continueResponse(intake, survey, given, now)) ?? { outcome: "invalid", errors: checked.errors };
  const next = given.complete
    ? null
    : (nextAfter(version.definition, checked.answers, context, given.steps).question ?? null);
  const complete = given.complete || (given.completeAtEnd === true && next === null);
  const dimensions =
    knownDimensions(intake.slots, survey.id, given.attributes) ??
    (await dimensionsOf(intake.db, survey.scope, intake.slots, survey.id, given.attributes));
  const submission = toSubmission(survey, version, { ...given, complete }, { checked, dimensions }, now);
  if (!(await store(intake, survey, submission, given))) {
    const refused = { outcome: isCapped(survey, given) ? "refused" : "conflict" } as const;
    return (await continueResponse(intake, survey, given, now)) ?? refused;
  }
  return {
    outcome: "created",
    id: submission.id,
    answers: checked.answers,
    next: next?.id ?? null,
    ending: next === null ? checked.ending : null,
  };
}

/** True where a row was to refer to one that is not there. */
function refersToNothing(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, "code") === "23503";
}

function toSubmission(
  survey: PublishedSurvey,
  { version, definition, series }: PublishedVersion,
  given: GivenAnswers,
  { checked, dimensions }: { checked: CheckedAnswers & { ok: true }; dimensions: Dimensions },
  now: Date,
): Submission {
  const at = given.answeredAt ?? now;
  const answeredAt = storedInstant(survey, at);
  const scored = scoreQuestions(definition).some((question) => typeof checked.answers[question.id] === "number");
  const { channel, stage, customer: claimed, ...said } = given.identity;
  const identity = given.customer === undefined && claimed !== undefined ? { ...said, customer: claimed } : said;
  const suspected = judgeAnswers(definition, checked.answers, given.test ? undefined : given.watch);
  return {
    workspaceId: survey.scope.workspaceId,
    id: newResponseId(survey),
    surveyId: survey.id,
    version,
    submissionId: given.submissionId,
    revision: given.revision ?? 0,
    identity: Object.keys(identity).length > 0 ? identity : null,
    channel: channel ?? given.channel,
    stage: stage ?? null,
    locale: given.locale,
    attributes: given.attributes,
    dimensions,
    state: given.test ? "test" : suspected.hold ? "held" : "counted",
    stateReason: writeMarks(suspected.marks),
    startedAt: answeredAt,
    firstScoredAt: scored ? answeredAt : null,
    completedAt: given.complete ? answeredAt : null,
    answeredAt,
    day: localDay(at, survey.zone),
    answers: storedAnswers(definition, series, checked.answers, checked.offPath, given.complete),
  };
}

/** Answers share transactions; a known customer's needs one of its own, in which repeats are settled. */
function store(intake: Intake, survey: PublishedSurvey, submission: Submission, given: GivenAnswers): Promise<boolean> {
  const customer = given.customer ?? given.identity.customer;
  const capped = isCapped(survey, given);
  if (customer === undefined || submission.state === "test")
    return (capped ? cappedQueue(intake, survey) : intake.queue).store(submission);
  // Their other answers may be moved, held or taken away in the middle of it.
  return withTenantAnew(intake.db, survey.scope, async (tx) => {
    const customerId = await upsertCustomer(
      tx,
      survey.scope,
      customer,
      given.customer === undefined ? "claimed" : "proven",
    );
    const known = [{ ...submission, customerId }];
    const [stored = false] = capped
      ? await storeWithinCap(tx, survey.scope, survey.id, known)
      : await storeSubmissionsIn(tx, known);
    if (stored) await settleRepeats(tx, survey.id, customerId, survey.repeats);
    if (stored && given.invitationId !== undefined) {
      const met = { invitationId: given.invitationId, responseId: submission.id, answeredAt: submission.answeredAt };
      await meetInvitation(tx, survey.scope, met);
    }
    return stored;
  });
}

function isCapped(survey: PublishedSurvey, given: GivenAnswers): boolean {
  return survey.responseCap !== null && given.beyondCap !== true;
}

/** Who stores into a survey with a cap waits for whoever does so meanwhile: no other survey's answers wait with them. */
function cappedQueue({ db, capped }: Intake, { id, scope }: PublishedSurvey): IntakeQueue {
  const known = capped.get(id);
  if (known) return known;
  const made = createIntakeQueue(
    db,
    (_, submissions) => withTenant(db, scope, (tx) => storeWithinCap(tx, scope, id, submissions)),
    { lines: 1, underWay: 1 },
  );
  capped.set(id, made);
  return made;
}
