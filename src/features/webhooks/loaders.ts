import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { type Tx, withReads } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listSurveyNames } from "@/db/queries/list-survey-names";
import type { WorkspaceScope } from "@/db/scope";
import { DELIVERIES_A_PAGE, MOST_WEBHOOKS } from "@/features/webhooks/input";
import { listDeliveries, listWebhooks, readWebhook, type StandingWebhook } from "@/features/webhooks/read-webhooks";
import {
  deliveryView,
  isMoving,
  listedWebhook,
  nameOf,
  sayStanding,
  stateOf,
  troubleOf,
  type WebhookWords,
} from "@/features/webhooks/view";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { sayInstant } from "@/platform/i18n/say-days";
import { isUuid } from "@/platform/is-uuid";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

const MOST_SURVEYS = 500;

/** The webhooks of a workspace, for who may manage them. */
export async function loadWebhooks(slug: string, { gone }: RawQuery) {
  const { db, scope, workspace } = await requireWorkspace(slug, "webhook.manage");
  const { rows, surveys } = await withReads(db, scope, async (tx) => {
    const listed = await listWebhooks(tx, scope, { after: null, limit: MOST_WEBHOOKS });
    return { ...listed, surveys: await nameSurveys(tx, scope, listed.rows) };
  });
  const words = await loadWords(workspace.zone);
  return {
    slug,
    rows: rows.map((one) => listedWebhook(one, pathOf(slug), surveys, words)),
    surveys: toChoose(surveys),
    most: MOST_WEBHOOKS,
    gone: gone !== undefined,
  };
}

export type WebhooksView = Awaited<ReturnType<typeof loadWebhooks>>;

/** One webhook with a page of its deliveries, one of them opened. */
export async function loadWebhook(slug: string, id: string, raw: RawQuery) {
  const { db, scope, workspace } = await requireWorkspace(slug, "webhook.manage");
  if (!isUuid(id)) notFound();
  const cursors = { secret: runtime().authSecret, scope, list: `webhook deliveries ${id}` };
  const cursor = typeof raw.cursor === "string" ? raw.cursor : null;
  const place = cursor === null ? null : decodeCursor(cursors, cursor);
  const after = place === null ? null : { at: String(place[0]), id: String(place[1]) };
  const found = await withReads(db, scope, async (tx) => {
    const standing = await readWebhook(tx, scope, id);
    if (standing === null) return null;
    const sent = await listDeliveries(tx, scope, id, { after, limit: DELIVERIES_A_PAGE });
    return { standing, sent, surveys: await nameSurveys(tx, scope, [standing]) };
  });
  if (found === null) notFound();
  const { standing, sent, surveys } = found;
  const { row } = standing;
  const words = await loadWords(workspace.zone);
  const { t, locale, zone, now } = words;
  const path = `${pathOf(slug)}/${id}`;
  const address = (params: Record<string, string | null>) => {
    const given = Object.entries(params).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
  };
  const lost =
    row.surveyId === null || surveys.has(row.surveyId) ? [] : [{ id: row.surveyId, name: t("list.surveyGone") }];
  return {
    ...nameOf(row),
    slug,
    id,
    state: stateOf(row, t),
    standing: sayStanding(standing, words),
    trouble: troubleOf(standing, surveys, words),
    made: raw.made !== undefined && sent.rows.length === 0,
    moving: isMoving(row, sent.rows, now),
    values: {
      ...{ url: row.url, description: row.description, format: row.format },
      ...{ events: row.events, survey: row.surveyId ?? "" },
    },
    surveys: [...lost, ...toChoose(surveys)],
    secret: {
      generation: row.generation,
      both: row.previousUntil !== null && now < row.previousUntil ? sayInstant(row.previousUntil, zone, locale) : null,
    },
    deliveries: {
      rows: sent.rows.map((one) => {
        const opened = one.id === raw.delivery;
        const href = address({ cursor, delivery: opened ? null : one.id });
        return deliveryView(one, { webhook: row, href, opened }, words);
      }),
      newest: after === null ? null : address({}),
      older: sent.next === null ? null : address({ cursor: encodeCursor(cursors, [sent.next.at, sent.next.id]) }),
    },
  };
}

export type WebhookView = Awaited<ReturnType<typeof loadWebhook>>;

/** The newest surveys and those that these webhooks are narrowed to, by id; one that was deleted is not among them. */
async function nameSurveys(
  tx: Tx,
  scope: WorkspaceScope,
  webhooks: readonly StandingWebhook[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map((await listSurveyNames(tx, scope, MOST_SURVEYS)).map(({ id, name }) => [id, name]));
  for (const { row } of webhooks) {
    if (row.surveyId === null || names.has(row.surveyId)) continue;
    const survey = await findSurvey(tx, scope, row.surveyId);
    if (survey !== null) names.set(survey.id, survey.name);
  }
  return names;
}

function toChoose(surveys: ReadonlyMap<string, string>): { id: string; name: string }[] {
  return [...surveys].map(([id, name]) => ({ id, name }));
}

async function loadWords(zone: string): Promise<WebhookWords> {
  return { t: await getTranslations("webhooks"), locale: await getLocale(), zone, now: new Date() };
}

function pathOf(slug: string): string {
  return `/w/${slug}/settings/webhooks`;
}
