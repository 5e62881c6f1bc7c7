import { parseAttributes } from "@/domain/survey/attributes";
import { chooseLocale } from "@/domain/survey/locale";
import {
  findPublished,
  findVersion,
  type PublishedSurvey,
  type PublishedVersion,
} from "@/features/respond/find-published";
import { type SubmissionInput, submissionSchema } from "@/features/respond/input";
import type { Respondents } from "@/features/respond/open-intake";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { type RenderFacts, readRenderToken } from "@/features/respond/sign-tokens";
import { type Submitted, submitAnswers } from "@/features/respond/submit-answers";
import { takeSubmission } from "@/features/respond/take-submission";
import { jsonReply } from "@/platform/http/json";
import { conflict, invalid, notFound, ProblemError } from "@/platform/http/problem";
import { checkInput, readJson, requireJsonType } from "@/platform/http/read-json";

/** The public door for programs: one submission as JSON. Throws problems; anything else is an outage. */
export async function answerJson(
  doors: Respondents,
  request: PlainRequest,
  key: string,
  now: Date,
): Promise<PlainResponse> {
  const survey = await findPublished(doors.intake.db, doors.surveys, key);
  if (!survey?.current || survey.status === "draft") throw notFound("There is no such survey.");
  if (survey.status === "closed") throw gone();
  takeSubmission(doors, request, survey.id);
  requireJsonType(request.headers["content-type"] ?? null);
  const input = checkInput(submissionSchema, readJson(request.body ?? new Uint8Array()));
  const facts = renderFacts(doors, survey, input, now);
  const version = await versionOf(doors, survey, facts);
  const read = parseAttributes(input.attributes);
  if (!read.ok) throw invalid(read.errors);
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
      ...(read.identity.customer === undefined ? {} : { customer: read.identity.customer }),
    },
    now,
  );
  return toReply(submitted);
}

/** The version whose page was rendered, else the one that is published now. */
async function versionOf(
  doors: Respondents,
  survey: PublishedSurvey,
  facts: RenderFacts | null,
): Promise<PublishedVersion> {
  const version = facts ? await findVersion(doors.intake.db, doors.surveys, survey, facts.version) : survey.current;
  if (!version) throw notFound("There is no such survey.");
  return version;
}

function renderFacts(
  doors: Respondents,
  survey: PublishedSurvey,
  input: SubmissionInput,
  now: Date,
): RenderFacts | null {
  const facts = input.renderToken ? readRenderToken(doors.intake.secret, survey.id, input.renderToken, now) : null;
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

function toReply(submitted: Submitted): PlainResponse {
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

function gone(): ProblemError {
  return new ProblemError({
    status: 410,
    code: "closed",
    title: "This survey is closed",
    detail: "It takes no more answers.",
  });
}
