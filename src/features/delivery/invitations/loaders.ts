import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { rateChannels } from "@/features/delivery/invitations/rate-channels";
import { chooseInvitationDays } from "@/platform/choose-invitation-days";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { sayDays } from "@/platform/i18n/say-days";
import { invitedGroupParams, readInvitedGroup } from "@/platform/invited-group-query";
import { isUuid } from "@/platform/is-uuid";
import { rangeParams, readRangeQuery } from "@/platform/range-query";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";
import type { DaysScope } from "@/ui/shell/scope-days";

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
  const wanted = readRangeQuery(raw);
  const channel = typeof raw.channel === "string" && raw.channel !== "" ? raw.channel.slice(0, 200) : null;
  const asked = readInvitedGroup(raw);
  const loaded = await withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) return null;
    const days = await chooseInvitationDays(tx, scope, workspace, { asked: wanted, now });
    const filter = [{ dimension: "survey", value: survey.id }];
    // Groups of customers would tell of an anonymous survey what it tells of nobody.
    const group = survey.anonymous ? null : asked;
    const request = { periods: [days.range], filter, by: "channel", today: days.today };
    const cells = await readInvitationInputs(tx, scope, request, group);
    const cursor = { secret: runtime().authSecret, scope, list: `invitations ${survey.id}` };
    const place = typeof raw.cursor === "string" ? decodeCursor(cursor, raw.cursor) : null;
    const after = place === null ? null : { at: String(place[0]), id: String(place[1]) };
    const mayRead = can(role, "response.read");
    const rows = mayRead
      ? await listInvitations(tx, scope, {
          ...{ surveyId: survey.id, customerId: null, channel, group, after, limit: PAGE + 1 },
          ...(days.usual ? {} : { days: days.range }),
        })
      : [];
    const last = rows[PAGE - 1];
    const more = rows.length > PAGE && last !== undefined;
    return {
      survey: { id: survey.id, name: survey.name },
      days,
      group,
      rates: rateChannels(cells, { channel, minimum: survey.anonymous ? survey.minimumGroup : null }),
      rows: rows.slice(0, PAGE),
      next: more ? encodeCursor(cursor, [last.sentAt.toISOString(), last.id]) : null,
    };
  });
  if (loaded === null) notFound();
  const t = await getTranslations("surveyBar");
  const locale = await getLocale();
  const page = `/w/${slug}/surveys/${loaded.survey.id}/invitations`;
  const ofChannel: [string, string][] = channel === null ? [] : [["channel", channel]];
  const { days, next, group } = loaded;
  const ofGroup = invitedGroupParams(group);
  const kept = [...ofChannel, ...ofGroup];
  const to = (params: readonly [string, string][]) => {
    const search = new URLSearchParams([...params]).toString();
    return search === "" ? page : `${page}?${search}`;
  };
  const links = surveyLinks({ slug, id: loaded.survey.id }, role, "invitations", t);
  const scopeOfDays: DaysScope = {
    value: days.usual ? sayDays(days.range.from, days.range.to, locale) : sayChosen(days, locale),
    choices: sayRangeChoices(locale, days.chosen, (preset) => to([...rangeParams(preset ? { preset } : {}), ...kept])),
    form: { action: page, ...days.range, hidden: kept },
  };
  const shown = {
    scope: scopeOfDays,
    channel: channel === null ? null : { name: channel, href: to([...rangeParams(wanted), ...ofGroup]) },
    group: group && { ...group, href: to([...rangeParams(wanted), ...ofChannel]) },
    whoAnswers: `${page}/who-answers${days.usual ? "" : `?${new URLSearchParams(rangeParams(wanted))}`}`,
    older: next === null ? null : to([...rangeParams(wanted), ...kept, ["cursor", next]]),
  };
  return { slug, zone: workspace.zone, links, maySend: can(role, "survey.publish"), ...loaded, ...shown };
}

export type InvitationsView = Awaited<ReturnType<typeof loadInvitations>>;
