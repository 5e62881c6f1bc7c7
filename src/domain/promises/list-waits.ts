import type { PausingState, PromiseMeasure } from "@/domain/promises/measure";

/** What happened to an interaction, as far as a promise cares. */
export interface StoryEvent {
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isPublic: boolean;
}

/** An interaction from its opening on. */
export interface Story {
  readonly openedAt: number;
  readonly openedBy: "customer" | "agent";
  /** In any order. */
  readonly events: readonly StoryEvent[];
}

/** A stretch of time in a state; `to` null while it lasts. */
interface Stretch {
  readonly state: PausingState | "solved";
  readonly from: number;
  readonly to: number | null;
}

/** Somebody waits for something that may be promised. */
export interface Wait {
  readonly measure: PromiseMeasure;
  /** 1 for the first; only a next response is waited for more than once. */
  readonly ordinal: number;
  readonly startedAt: number;
  /** Null while they wait. */
  readonly endedAt: number | null;
  /** When the interaction stood pending, on hold or solved. */
  readonly stretches: readonly Stretch[];
}

/** What begins and ends waits for an answer. */
type Mark = { readonly at: number; readonly what: "customer" | "agent" | "solved" };

/**
 * The waits of an interaction: the first response (where the customer began it), each next response (from the first
 * unanswered message on), and the solution. A public answer of a person ends a wait for an answer, and so does solving; the
 * solution that counts is the last one that holds, and the time between a solution and its reopening is nobody's wait.
 * Example: opened 9:00, answered 9:20, customer 10:00 and 10:05, answered 10:30, solved 11:00: waits of 20, 30, 120 minutes.
 */
export function listWaits(story: Story): Wait[] {
  const events = story.events
    .map((event) => ({ ...event, at: Math.max(event.at, story.openedAt) }))
    .sort((a, b) => a.at - b.at);
  const { stretches, solvedAt, marks } = statesOf(story.openedAt, events);
  const first = story.openedBy === "customer" ? firstEnd(marks) : undefined;
  const waits: Wait[] = [];
  if (first !== undefined)
    waits.push({ measure: "first_response", ordinal: 1, startedAt: story.openedAt, endedAt: first, stretches });
  if (first !== null) waits.push(...nextWaits(marks, first ?? story.openedAt, stretches));
  waits.push({ measure: "resolution", ordinal: 1, startedAt: story.openedAt, endedAt: solvedAt, stretches });
  return waits;
}

function firstEnd(marks: readonly Mark[]): number | null {
  return marks.find(({ what }) => what === "agent" || what === "solved")?.at ?? null;
}

/** From the first message nobody answered, after an instant, to the answer. */
function nextWaits(marks: readonly Mark[], after: number, stretches: readonly Stretch[]): Wait[] {
  const waits: Wait[] = [];
  let since: number | null = null;
  const end = (endedAt: number | null) => {
    if (since === null) return;
    const ordinal = waits.length + 1;
    const startedAt = since;
    // Who has written is not waited for, whatever state the helpdesk left the interaction in.
    const later = stretches.filter(({ from }) => from >= startedAt);
    waits.push({ measure: "next_response", ordinal, startedAt, endedAt, stretches: later });
    since = null;
  };
  for (const { at, what } of marks) {
    if (at < after || (at === after && what !== "customer")) continue;
    if (what === "customer") since ??= at;
    else end(at);
  }
  end(null);
  return waits;
}

type State = PausingState | "solved" | "open";

/** How the interaction's state went: where its clocks may stand still, when it was solved for good, and what matters to waits. */
function statesOf(openedAt: number, events: readonly StoryEvent[]) {
  const stretches: Stretch[] = [];
  const marks: Mark[] = [];
  const now: { state: State; since: number; afterwards: number | null } = {
    state: "open",
    since: openedAt,
    afterwards: null,
  };
  const become = (next: State, at: number) => {
    const { state, since, afterwards } = now;
    if (next === state) return;
    if (state !== "open") stretches.push({ state, from: since, to: at });
    if (next === "solved") marks.push({ at, what: "solved" });
    // A word after the solution waits for an answer only once the solution turns out not to hold.
    if (state === "solved" && afterwards !== null) marks.push({ at: afterwards, what: "customer" });
    Object.assign(now, { state: next, since: at, afterwards: null });
  };
  for (const { kind, at, isPublic } of events) {
    if (kind === "pending" || kind === "on_hold") become(kind, at);
    else if (kind === "open" || kind === "reopened") become("open", at);
    else if (kind === "resolved" || kind === "closed") become("solved", at);
    else if (kind === "agent_replied" && isPublic) marks.push({ at, what: "agent" });
    else if (kind === "customer_replied" && now.state === "solved") now.afterwards ??= at;
    else if (kind === "customer_replied") marks.push({ at, what: "customer" });
  }
  const { state, since } = now;
  if (state !== "open") stretches.push({ state, from: since, to: null });
  return { stretches, solvedAt: state === "solved" ? since : null, marks };
}
