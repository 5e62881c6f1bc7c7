import { withTenant, withTenantAnew } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listInvitableSurveys } from "@/db/queries/invitations/list-invitable-surveys";
import { type ListedInvitation, listInvitations } from "@/db/queries/invitations/list-invitations";
import { giveLinks } from "@/db/queries/invitations/personal-links";
import { type GivenInvitation, storeInvitations } from "@/db/queries/invitations/store-invitations";
import {
  contradictionOf,
  listInvitationsSchema,
  type PostedInvitation,
  postedInvitationSchema,
  storeInvitationsSchema,
} from "@/features/delivery/invitations/input";
import { personalLink } from "@/platform/auth/personal-link";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { json } from "@/platform/http/json";
import { badRequest, type FieldError } from "@/platform/http/problem";
import { fieldErrors } from "@/platform/http/read-json";
import type { KeyedRequest } from "@/platform/http/with-api-key";

/** `POST /api/v1/invitations`: up to 1,000; each is stored, changed, known already, or rejected with why. */
export async function answerStore({ db, scope, now, json: body, runtime }: KeyedRequest): Promise<Response> {
  const { invitations } = await body(storeInvitationsSchema);
  const rejected: { index: number; errors: readonly FieldError[] }[] = [];
  const fitting: { index: number; one: PostedInvitation }[] = [];
  for (const [index, given] of invitations.entries()) {
    const parsed = postedInvitationSchema.safeParse(given);
    const contradiction = parsed.success ? contradictionOf(parsed.data, now) : null;
    if (!parsed.success) rejected.push({ index, errors: fieldErrors(parsed.error) });
    else if (contradiction !== null) rejected.push({ index, errors: [contradiction] });
    else fitting.push({ index, one: parsed.data });
  }
  const { unfit, ...stored } = await withTenantAnew(db, scope, async (tx) => {
    const surveys = await listInvitableSurveys(tx, scope, [...new Set(fitting.map(({ one }) => one.survey))]);
    const unfit: typeof rejected = [];
    const known: GivenInvitation[] = [];
    const linked: PostedInvitation[] = [];
    for (const { index, one } of fitting) {
      const anonymous = surveys.get(one.survey.toLowerCase());
      if (anonymous === undefined)
        unfit.push({ index, errors: [{ path: "survey", message: "There is no such survey." }] });
      else if (anonymous && (one.customer || one.response))
        unfit.push({
          index,
          errors: [{ path: "customer", message: "This survey is anonymous: nobody's name or answer may go with it." }],
        });
      else if (one.linkDays && !one.customer)
        unfit.push({
          index,
          errors: [{ path: "customer", message: "A personal link is somebody's: say the customer." }],
        });
      else {
        known.push(givenOf(one));
        if (one.linkDays) linked.push(one);
      }
    }
    const { zone } = await findWorkspace(tx, scope);
    const counts = await storeInvitations(tx, scope, known, { importId: null, zone });
    const links = await giveLinks(
      tx,
      scope,
      linked.map((one) => wantedLink(one, now)),
    );
    return { ...counts, links, unfit };
  });
  const place = { baseUrl: runtime.env.publicUrl, secret: runtime.authSecret };
  const links = stored.links.map(({ id, surveyId, key, externalId, expiresAt }) => ({
    externalId,
    survey: surveyId,
    link: personalLink(place, key, { workspaceId: scope.workspaceId, id }),
    expiresAt,
  }));
  return json(201, { ...stored, links, rejected: [...rejected, ...unfit].sort((a, b) => a.index - b.index) });
}

const DAY_MS = 24 * 60 * 60 * 1000;

function wantedLink({ survey, externalId, linkDays }: PostedInvitation, now: Date) {
  return { surveyId: survey.toLowerCase(), externalId, expiresAt: new Date(now.getTime() + (linkDays ?? 0) * DAY_MS) };
}

function givenOf({ survey, response, customer, channel, linkDays: _, ...times }: PostedInvitation): GivenInvitation {
  return {
    ...times,
    surveyId: survey.toLowerCase(),
    customer: customer ?? null,
    channel: channel ?? null,
    responseId: response ?? null,
  };
}

/** `GET /api/v1/invitations`: the newest first. */
export async function answerList({ db, scope, query, runtime }: KeyedRequest): Promise<Response> {
  const { cursor, limit, survey } = query(listInvitationsSchema);
  const context = { secret: runtime.authSecret, scope, list: `invitations ${survey ?? ""}` };
  const place = cursor === undefined ? null : decodeCursor(context, cursor);
  if (cursor !== undefined && place === null) throw badRequest("The cursor is not one of this list.");
  const after = place === null ? null : { at: String(place[0]), id: String(place[1]) };
  const rows = await withTenant(db, scope, (tx) =>
    listInvitations(tx, scope, { surveyId: survey ?? null, customerId: null, after, limit: limit + 1 }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? encodeCursor(context, [last.sentAt.toISOString(), last.id]) : null;
  return json(200, { items: page.map(toJson), next });
}

function toJson({ surveyId, responseId, ...row }: ListedInvitation) {
  return { ...row, survey: surveyId, response: responseId };
}
