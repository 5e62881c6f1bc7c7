import { withTenantAnew } from "@/db/client";
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
import type { Definition } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { scoreQuestions } from "@/domain/survey/outline";
import { nextAfter } from "@/domain/survey/screens";
import { storedInstant } from "@/features/respond/anonymise-answers";
import type { PublishedSurvey } from "@/features/respond/find-published";
import type { GivenAnswers, Intake, Submitted } from "@/features/respond/submit-answers";
import { stateAfter } from "@/features/respond/watch-door";

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
  return withTenantAnew(intake.db, scope, async (tx) => {
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
      ...(given.steps === undefined ? {} : { steps: given.steps }),
    };
    const checked = checkAnswers(definition, given.answers, options);
    const same = checked.ok && canonicalAnswers(checked.answers) === canonicalAnswers(before);
    if (given.only === "repeat")
      return same ? repeated(definition, stored, before, context, given.steps) : { outcome: "refused" };
    const newer = given.revision !== null && given.revision > stored.revision;
    if (stored.completedAt) return same ? repeated(definition, stored, before, context) : { outcome: "conflict" };
    if (!checked.ok) return { outcome: "invalid", errors: checked.errors };
    if (Object.keys(attributes).length > ATTRIBUTE_LIMITS.count) return { outcome: "invalid", errors: [TOO_MANY] };
    const next = nextAfter(definition, checked.answers, context, given.steps);
    const complete = given.complete || (given.completeAtEnd === true && !next.question);
    if (same && !complete && !newer) return repeated(definition, stored, before, context, given.steps);
    const step = { given: answersIn(given.answers, checked.answers), all: checked.answers, watch: given.watch };
    const change: ResponseChange = {
      id: stored.id,
      surveyId: survey.id,
      revision: given.revision ?? stored.revision,
      locale: given.locale,
      ...stateAfter(definition, stored, step, now),
      completedAt: complete ? storedInstant(survey, given.answeredAt ?? now) : null,
      ...timesOf(definition, stored, checked, given.answeredAt ?? now, survey),
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
      ...stepAfter(definition, checked.answers, context, complete, given.steps),
    };
  });
}

/** Those of the checked answers that this request gave. */
function answersIn(given: unknown, checked: Answers): Answers {
  const ids = typeof given === "object" && given !== null ? Object.keys(given) : [];
  return Object.fromEntries(Object.entries(checked).filter(([id]) => ids.includes(id)));
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
  survey: PublishedSurvey,
) {
  const scored = scoreQuestions(definition).some((question) => typeof checked.answers[question.id] === "number");
  if (stored.firstScoredAt || !scored) {
    return { firstScoredAt: stored.firstScoredAt, answeredAt: stored.answeredAt, day: stored.day };
  }
  const stamp = storedInstant(survey, at);
  return { firstScoredAt: stamp, answeredAt: stamp, day: localDay(at, survey.zone) };
}

function repeated(
  definition: Definition,
  stored: ResponseRow,
  answers: Answers,
  context: { attributes: Record<string, string>; locale: GivenAnswers["locale"] },
  steps?: readonly string[],
): Submitted {
  return {
    outcome: "repeated",
    id: stored.id,
    answers,
    ...stepAfter(definition, answers, context, stored.completedAt !== null, steps),
  };
}

function stepAfter(
  definition: Definition,
  answers: Answers,
  context: { attributes: Record<string, string>; locale: GivenAnswers["locale"] },
  complete: boolean,
  shown: readonly string[] | undefined,
): { next: string | null; ending: string | null } {
  const step = nextAfter(definition, answers, context, shown);
  if (step.question && !complete) return { next: step.question.id, ending: null };
  const checked = checkAnswers(definition, {}, { complete: false, context, stored: answers });
  return { next: null, ending: checked.ok ? checked.ending : (definition.endings.at(-1)?.id ?? null) };
}
