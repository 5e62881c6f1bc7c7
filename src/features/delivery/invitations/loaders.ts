import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { addDays, localDay } from "@/domain/calendar/day";
import { shareReading } from "@/domain/metrics/share";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** The rate is of those that were sent within so many days. */
export const RATE_DAYS = 365;
const PAGE = 50;

/** The invitations of a survey: what became of them, by channel, and the list for who may read answers. */
export async function loadInvitations(
  slug: string,
  surveyId: string,
  raw: Readonly<Record<string, string | string[] | undefined>>,
) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.read");
  if (!isUuid(surveyId)) notFound();
  const today = localDay(new Date(), workspace.zone);
  const loaded = await withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) return null;
    const cells = await readInvitationInputs(tx, scope, {
      periods: [{ from: addDays(today, -RATE_DAYS), to: today }],
      filter: [{ dimension: "survey", value: survey.id }],
      by: "channel",
      today,
    });
    const cursor = { secret: runtime().authSecret, scope, list: `invitations ${survey.id}` };
    const place = typeof raw.cursor === "string" ? decodeCursor(cursor, raw.cursor) : null;
    const after = place === null ? null : { at: String(place[0]), id: String(place[1]) };
    const mayRead = can(role, "response.read");
    const rows = mayRead
      ? await listInvitations(tx, scope, { surveyId: survey.id, customerId: null, after, limit: PAGE + 1 })
      : [];
    const last = rows[PAGE - 1];
    const more = rows.length > PAGE && last !== undefined;
    return {
      survey: { id: survey.id, name: survey.name },
      rates: cells
        .map(({ group, input }) => ({
          channel: group,
          ...input,
          rate: shareReading(input.numerator, input.denominator),
        }))
        .sort((a, b) => Number(a.channel !== null) - Number(b.channel !== null) || b.sent - a.sent),
      rows: rows.slice(0, PAGE),
      next: more ? encodeCursor(cursor, [last.sentAt.toISOString(), last.id]) : null,
    };
  });
  if (loaded === null) notFound();
  const t = await getTranslations("surveyBar");
  const links = surveyLinks({ slug, id: loaded.survey.id }, role, "invitations", t);
  return { slug, zone: workspace.zone, links, maySend: can(role, "survey.publish"), ...loaded };
}

export type InvitationsView = Awaited<ReturnType<typeof loadInvitations>>;
