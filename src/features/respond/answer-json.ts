import { parseAttributes } from "@/domain/survey/attributes";
import { chooseLocale } from "@/domain/survey/locale";
import { checkPassword } from "@/features/respond/check-password";
import { findPublished, findVersion, type PublishedSurvey, recallPublished } from "@/features/respond/find-published";
import { type SubmissionInput, submissionSchema } from "@/features/respond/input";
import type { Respondents } from "@/features/respond/open-intake";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { type ReadFacts, readRenderToken } from "@/features/respond/sign-tokens";
import { standingOf } from "@/features/respond/standing-of";
import { type Submitted, submitAnswers } from "@/features/respond/submit-answers";
import { takeSubmission } from "@/features/respond/take-submission";
import { problemOf, whatRemains } from "@/features/respond/tell-standing";
import { watchDoor } from "@/features/respond/watch-door";
import { jsonReply } from "@/platform/http/json";
import { conflict, invalid, notFound, ProblemError, tooMany } from "@/platform/http/problem";
import { checkInput, readJson, requireJsonType } from "@/platform/http/read-json";

/** The public door for programs: one submission as JSON. Throws problems; anything else is an outage. */
export async function answerJson(
  doors: Respondents,
  request: PlainRequest,
  key: string,
  now: Date,
): Promise<PlainResponse> {
  const recalled = recallPublished(doors.intake.db, doors.surveys, key);
  const survey = recalled === undefined ? await findPublished(doors.intake.db, doors.surveys, key) : recalled;
  const standing = standingOf(survey, now);
  if (!survey || standing.kind === "unknown") throw notFound("There is no such survey.");
  const address = takeSubmission(doors, request, survey.id);
  requireJsonType(request.headers["content-type"] ?? null);
  const input = checkInput(submissionSchema, readJson(request.body ?? new Uint8Array()));
  const facts = renderFacts(doors, survey, input, now);
  if (standing.kind === "notOpen" && !facts?.test) throw problemOf(standing);
  const only = whatRemains(standing);
  if (!facts && only === undefined && survey.passwordHash !== null)
    await requirePassword(doors, request, survey, input.password ?? null);
  // The version whose page was rendered, else the one that is published now.
  const version = facts ? await findVersion(doors.intake.db, doors.surveys, survey, facts.version) : survey.current;
  if (!version) throw notFound("There is no such survey.");
  const read = parseAttributes(input.attributes);
  if (!read.ok) throw invalid(read.errors);
  const sender = { door: "json", surveyId: survey.id, submissionId: input.submissionId, facts, trap: null } as const;
  const submitted = await submitAnswers(
    doors.intake,
    survey,
    version,
    {
      submissionId: input.submissionId,
      revision: input.revision ?? null,
      locale: chooseLocale(version.definition, [input.locale, request.headers["accept-language"]]),
      answers: input.answers,
      attributes: read.attributes,
      // What came past the page says so: no attribute may take that mark away.
      identity: facts ? read.identity : { ...read.identity, channel: "api" },
      complete: input.complete ?? false,
      channel: facts ? "link" : "api",
      test: facts?.test ?? false,
      watch: watchDoor(doors, { ...sender, address }, now),
      ...(only === undefined ? {} : { only }),
    },
    now,
  );
  if (submitted.outcome === "refused") {
    // What this process remembers of a survey that has become full is out of date.
    doors.surveys.surveys.delete(key);
    throw problemOf(standing.kind === "open" ? { kind: "full" } : standing);
  }
  if (submitted.outcome === "gone") throw problemOf({ kind: "unknown" });
  return toReply(submitted);
}

/** Throws 403 where this is not the password that the survey asks for, 429 where too many were tried. */
async function requirePassword(
  doors: Respondents,
  request: PlainRequest,
  survey: PublishedSurvey,
  password: string | null,
): Promise<void> {
  const verdict = password === null ? null : await checkPassword(doors, request, survey, password);
  if (verdict?.kind === "right") return;
  if (verdict?.kind === "wait") throw tooMany(verdict.seconds);
  const message = password === null ? "This survey asks for a password." : "Is not this survey's password.";
  throw new ProblemError({
    status: 403,
    code: password === null ? "password_required" : "password_wrong",
    title: "A password is needed",
    detail: "Send it as `password` with every submission, or a renderToken of the survey's page.",
    errors: [{ path: "password", message }],
  });
}

function renderFacts(doors: Respondents, survey: PublishedSurvey, input: SubmissionInput, now: Date): ReadFacts | null {
  const facts = input.renderToken
    ? readRenderToken(doors.intake.secret, survey.renderSubject, input.renderToken, now)
    : null;
  if (input.renderToken && !facts) {
    throw invalid([
      { path: "renderToken", message: "Is not of this survey's page, or older than a week. Load the page again." },
    ]);
  }
  if (!facts && survey.onlyFromPage) {
    throw invalid([{ path: "renderToken", message: "This survey takes answers only from its page." }]);
  }
  return facts;
}

function toReply(submitted: Exclude<Submitted, { outcome: "refused" | "gone" }>): PlainResponse {
  switch (submitted.outcome) {
    case "invalid":
      throw invalid(submitted.errors);
    case "conflict":
      throw conflict("This submission is complete, and what it says cannot change any more.", "already_complete");
    default: {
      const next = submitted.next === null ? null : { question: submitted.next };
      const ending = submitted.ending === null ? null : { id: submitted.ending };
      return jsonReply(submitted.outcome === "created" ? 201 : 200, { id: submitted.id, next, ending });
    }
  }
}
