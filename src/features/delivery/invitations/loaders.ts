import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { addDays, localDay } from "@/domain/calendar/day";
import { shareReading } from "@/domain/metrics/share";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { sayDays } from "@/platform/i18n/say-days";
import { isUuid } from "@/platform/is-uuid";
import { rangeParams, readRangeQuery } from "@/platform/range-query";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";
import type { DaysScope } from "@/ui/shell/scope-days";

/** The rate is of those that were sent within so many days. */
const RATE_DAYS = 365;
const PAGE = 50;

/** The invitations of a survey: what became of them, by channel, and the list for who may read answers. */
export async function loadInvitations(
  slug: string,
  surveyId: string,
  raw: Readonly<Record<string, string | string[] | undefined>>,
) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.read");
  if (!isUuid(surveyId)) notFound();
  const now = new Date();
  const today = localDay(now, workspace.zone);
  const wanted = readRangeQuery(raw);
  const usual = Object.keys(wanted).length === 0;
  const channel = typeof raw.channel === "string" && raw.channel !== "" ? raw.channel.slice(0, 200) : null;
  const loaded = await withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) return null;
    const days = await chooseRecordDays(tx, scope, workspace, { asked: wanted, record: "invitations", now });
    const range = usual ? { from: addDays(today, -RATE_DAYS), to: today } : days.range;
    const cells = await readInvitationInputs(tx, scope, {
      periods: [range],
      filter: [
        { dimension: "survey", value: survey.id },
        ...(channel === null ? [] : [{ dimension: "channel", value: channel }]),
      ],
      by: "channel",
      today,
    });
    const cursor = { secret: runtime().authSecret, scope, list: `invitations ${survey.id}` };
    const place = typeof raw.cursor === "string" ? decodeCursor(cursor, raw.cursor) : null;
    const after = place === null ? null : { at: String(place[0]), id: String(place[1]) };
    const mayRead = can(role, "response.read");
    const rows = mayRead
      ? await listInvitations(tx, scope, {
          ...{ surveyId: survey.id, customerId: null, channel, after, limit: PAGE + 1 },
          ...(usual ? {} : { days: range }),
        })
      : [];
    const last = rows[PAGE - 1];
    const more = rows.length > PAGE && last !== undefined;
    return {
      survey: { id: survey.id, name: survey.name },
      days: { ...days, range },
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
  const locale = await getLocale();
  const page = `/w/${slug}/surveys/${loaded.survey.id}/invitations`;
  const kept: [string, string][] = channel === null ? [] : [["channel", channel]];
  const to = (params: readonly [string, string][]) => {
    const search = new URLSearchParams([...params]).toString();
    return search === "" ? page : `${page}?${search}`;
  };
  const links = surveyLinks({ slug, id: loaded.survey.id }, role, "invitations", t);
  const { days, next } = loaded;
  const scopeOfDays: DaysScope = {
    value: usual ? sayDays(days.range.from, days.range.to, locale) : sayChosen(days, locale),
    choices: sayRangeChoices(locale, days.chosen, (preset) => to([...rangeParams(preset ? { preset } : {}), ...kept])),
    form: { action: page, ...days.range, hidden: kept },
  };
  const shown = {
    scope: scopeOfDays,
    channel: channel === null ? null : { name: channel, href: to(rangeParams(wanted)) },
    older: next === null ? null : to([...rangeParams(wanted), ...kept, ["cursor", next]]),
  };
  return { slug, zone: workspace.zone, links, ...shown, maySend: can(role, "survey.publish"), ...loaded };
}

export type InvitationsView = Awaited<ReturnType<typeof loadInvitations>>;
