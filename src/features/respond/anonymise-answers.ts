import { randomUUID } from "node:crypto";
import { localDay, startOfDay } from "@/domain/calendar/day";
import type { Identity } from "@/domain/survey/attributes";
import type { PublishedSurvey } from "@/features/respond/find-published";
import { revisionShift, sealSubmissionId } from "@/features/respond/sign-tokens";
import type { GivenAnswers } from "@/features/respond/submit-answers";
import { newId } from "@/platform/id";

type Anonymity = Pick<PublishedSurvey, "anonymous" | "zone">;

/** A new response's id. One that carries its time would say when somebody answered. */
export function newResponseId({ anonymous }: Anonymity): string {
  return anonymous ? randomUUID() : newId();
}

/** The instant that is stored: in an anonymous survey the first one of its local day. */
export function storedInstant({ anonymous, zone }: Anonymity, at: Date): Date {
  return anonymous ? startOfDay(localDay(at, zone), zone) : at;
}

/** What a link says of who answers, as far as a survey may know it. */
export function knownIdentity({ anonymous }: Anonymity, identity: Identity): Identity {
  if (!anonymous) return identity;
  const { channel, stage } = identity;
  return { ...(channel === undefined ? {} : { channel }), ...(stage === undefined ? {} : { stage }) };
}

/**
 * What of a request may be stored. In an anonymous survey nobody's name, and the submission id only sealed: a link in
 * somebody's browser leads to its own answer, but no stored row leads back to it.
 */
export function withoutPerson(survey: PublishedSurvey, secret: string, given: GivenAnswers): GivenAnswers {
  if (!survey.anonymous) return given;
  const { customer: _, ...rest } = given;
  return {
    ...rest,
    submissionId: storedSubmissionId(survey, secret, given.submissionId),
    revision: given.revision === null ? null : storedRevision(survey, secret, given.submissionId, given.revision),
    identity: knownIdentity(survey, given.identity),
  };
}

/** The submission id under which a response is stored. The same each time, so that a repetition is still known as one. */
export function storedSubmissionId(survey: PublishedSurvey, secret: string, submissionId: string): string {
  return survey.anonymous ? sealSubmissionId(secret, survey.id, submissionId) : submissionId;
}

/** A revision as it is stored: of one submission they grow as they were given, and say nothing of any clock. */
function storedRevision({ id }: PublishedSurvey, secret: string, submissionId: string, revision: number): number {
  return Math.min(revision + revisionShift(secret, id, submissionId), Number.MAX_SAFE_INTEGER);
}

/** The revision that a page gave, from the stored one: the page counts on from it. */
export function givenRevision(survey: PublishedSurvey, secret: string, submissionId: string, stored: number): number {
  return survey.anonymous ? Math.max(stored - revisionShift(secret, survey.id, submissionId), 0) : stored;
}
