import { withTenant } from "@/db/client";
import { listAnswers, lockResponse, type ResponseRow } from "@/db/queries/find-response";
import { findSurveyVersion } from "@/db/queries/find-survey";
import { dimensionsInside } from "@/db/rollups/dimension-slots";
import { type ResponseChange, rewriteResponse } from "@/db/rollups/rewrite-response";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import { answersOf, storedAnswers } from "@/db/rollups/stored-answer";
import { localDay } from "@/domain/calendar/day";
import type { Answers } from "@/domain/survey/answer-value";
import { type CheckedAnswers, canonicalAnswers, checkAnswers } from "@/domain/survey/answers";
import { ATTRIBUTE_LIMITS } from "@/domain/survey/attributes";
import { nextStep } from "@/domain/survey/branching";
import type { Definition } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { scoreQuestions } from "@/domain/survey/outline";
import type { PublishedSurvey } from "@/features/respond/find-published";
import type { GivenAnswers, Intake, Submitted } from "@/features/respond/submit-answers";

/**
 * Adds a later step to a stored response, under its row lock, so that steps that arrive together are merged one after the
 * other. Null where nothing is stored under this submission id. The version the respondent began with decides.
 */
export async function continueResponse(
  intake: Intake,
  survey: PublishedSurvey,
  given: GivenAnswers,
  now: Date,
): Promise<Submitted | null> {
  const { scope } = survey;
  return withTenant(intake.db, scope, async (tx) => {
    const stored = await lockResponse(tx, scope, survey.id, given.submissionId, survey.repeats);
    if (!stored) return null;
    const version = await findSurveyVersion(tx, scope, survey.id, stored.version);
    if (!version) throw new Error("A response's version is gone.");
    const { definition, series } = version;
    const rows = await listAnswers(tx, scope, stored.id);
    const before = answersOf(definition, rows, "asGiven");
    const attributes = { ...stored.attributes, ...given.attributes };
    const context = { attributes, locale: given.locale };
    if (given.revision !== null && given.revision < stored.revision)
      return repeated(definition, stored, before, context);
    const claimed = given.complete || stored.completedAt !== null;
    const options = {
      complete: claimed,
      context,
      stored: before,
      ...(given.step === undefined ? {} : { step: given.step }),
    };
    const checked = checkAnswers(definition, given.answers, options);
    const same = checked.ok && canonicalAnswers(checked.answers) === canonicalAnswers(before);
    const newer = given.revision !== null && given.revision > stored.revision;
    if (stored.completedAt) return same ? repeated(definition, stored, before, context) : { outcome: "conflict" };
    if (!checked.ok) return { outcome: "invalid", errors: checked.errors };
    if (Object.keys(attributes).length > ATTRIBUTE_LIMITS.count) return { outcome: "invalid", errors: [TOO_MANY] };
    const next = nextStep(
      definition,
      checked.answers,
      given.step === undefined ? context : { ...context, after: given.step },
    );
    const complete = given.complete || (given.completeAtEnd === true && !next.question);
    if (same && !complete && !newer) return repeated(definition, stored, before, context, given.step);
    const change: ResponseChange = {
      id: stored.id,
      surveyId: survey.id,
      revision: given.revision ?? stored.revision,
      locale: given.locale,
      state: stored.state,
      completedAt: complete ? (given.answeredAt ?? now) : null,
      ...timesOf(definition, stored, checked, given.answeredAt ?? now, survey.zone),
      attributes,
      dimensions: await dimensionsInside(tx, survey.id, attributes),
      answers: storedAnswers(definition, series, checked.answers, checked.offPath, complete),
    };
    await rewriteResponse(tx, scope, change);
    if (stored.customerId && stored.state !== "test")
      await settleRepeats(tx, survey.id, stored.customerId, survey.repeats);
    return {
      outcome: "continued",
      id: stored.id,
      answers: checked.answers,
      ...stepAfter(definition, checked.answers, context, complete, given.step),
    };
  });
}

const TOO_MANY: FieldError = {
  path: "attributes",
  message: `At most ${ATTRIBUTE_LIMITS.count} attributes, all steps together.`,
  code: "too_many",
};

/** The day is fixed by the first score; a comment or a correction later never moves it. */
function timesOf(
  definition: Definition,
  stored: ResponseRow,
  checked: CheckedAnswers & { ok: true },
  at: Date,
  zone: string,
) {
  const scored = scoreQuestions(definition).some((question) => typeof checked.answers[question.id] === "number");
  if (stored.firstScoredAt || !scored) {
    return { firstScoredAt: stored.firstScoredAt, answeredAt: stored.answeredAt, day: stored.day };
  }
  return { firstScoredAt: at, answeredAt: at, day: localDay(at, zone) };
}

function repeated(
  definition: Definition,
  stored: ResponseRow,
  answers: Answers,
  context: { attributes: Record<string, string>; locale: GivenAnswers["locale"] },
  step?: string,
): Submitted {
  return {
    outcome: "repeated",
    id: stored.id,
    answers,
    ...stepAfter(definition, answers, context, stored.completedAt !== null, step),
  };
}

function stepAfter(
  definition: Definition,
  answers: Answers,
  context: { attributes: Record<string, string>; locale: GivenAnswers["locale"] },
  complete: boolean,
  after: string | undefined,
): { next: string | null; ending: string | null } {
  const step = nextStep(definition, answers, after === undefined ? context : { ...context, after });
  if (step.question && !complete) return { next: step.question.id, ending: null };
  const checked = checkAnswers(definition, {}, { complete: false, context, stored: answers });
  return { next: null, ending: checked.ok ? checked.ending : (definition.endings.at(-1)?.id ?? null) };
}
