import type { ZodType } from "zod";
import { withTenant } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import { listSurveyPage } from "@/db/queries/list-survey-page";
import { closeSurvey, requireSurvey, updateSurvey } from "@/features/surveys/change-survey";
import { createSurvey } from "@/features/surveys/create-survey";
import { deleteSurvey } from "@/features/surveys/delete-survey";
import { createSurveySchema, listSurveysSchema, publishSchema, updateSurveySchema } from "@/features/surveys/input";
import { publishDraft } from "@/features/surveys/versions/publish-draft";
import { toSurveyJson } from "@/features/surveys/view";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { hashBody } from "@/platform/http/idempotency";
import { json } from "@/platform/http/json";
import { badRequest } from "@/platform/http/problem";
import { KEYED_BODY_LIMIT, readBody } from "@/platform/http/read-body";
import { checkInput, readJson } from "@/platform/http/read-json";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { noteSurveyChange } from "@/platform/survey-changes";

/** `POST /api/v1/surveys`: a draft from a template or a document. */
export async function answerCreate({ db, scope, json: body, runtime }: KeyedRequest): Promise<Response> {
  const input = await body(createSurveySchema);
  const row = await withTenant(db, scope, (tx) => createSurvey(tx, scope, input));
  return reply(201, row, runtime);
}

/** `GET /api/v1/surveys`: the newest first. */
export async function answerList({ db, scope, query, runtime }: KeyedRequest): Promise<Response> {
  const { cursor, limit } = query(listSurveysSchema);
  const context = { secret: runtime.authSecret, scope, list: "surveys" };
  const after = cursor === undefined ? null : decodeCursor(context, cursor);
  if (cursor !== undefined && after === null) throw badRequest("The cursor is not one of this list.");
  const rows = await withTenant(db, scope, (tx) =>
    listSurveyPage(tx, scope, { before: after ? String(after[0]) : null, limit: limit + 1 }),
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return json(200, {
    items: items.map((row) => toSurveyJson(row, runtime.env.publicUrl)),
    next: rows.length > limit && last ? encodeCursor(context, [last.id]) : null,
  });
}

/** `GET /api/v1/surveys/{id}`. */
export async function answerOne({ db, scope, params, runtime }: KeyedRequest): Promise<Response> {
  return reply(200, await withTenant(db, scope, (tx) => requireSurvey(tx, scope, params.survey ?? "")), runtime);
}

/** `PATCH /api/v1/surveys/{id}`: name, draft, settings. */
export async function answerUpdate(request: KeyedRequest): Promise<Response> {
  const { db, scope, now, runtime } = request;
  const { id } = await answerable(request);
  const input = await request.json(updateSurveySchema);
  return changed(await withTenant(db, scope, (tx) => updateSurvey(tx, scope, id, input, now)), runtime);
}

/** `DELETE /api/v1/surveys/{id}`: with all its answers, for good. */
export async function answerDelete({ db, scope, params }: KeyedRequest): Promise<Response> {
  await withTenant(db, scope, (tx) => deleteSurvey(tx, scope, params.survey ?? ""));
  noteSurveyChange();
  return new Response(null, { status: 204 });
}

/** `POST /api/v1/surveys/{id}/publish`, with or without a body. */
export async function answerPublish(request: KeyedRequest): Promise<Response> {
  const { db, scope, now, runtime } = request;
  const { id } = await answerable(request);
  const { corrections } = await readOptional(request, publishSchema);
  return changed(await withTenant(db, scope, (tx) => publishDraft(tx, scope, id, now, { corrections })), runtime);
}

/** `POST /api/v1/surveys/{id}/close`. */
export async function answerClose(request: KeyedRequest): Promise<Response> {
  const { db, scope, now, runtime } = request;
  const { id } = await answerable(request);
  await request.empty();
  return changed(await withTenant(db, scope, (tx) => closeSurvey(tx, scope, id, now)), runtime);
}

/** A JSON body that may be left out: then it is an empty object. */
async function readOptional<T>(request: KeyedRequest, schema: ZodType<T>): Promise<T> {
  const bytes = await readBody(request.request, KEYED_BODY_LIMIT);
  await request.begin(hashBody(bytes));
  return checkInput(schema, bytes.length === 0 ? {} : readJson(bytes));
}

/** The survey that the path names, before the body is looked at. */
function answerable({ db, scope, params }: KeyedRequest): Promise<SurveyRow> {
  return withTenant(db, scope, (tx) => requireSurvey(tx, scope, params.survey ?? ""));
}

/** The reply after the commit, when respondents may be told. */
function changed(row: SurveyRow, runtime: KeyedRequest["runtime"]): Response {
  noteSurveyChange();
  return reply(200, row, runtime);
}

function reply(status: number, row: SurveyRow, runtime: KeyedRequest["runtime"]): Response {
  return json(status, toSurveyJson(row, runtime.env.publicUrl));
}
