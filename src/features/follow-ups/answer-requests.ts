import { z } from "zod";
import { withTenant } from "@/db/client";
import { findFollowUp, listFollowUpEvents } from "@/db/queries/follow-ups/find-follow-up";
import { listFollowUps } from "@/db/queries/follow-ups/list-follow-ups";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { listSchema, patchSchema } from "@/features/follow-ups/input";
import { toFollowUpJson } from "@/features/follow-ups/tell-follow-up";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { json } from "@/platform/http/json";
import { badRequest, conflict, notFound } from "@/platform/http/problem";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { isUuid } from "@/platform/is-uuid";

const NO_PARAMETERS = z.object({});

/** `GET /api/v1/follow-ups`: open ones by when they are due; with `state=all` all of them, the newest first. */
export async function answerList({ db, scope, now, query, runtime }: KeyedRequest): Promise<Response> {
  const { cursor, limit, state, owner, reason, survey, cause } = query(listSchema);
  const context = {
    secret: runtime.authSecret,
    scope,
    list: `follow-ups ${JSON.stringify([state, owner, reason, survey, cause])}`,
  };
  const place = cursor === undefined ? null : decodeCursor(context, cursor);
  if (cursor !== undefined && place === null)
    throw badRequest("The cursor is not one of this list with these filters.");
  const after = place === null ? null : { at: String(place[0]), id: String(place[1]) };
  const tab = state === "overdue" ? "overdue" : state === "open" ? "open" : "all";
  const filter = {
    tab,
    userId: null,
    owner: owner ?? null,
    kind: reason ?? null,
    surveyId: survey ?? null,
    state: state === "all" || state === "open" || state === "overdue" ? null : state,
    search: null,
    cause: cause ?? null,
  } as const;
  const rows = await withTenant(db, scope, (tx) => listFollowUps(tx, scope, filter, { after, limit: limit + 1 }, now));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const at = last && (tab === "all" ? last.openedAt : last.dueAt).toISOString();
  const next = rows.length > limit && last && at ? encodeCursor(context, [at, last.id]) : null;
  return json(200, { items: page.map(toFollowUpJson), next });
}

/** `GET /api/v1/follow-ups/{id}`: with its history. */
export async function answerOne({ db, scope, query, params }: KeyedRequest): Promise<Response> {
  query(NO_PARAMETERS);
  const id = idOf(params.followUp);
  const found = await withTenant(db, scope, async (tx) => {
    const row = await findFollowUp(tx, scope, id);
    return row === null
      ? null
      : { ...toFollowUpJson(row), history: (await listFollowUpEvents(tx, scope, id)).map(toEvent) };
  });
  if (found === null) throw notFound();
  return json(200, found);
}

/** `PATCH /api/v1/follow-ups/{id}`: state, owner, cause, note; with `revision`, only where nobody changed it since. */
export async function answerChange({ db, scope, now, params, json: body }: KeyedRequest): Promise<Response> {
  const id = idOf(params.followUp);
  if ((await withTenant(db, scope, (tx) => findFollowUp(tx, scope, id))) === null) throw notFound();
  const { revision, ...change } = await body(patchSchema);
  const found = await withTenant(db, scope, async (tx) => {
    const target = revision === undefined ? { id } : { id, revision };
    const { stale } = await changeFollowUps(tx, scope, [target], change, now);
    if (stale.length > 0) throw conflict("It was changed since that revision. Read it again.");
    return findFollowUp(tx, scope, id);
  });
  if (found === null) throw notFound();
  return json(200, toFollowUpJson(found));
}

function idOf(text: string | undefined): string {
  if (text === undefined || !isUuid(text)) throw notFound();
  return text.toLowerCase();
}

function toEvent({ at, what, by, actorKind }: Awaited<ReturnType<typeof listFollowUpEvents>>[number]) {
  return { at, what, by, actor: actorKind };
}
