import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { type ListedResponse, listResponses } from "@/db/queries/list-responses";
import type { WorkspaceScope } from "@/db/scope";
import { parseAttributes } from "@/domain/survey/attributes";
import type { Definition } from "@/domain/survey/definition";
import { chooseLocale } from "@/domain/survey/locale";
import { findPublished, type PublishedSurvey, type PublishedVersion } from "@/features/respond/find-published";
import { hidePeople } from "@/features/respond/hide-people";
import {
  type KeyedSubmissionInput,
  keyedSubmissionSchema,
  listResponsesSchema,
  storeResponsesSchema,
} from "@/features/respond/input";
import { openIntake } from "@/features/respond/open-intake";
import { type Intake, submitAnswers } from "@/features/respond/submit-answers";
import { toResponseJson } from "@/features/respond/tell-response";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { json } from "@/platform/http/json";
import { badRequest, conflict, type FieldError, invalid, notFound } from "@/platform/http/problem";
import { fieldErrors } from "@/platform/http/read-json";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { isUuid } from "@/platform/is-uuid";

/** How far ahead of the server's clock an answer may lie. */
const AHEAD_MS = 24 * 60 * 60 * 1000;
/** How many responses of one request are stored at the same time. */
const AT_ONCE = 50;

interface Rejection {
  index: number;
  errors: readonly FieldError[];
}

/** `POST /api/v1/surveys/{id}/responses`: one or up to 1,000; each is stored, known already, or rejected with its paths. */
export async function answerStore(request: KeyedRequest): Promise<Response> {
  const { db, scope, now } = request;
  const row = await withTenant(db, scope, (tx) => surveyOf(tx, scope, request.params.survey));
  const body = await request.json(storeResponsesSchema);
  const doors = openIntake();
  // Past the page's memory of a second: a program publishes and posts in the same breath.
  doors.surveys.surveys.delete(row.key);
  const survey = await findPublished(db, doors.surveys, row.key);
  // Deleted meanwhile.
  if (survey === null) throw notFound("There is no survey with this id.");
  if (!survey.current)
    throw conflict("This survey was never published, so there is nothing to answer.", "not_published");
  const { current } = survey;
  const given = Array.isArray(body.responses) ? body.responses : [body];
  // On the pool of programs: a thousand customers' own transactions must never keep a respondent waiting.
  const intake = { ...doors.intake, db };
  const results = await eachOf(given, (one) => storeOne(intake, survey, current, one, now));
  const rejected = results.flatMap((errors, index): Rejection[] => (Array.isArray(errors) ? [{ index, errors }] : []));
  const [only] = rejected;
  if (!Array.isArray(body.responses) && only) throw invalid(only.errors);
  const accepted = results.filter((result) => result === "created" || result === "continued").length;
  const duplicates = results.filter((result) => result === "repeated").length;
  return json(201, { accepted, duplicates, rejected });
}

/** Calls `work` for each, some at a time, and keeps their order. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [place, item] of queue) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

async function storeOne(
  intake: Intake,
  survey: PublishedSurvey,
  version: PublishedVersion,
  body: unknown,
  now: Date,
): Promise<"created" | "continued" | "repeated" | FieldError[]> {
  const parsed = keyedSubmissionSchema.safeParse(body);
  if (!parsed.success) return fieldErrors(parsed.error);
  const input = parsed.data;
  const read = parseAttributes(input.attributes);
  if (!read.ok) return read.errors;
  const answeredAt = input.answeredAt ? new Date(input.answeredAt) : undefined;
  const wrongTime = answeredAt ? timeFault(answeredAt, now) : null;
  if (wrongTime !== null) return [{ path: "answeredAt", message: wrongTime }];
  const submitted = await submitAnswers(intake, survey, version, toGiven(version, input, read, answeredAt), now);
  if (submitted.outcome === "invalid") return submitted.errors.map(({ path, message }) => ({ path, message }));
  if (submitted.outcome === "conflict") {
    return [{ path: "submissionId", message: "Is complete already, and what it says cannot change any more." }];
  }
  if (submitted.outcome === "gone") throw notFound("There is no survey with this id.");
  // No cap and no closing holds here; said for the type alone.
  if (submitted.outcome === "refused") throw new Error("A keyed response was refused.");
  return submitted.outcome;
}

function toGiven(
  version: PublishedVersion,
  input: KeyedSubmissionInput,
  read: { attributes: Record<string, string>; identity: { customer?: string } },
  answeredAt: Date | undefined,
) {
  const customer = input.customer?.externalId ?? read.identity.customer;
  const interaction = input.interaction?.externalId;
  return {
    submissionId: input.submissionId,
    revision: input.revision ?? null,
    locale: chooseLocale(version.definition, [input.locale]),
    answers: input.answers,
    attributes: read.attributes,
    identity: interaction === undefined ? read.identity : { ...read.identity, interaction },
    complete: input.complete ?? false,
    channel: "api",
    test: false,
    beyondCap: true,
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(customer === undefined ? {} : { customer }),
  };
}

function timeFault(answeredAt: Date, now: Date): string | null {
  if (answeredAt.getTime() > now.getTime() + AHEAD_MS) return "Lies more than a day ahead.";
  return answeredAt.getUTCFullYear() < 1990 ? "Lies before 1990." : null;
}

/**
 * `GET /api/v1/surveys/{id}/responses`: in the order of their time; days are the workspace's. Those of an anonymous survey
 * come in random order, without what points at people, and not at all where they are too few.
 */
export async function answerList({ db, scope, params, query, runtime }: KeyedRequest): Promise<Response> {
  return withTenant(db, scope, async (tx) => {
    const row = await surveyOf(tx, scope, params.survey);
    const { cursor, limit, from = null, to = null, state = null } = query(listResponsesSchema);
    const context = { secret: runtime.authSecret, scope, list: `responses ${row.id} ${from} ${to} ${state}` };
    const values = cursor === undefined ? null : decodeCursor(context, cursor);
    if (cursor !== undefined && values === null)
      throw badRequest("The cursor is not one of this list with this range.");
    const after = values ? { answeredAt: String(values[0]), id: String(values[1]) } : null;
    const tell = row.anonymous ? await hidePeople(tx, scope, row, { from, to, state }) : (one: ListedResponse) => one;
    if (tell === null) return json(200, { items: [], next: null, suppressed: true });
    const asked = { surveyId: row.id, from, to, state, after, limit: limit + 1, shuffled: row.anonymous };
    const rows = await listResponses(tx, scope, asked);
    const page = rows.slice(0, limit).map(tell);
    const last = page.at(-1);
    const definitions = new Map<number, Definition>();
    for (const { version } of page) {
      if (definitions.has(version)) continue;
      const found = await findSurveyVersion(tx, scope, row.id, version);
      if (found) definitions.set(version, found.definition);
    }
    return json(200, {
      items: page.map((one) => toResponseJson(one, definitions.get(one.version))),
      next: rows.length > limit && last ? encodeCursor(context, [row.anonymous ? "" : last.answeredAt, last.id]) : null,
    });
  });
}

async function surveyOf(tx: Parameters<Parameters<typeof withTenant>[2]>[0], scope: WorkspaceScope, id = "") {
  const row = isUuid(id) ? await findSurvey(tx, scope, id) : null;
  if (!row) throw notFound("There is no survey with this id.");
  return row;
}
