import "server-only";
import { notFound } from "next/navigation";
import { withReads } from "@/db/client";
import { agentNames } from "@/db/queries/quality/agent-names";
import { findInteraction } from "@/db/queries/service/find-interaction";
import { findTimeClock } from "@/db/queries/service/find-time-clock";
import { INTERACTION_VIEWS, type InteractionView, listInteractions } from "@/db/queries/service/list-interactions";
import { PAGE_PATIENCE, withPatience } from "@/db/queries/with-patience";
import { readTogether } from "@/db/read-together";
import { formatMinutes, formatNumber } from "@/domain/metrics/display";
import { TIME_MEASURES, type TimeMeasure } from "@/domain/service/time-measure";
import {
  type ListQuery,
  readListQuery,
  serviceParams,
  withFilter,
  writeServiceQuery,
} from "@/features/service/times/input";
import { loadServiceWords } from "@/features/service/times/load-words";
import type { ServiceWords } from "@/features/service/times/service-words";
import { withRealAgents } from "@/features/service/with-real-agents";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { sayExactly } from "@/platform/i18n/say-days";
import { isUuid } from "@/platform/is-uuid";
import { requireWorkspace } from "@/platform/session";

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const PAGE = 50;

/** The interactions behind a number: the same days and filters as the page that led here. */
export async function loadInteractions(slug: string, raw: Raw) {
  const { db, scope, workspace } = await requireWorkspace(slug, "response.read");
  const words = await loadServiceWords();
  const { t, locale } = words;
  const query = readListQuery(raw);
  const now = new Date();
  // What waits now was opened whenever it was.
  const waits = query.view === "open" || query.view === "unanswered";
  const before = readBefore(raw.before);
  const { found, names, chosen } = await withReads(db, scope, async (tx) => {
    const [shown, usual] = await readTogether(tx, [() => agentNames(tx, scope), () => findTimeClock(tx, scope)]);
    const { filter } = await withRealAgents(query, shown);
    const asked = await chooseRecordDays(tx, scope, workspace, { asked: query.days, record: "interactions", now });
    const days = waits ? { from: null, to: null } : asked.range;
    const { view, search } = query;
    const clock = query.clock ?? usual;
    return {
      names: shown,
      chosen: asked,
      found: await withPatience(tx, PAGE_PATIENCE.each, (inner) =>
        listInteractions(inner, scope, { view, clock, ...days, filter, search, before, limit: PAGE + 1 }),
      ),
    };
  });
  const rows = found ?? [];
  const page = `/w/${slug}/customers/service`;
  const here = `${page}/interactions`;
  const to = (one: ListQuery, more = {}) => writeServiceQuery(here, one, { view: one.view, q: one.search, ...more });
  const last = rows[PAGE - 1];
  const time = (seconds: number | null) => (seconds === null ? "—" : formatMinutes(seconds / 60, locale));
  return {
    ...{ slug, query, here, back: writeServiceQuery(page, query), slow: found === null },
    hidden: serviceParams(query),
    said: waits ? t("list.now") : sayChosen(chosen, locale),
    days: {
      value: waits ? t("list.now") : sayChosen(chosen, locale),
      choices: sayRangeChoices(locale, chosen.chosen, (preset) => to({ ...query, days: preset ? { preset } : {} })),
      form: {
        action: here,
        ...chosen.range,
        hidden: [
          ...serviceParams({ ...query, days: {} }),
          ...[["view", query.view] as const, ["q", query.search] as const].filter(([, value]) => value !== ""),
        ],
      },
    },
    views: INTERACTION_VIEWS.map((view) => ({
      ...{ href: to({ ...query, view }), label: viewName(view, t), current: view === query.view },
    })),
    rows: rows.slice(0, PAGE).map((row) => ({
      ...{ id: row.id, href: `${here}/${row.id}`, title: row.subject || row.externalId, externalId: row.externalId },
      ...{ channel: row.channel, priority: row.priority, state: t(`states.${stateOf(row.state)}`) },
      agent: row.agent === null ? null : names.show(row.agent),
      opened: sayExactly(row.openedAt, workspace.zone, locale),
      firstResponse: time(row.firstResponse),
      resolution: time(row.resolution),
      reopens: row.reopens === 0 ? "" : formatNumber(row.reopens, { locale }),
    })),
    older: rows.length > PAGE && last ? to(query, { before: `${last.openedAt.toISOString()}_${last.id}` }) : null,
    newest: before === null ? null : to(query),
    filters: query.filter.map(({ dimension, value }) => ({
      href: to(withFilter(query, dimension, null)),
      label: t("filter", { name: t(`dimensions.${dimension}`), value: value || t("notNamed") }),
    })),
  };
}

export type InteractionsView = Awaited<ReturnType<typeof loadInteractions>>;

/** One interaction: what happened, and how each of its times was measured. */
export async function loadInteraction(slug: string, id: string) {
  const { db, scope, workspace } = await requireWorkspace(slug, "response.read");
  if (!isUuid(id)) notFound();
  const { t, locale } = await loadServiceWords();
  const [found, names] = await withReads(db, scope, (tx) =>
    readTogether(tx, [() => findInteraction(tx, scope, id), () => agentNames(tx, scope)]),
  );
  if (!found) notFound();
  const { row, events, customer } = found;
  const at = (when: Date | null) => (when === null ? null : sayExactly(when, workspace.zone, locale));
  const time = (seconds: number | null) => (seconds === null ? "—" : formatMinutes(seconds / 60, locale));
  const agentEvents = new Set([
    "agent_replied",
    "assigned",
    "resolved",
    "note",
    "closed",
    "pending",
    "on_hold",
    "open",
  ]);
  const person = (kind: string, name: string | null) =>
    name === null || !agentEvents.has(kind) ? name : names.show(name);
  const measures = [
    [
      "first_response",
      row.firstResponseSeconds,
      row.firstResponseBusinessSeconds,
      at(row.openedAt),
      at(row.firstResponseAt),
    ],
    ["next_response", row.nextResponseSeconds, row.nextResponseBusinessSeconds, null, null],
    [
      "first_resolution",
      row.firstResolutionSeconds,
      row.firstResolutionBusinessSeconds,
      at(row.openedAt),
      at(row.firstSolvedAt),
    ],
    ["resolution", row.resolutionSeconds, row.resolutionBusinessSeconds, at(row.openedAt), at(row.solvedAt)],
    ["requester_wait", row.requesterWaitSeconds, row.requesterWaitBusinessSeconds, null, null],
  ] as const;
  return {
    ...{ slug, back: `/w/${slug}/customers/service/interactions`, title: row.subject || row.externalId },
    lead: t("detail.lead", { id: row.externalId, channel: row.channel, state: t(`states.${stateOf(row.state)}`) }),
    leftOut: row.leftOut === null ? null : t(`detail.leftOut.${row.leftOut}`, { into: row.mergedInto ?? "" }),
    facts: [
      { name: t("detail.opened"), value: at(row.openedAt) ?? "—" },
      { name: t("dimensions.agent"), value: row.agent === null ? "—" : names.show(row.agent) },
      { name: t("detail.solvedBy"), value: row.solvedBy === null ? "—" : names.show(row.solvedBy) },
      { name: t("dimensions.team"), value: row.team ?? "—" },
      { name: t("dimensions.priority"), value: row.priority ?? "—" },
      { name: t("detail.reopens"), value: formatNumber(row.reopens, { locale }) },
      { name: t("detail.replies"), value: formatNumber(row.agentReplies, { locale }) },
    ],
    customer:
      customer?.id === undefined || customer.id === null
        ? null
        : { href: `/w/${slug}/customers/people/${customer.id}`, name: customer.name || customer.externalId },
    measures: measures.map(([measure, clock, business, from, until]) => ({
      ...{ key: measure, name: t(`measures.${measure}`), how: t(`meanings.${measure}`) },
      ...{ clock: time(clock), business: time(business), from, to: until },
    })),
    calendar:
      row.calendarVersion === null ? t("detail.noCalendar") : t("detail.calendar", { version: row.calendarVersion }),
    events: events.map((event) => ({
      ...{ id: event.externalId, at: at(event.at) ?? "", what: t(`events.${event.kind}`) },
      who: person(event.kind, event.actor),
      detail: event.kind === "assigned" && event.detail !== null ? names.show(event.detail) : event.detail,
      internal: !event.isPublic,
    })),
    zone: workspace.zone,
  };
}

export type InteractionDetail = Awaited<ReturnType<typeof loadInteraction>>;

/** Those with a duration are called by it. */
function viewName(view: InteractionView, t: ServiceWords["t"]): string {
  const measure = TIME_MEASURES.find((one) => one === view);
  if (measure) return t("list.counted", { what: t(`measures.${measure}`) });
  return t(`list.views.${view as Exclude<InteractionView, TimeMeasure>}`);
}

const STATES = ["new", "open", "pending", "on_hold", "solved", "closed"] as const;

function stateOf(state: string): (typeof STATES)[number] {
  return STATES.find((one) => one === state) ?? "open";
}

function readBefore(raw: string | string[] | undefined): { openedAt: string; id: string } | null {
  const [openedAt = "", id = ""] = (typeof raw === "string" ? raw : "").split("_");
  return isUuid(id) && !Number.isNaN(Date.parse(openedAt)) ? { openedAt, id } : null;
}
