import { type Clock, elapsedClock } from "@/domain/metrics/clock";
import { firstResponseAt } from "@/domain/metrics/first-response";
import { furtherWaits, type Turn } from "@/domain/metrics/next-response";
import { type RequestStatus, resolutionOf, type StatusChange } from "@/domain/metrics/resolution";
import type { InteractionEvent, InteractionEventKind } from "@/domain/service/interaction-event";

/** What the helpdesk says of an interaction beside its events. */
export interface ToldInteraction {
  readonly openedAt: number;
  readonly openedBy: "customer" | "agent";
  /** Who has it now. */
  readonly agent: string | null;
}

/** Durations in whole seconds of one clock; null where there is none (yet). */
export interface MeasuredTimes {
  readonly firstResponse: number | null;
  /** The longest wait for a further reply. */
  readonly nextResponse: number | null;
  readonly firstResolution: number | null;
  readonly resolution: number | null;
  /** Known once it is solved; until then it grows. */
  readonly requesterWait: number | null;
}

/** What follows from the events of an interaction. Instants in milliseconds since 1970. */
export interface MeasuredInteraction {
  readonly state: RequestStatus;
  readonly leftOut: "merged" | "spam" | "deleted" | null;
  readonly mergedInto: string | null;
  readonly firstResponseAt: number | null;
  readonly firstSolvedAt: number | null;
  readonly solvedAt: number | null;
  readonly solvedBy: string | null;
  readonly reopens: number;
  readonly agentReplies: number;
  readonly clock: MeasuredTimes;
  /** Null where no business calendar holds. */
  readonly business: MeasuredTimes | null;
}

const STATUS: Partial<Record<InteractionEventKind, RequestStatus>> = {
  pending: "pending",
  on_hold: "on_hold",
  open: "open",
  reopened: "open",
  resolved: "solved",
  closed: "closed",
};

/**
 * Measures an interaction from all its events, in whatever order they came. Bots, rules and internal notes answer nobody. What
 * was merged, deleted or marked as spam counts nowhere, unless it was opened again afterwards. Solved is by whom the
 * event names, else by whoever replied last, else by who had it at that moment.
 */
export function measureInteraction(
  told: ToldInteraction,
  events: readonly InteractionEvent[],
  business: Clock | null,
): MeasuredInteraction {
  const ordered = [...events].sort((a, b) => a.at - b.at);
  const last = Math.max(told.openedAt, ordered.at(-1)?.at ?? told.openedAt);
  const changes = ordered.flatMap(({ kind, at }) => {
    const status = STATUS[kind];
    return status === undefined ? [] : [{ at: Math.max(at, told.openedAt), status }];
  });
  const respondedAt = firstResponseAt({
    openedAt: told.openedAt,
    openedBy: told.openedBy,
    replies: ordered.flatMap(({ kind, at, isPublic }) =>
      kind === "agent_replied" ? [{ at, by: "agent" as const, isPublic, automatic: false }] : [],
    ),
  });
  const solutions = solutionsOf(told, ordered);
  const measured = (clock: Clock) => timesOf(told, ordered, changes, { respondedAt, last }, clock);
  return {
    ...leavingOut(ordered),
    state: changes.at(-1)?.status ?? (ordered.some(({ kind }) => TOUCHED.has(kind)) ? "open" : "new"),
    firstResponseAt: respondedAt,
    firstSolvedAt: solutions.first,
    solvedAt: solutions.last?.at ?? null,
    solvedBy: solutions.last?.by ?? null,
    reopens: resolutionOf(told.openedAt, changes, last).reopens,
    agentReplies: ordered.filter(({ kind, isPublic }) => kind === "agent_replied" && isPublic).length,
    clock: measured(elapsedClock),
    business: business === null ? null : measured(business),
  };
}

/** What makes a new interaction an open one. */
const TOUCHED: ReadonlySet<InteractionEventKind> = new Set(["agent_replied", "note", "assigned"]);

function timesOf(
  told: ToldInteraction,
  events: readonly InteractionEvent[],
  changes: readonly StatusChange[],
  { respondedAt, last }: { respondedAt: number | null; last: number },
  clock: Clock,
): MeasuredTimes {
  const solution = resolutionOf(told.openedAt, changes, last, clock);
  const waits = furtherWaits(turnsOf(events), told.openedBy).map(({ from, to }) => clock.minutesBetween(from, to));
  return {
    firstResponse: respondedAt === null ? null : seconds(clock.minutesBetween(told.openedAt, respondedAt)),
    nextResponse: waits.length === 0 ? null : seconds(Math.max(...waits)),
    firstResolution: seconds(solution.firstMinutes),
    resolution: seconds(solution.fullMinutes),
    requesterWait: solution.fullMinutes === null ? null : seconds(solution.requesterWaitMinutes),
  };
}

function turnsOf(events: readonly InteractionEvent[]): Turn[] {
  return events.flatMap(({ kind, at, isPublic }): Turn[] => {
    if (kind === "customer_replied") return [{ at, kind: "customer" }];
    if (kind === "agent_replied" && isPublic) return [{ at, kind: "agent" }];
    return kind === "resolved" || kind === "closed" ? [{ at, kind: "done" }] : [];
  });
}

/** When it was solved first, and when and by whom last; `last` is null while it is not solved. */
function solutionsOf(told: ToldInteraction, events: readonly InteractionEvent[]) {
  let first: number | null = null;
  let last: { at: number; by: string | null } | null = null;
  let replied: string | null = null;
  let holder: string | null = null;
  for (const { kind, at, actor, isPublic, detail } of events) {
    if (kind === "agent_replied" && isPublic) replied = actor ?? replied;
    if (kind === "assigned") holder = detail;
    const status = STATUS[kind];
    if (status === "solved" || status === "closed") {
      const when = Math.max(at, told.openedAt);
      first ??= when;
      last ??= { at: when, by: actor ?? replied ?? holder ?? told.agent };
    } else if (status !== undefined) last = null;
  }
  return { first, last };
}

function leavingOut(events: readonly InteractionEvent[]): Pick<MeasuredInteraction, "leftOut" | "mergedInto"> {
  let found: Pick<MeasuredInteraction, "leftOut" | "mergedInto"> = { leftOut: null, mergedInto: null };
  for (const { kind, detail } of events) {
    if (kind === "merged") found = { leftOut: "merged", mergedInto: detail };
    else if (kind === "deleted" || kind === "spam") found = { leftOut: kind, mergedInto: null };
    else if (kind === "reopened") found = { leftOut: null, mergedInto: null };
  }
  return found;
}

function seconds(minutes: number): number;
function seconds(minutes: number | null): number | null;
function seconds(minutes: number | null): number | null {
  return minutes === null ? null : Math.min(2_147_483_647, Math.round(minutes * 60));
}
