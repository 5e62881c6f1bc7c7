import { createHash } from "node:crypto";
import type { HeldCalendar } from "@/db/queries/service/open-calendars";
import type { interaction } from "@/db/schema/interaction";
import { localDay } from "@/domain/calendar/day";
import type { InteractionEvent } from "@/domain/service/interaction-event";
import { measureInteraction } from "@/domain/service/measure-interaction";

/** A row of `interaction` as it stands in the table. */
export type InteractionRow = typeof interaction.$inferSelect;

/** What the helpdesk says of it; the rest of a row follows from its events. */
export type ToldRow = Pick<
  InteractionRow,
  | "id"
  | "externalId"
  | "customerId"
  | "channel"
  | "agent"
  | "team"
  | "priority"
  | "subject"
  | "openedBy"
  | "openedAt"
  | "attributes"
  | "importId"
>;

/** What `measureRow` writes. */
export type MeasuredRow = Omit<InteractionRow, keyof ToldRow | "workspaceId" | "createdAt" | "updatedAt">;

/** The computed half of a row: everything that follows from what was told, its events, the calendar and the zone. */
export function measureRow(
  told: Pick<ToldRow, "openedAt" | "openedBy" | "agent">,
  events: readonly InteractionEvent[],
  calendar: HeldCalendar | null,
  zone: string,
): MeasuredRow {
  const openedAt = told.openedAt.getTime();
  const measured = measureInteraction({ ...told, openedAt }, events, calendar?.clock ?? null);
  const { clock, business, firstSolvedAt, solvedAt } = measured;
  return {
    state: measured.state,
    leftOut: measured.leftOut,
    mergedInto: measured.mergedInto,
    day: localDay(openedAt, zone),
    firstSolvedDay: firstSolvedAt === null ? null : localDay(firstSolvedAt, zone),
    solvedDay: solvedAt === null ? null : localDay(solvedAt, zone),
    firstResponseAt: dateOf(measured.firstResponseAt),
    firstSolvedAt: dateOf(firstSolvedAt),
    solvedAt: dateOf(solvedAt),
    solvedBy: measured.solvedBy,
    reopens: Math.min(32_767, measured.reopens),
    agentReplies: measured.agentReplies,
    firstResponseSeconds: clock.firstResponse,
    firstResponseBusinessSeconds: business?.firstResponse ?? null,
    nextResponseSeconds: clock.nextResponse,
    nextResponseBusinessSeconds: business?.nextResponse ?? null,
    firstResolutionSeconds: clock.firstResolution,
    firstResolutionBusinessSeconds: business?.firstResolution ?? null,
    resolutionSeconds: clock.resolution,
    resolutionBusinessSeconds: business?.resolution ?? null,
    requesterWaitSeconds: clock.requesterWait,
    requesterWaitBusinessSeconds: business?.requesterWait ?? null,
    calendarId: calendar?.calendarId ?? null,
    calendarVersion: calendar?.version ?? null,
  };
}

/**
 * A whole row out of its halves, field by field: spreading forty of them costs a tenth of a millisecond a row, which was
 * most of what storing took.
 */
export function joinRow(
  workspaceId: string,
  told: ToldRow,
  measured: MeasuredRow,
  { createdAt, updatedAt }: Pick<InteractionRow, "createdAt" | "updatedAt">,
): InteractionRow {
  return {
    workspaceId,
    id: told.id,
    externalId: told.externalId,
    customerId: told.customerId,
    channel: told.channel,
    agent: told.agent,
    team: told.team,
    priority: told.priority,
    subject: told.subject,
    openedBy: told.openedBy,
    openedAt: told.openedAt,
    state: measured.state,
    leftOut: measured.leftOut,
    mergedInto: measured.mergedInto,
    day: measured.day,
    firstSolvedDay: measured.firstSolvedDay,
    solvedDay: measured.solvedDay,
    firstResponseAt: measured.firstResponseAt,
    firstSolvedAt: measured.firstSolvedAt,
    solvedAt: measured.solvedAt,
    solvedBy: measured.solvedBy,
    reopens: measured.reopens,
    agentReplies: measured.agentReplies,
    firstResponseSeconds: measured.firstResponseSeconds,
    firstResponseBusinessSeconds: measured.firstResponseBusinessSeconds,
    nextResponseSeconds: measured.nextResponseSeconds,
    nextResponseBusinessSeconds: measured.nextResponseBusinessSeconds,
    firstResolutionSeconds: measured.firstResolutionSeconds,
    firstResolutionBusinessSeconds: measured.firstResolutionBusinessSeconds,
    resolutionSeconds: measured.resolutionSeconds,
    resolutionBusinessSeconds: measured.resolutionBusinessSeconds,
    requesterWaitSeconds: measured.requesterWaitSeconds,
    requesterWaitBusinessSeconds: measured.requesterWaitBusinessSeconds,
    calendarId: measured.calendarId,
    calendarVersion: measured.calendarVersion,
    attributes: told.attributes,
    importId: told.importId,
    createdAt,
    updatedAt,
  };
}

/** The name of an event that came without one: what it says, so that the same again is the same. */
export function nameEvent({ kind, at, actor, isPublic, detail }: InteractionEvent): string {
  const said = JSON.stringify([kind, at, actor, isPublic, detail]);
  return `#${createHash("sha256").update(said).digest("hex").slice(0, 32)}`;
}

/** Whether two halves of a row say the same. */
export function isSameRow<Row extends object>(a: Row, b: Row): boolean {
  return plain(a) === plain(b);
}

/** As text, whatever the order of its keys. */
function plain(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
