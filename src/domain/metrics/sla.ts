import { type Clock, elapsedClock } from "@/domain/metrics/clock";
import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** A stretch in which the clock of a promise stands still; `to` null while it lasts. Milliseconds since 1970. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

/** One promise: instants in milliseconds since 1970, `fulfilledAt` null while it is open. */
export interface SlaInput {
  readonly startedAt: number;
  readonly targetMinutes: number;
  readonly pauses: readonly Pause[];
  readonly fulfilledAt: number | null;
  readonly now: number;
}

/** Breached: later than the target, whether answered since (`breached`) or not yet (`…_breached`). */
export type SlaStatus = "active" | "active_breached" | "paused" | "paused_breached" | "achieved" | "breached";

/** Where a promise stands; minutes run by the clock given, outside pauses. */
export interface SlaState {
  readonly status: SlaStatus;
  readonly elapsedMinutes: number;
  /** When the target is or was due; null while paused, and when the calendar never opens again. */
  readonly dueAt: number | null;
}

/**
 * Where one promise stands. The clock runs from the start, outside pauses and inside business hours; exactly on the
 * target is kept; an open one that is late is breached already. Example: target 100 minutes, 30 + 20 + 60 minutes
 * run before the reply: 110, breached. Source: Zendesk and Chatwoot target states.
 */
export function evaluateSla(input: SlaInput, clock: Clock = elapsedClock): SlaState {
  const { startedAt, targetMinutes, fulfilledAt, now } = input;
  if (
    ![startedAt, now, fulfilledAt ?? 0].every(Number.isFinite) ||
    !(targetMinutes >= 0 && Number.isFinite(targetMinutes))
  )
    throw new MetricError("bad_parameter", "Times and target must be finite and the target not negative.");
  const end = fulfilledAt ?? now;
  const pauses = mergedPauses(input.pauses);
  let elapsedMinutes = 0;
  for (const { from, to } of running(startedAt, pauses, end)) elapsedMinutes += clock.minutesBetween(from, to);
  const late = elapsedMinutes > targetMinutes + 1e-9;
  if (fulfilledAt !== null)
    return {
      status: late ? "breached" : "achieved",
      elapsedMinutes,
      dueAt: dueAt(startedAt, targetMinutes, pauses, clock),
    };
  const paused = pauses.some(({ from, to }) => from <= now && now < to);
  if (paused) return { status: late ? "paused_breached" : "paused", elapsedMinutes, dueAt: null };
  return {
    status: late ? "active_breached" : "active",
    elapsedMinutes,
    dueAt: dueAt(startedAt, targetMinutes, pauses, clock),
  };
}

/** How many targets are in each state. */
export type SlaCounts = Partial<Readonly<Record<SlaStatus, number>>>;

/**
 * SLA attainment: achieved over achieved, breached and open but already late, in percent. Open within time is not
 * judged yet. Example: 188/(188 + 9 + 3) = 94 %. Interval: Wilson.
 */
export function slaAttainment(counts: SlaCounts, level = DEFAULT_LEVEL): Reading {
  const { achieved = 0, breached = 0, active_breached = 0, paused_breached = 0 } = counts;
  return shareReading(achieved, achieved + breached + active_breached + paused_breached, level);
}

function mergedPauses(pauses: readonly Pause[]): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = [];
  const ordered = pauses
    .map(({ from, to }) => ({ from, to: to ?? Number.POSITIVE_INFINITY }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  for (const pause of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else merged.push({ ...pause });
  }
  return merged;
}

/** The stretches between start and end that lie outside every pause. */
function running(start: number, pauses: readonly { from: number; to: number }[], end: number) {
  const pieces: { from: number; to: number }[] = [];
  let from = start;
  for (const pause of pauses) {
    if (pause.from >= end) break;
    if (pause.from > from) pieces.push({ from, to: pause.from });
    from = Math.max(from, pause.to);
  }
  if (end > from) pieces.push({ from, to: end });
  return pieces;
}

function dueAt(
  start: number,
  target: number,
  pauses: readonly { from: number; to: number }[],
  clock: Clock,
): number | null {
  let left = target;
  for (const { from, to } of running(start, pauses, Number.POSITIVE_INFINITY)) {
    const inside = Number.isFinite(to) ? clock.minutesBetween(from, to) : Number.POSITIVE_INFINITY;
    if (inside >= left) return clock.addMinutes(from, left);
    left -= inside;
  }
  return null;
}
