import type { InteractionEvent } from "@/domain/service/interaction-event";
import { METRIC_EVENT, type MetricEvent } from "@/domain/service/read-metric-event";

/** How a contradiction between metric events and what was told before is called. */
export type MetricContradiction = "opening" | "reply" | "solution";

/** What joining the metric events of one interaction comes to. */
interface JoinedEvents {
  /** To be stored: those that are new, and summaries of a file of tickets that they stand for now. */
  readonly events: readonly (InteractionEvent & { readonly externalId: string })[];
  /** The places of those that say something new. */
  readonly fresh: ReadonlySet<number>;
  readonly told: readonly {
    readonly index: number;
    readonly kind: MetricContradiction;
    /** What was known, and what they say now. Milliseconds since 1970. */
    readonly was: number;
    readonly is: number;
    /** An opening that contradicts is left out. */
    readonly left: boolean;
  }[];
}

/** Files of tickets are kept to the minute. */
const SAME_MS = 60_000;

/** Which summaries of a file of tickets these events stand for: what they tell moment by moment, it told in a word. */
export function supersededBy(names: Iterable<string>): ReadonlySet<string> {
  const all = [...names].filter((name) => name.startsWith(METRIC_EVENT)).map((name) => name.slice(METRIC_EVENT.length));
  const some = (pattern: RegExp) => all.some((name) => pattern.test(name));
  return new Set([
    ...(some(/^reply:1:given$/) ? ["import:first_response"] : []),
    ...(some(/^solved:/) ? ["import:solved"] : []),
    ...(some(/^(solved|open|pause):/) ? ["import:state"] : []),
  ]);
}

/**
 * Joins metric events to an interaction that may be known already, by a file of tickets or by events as they happened: what
 * is known within a minute is the same and changes nothing; the finer source counts over a summary, and where the two differ
 * by more it is told; the opening stays as it is known. Marks of deletion and spam stay.
 */
export function joinMetricEvents(
  openedAt: number | null,
  known: ReadonlyMap<string, InteractionEvent>,
  lines: readonly MetricEvent[],
): JoinedEvents {
  const events = new Map<string, InteractionEvent>();
  const fresh = new Set<number>();
  const told: JoinedEvents["told"][number][] = [];
  for (const [index, { name, ...event }] of lines.entries()) {
    if (event.kind === "opened" && openedAt !== null) {
      if (Math.abs(event.at - openedAt) > SAME_MS)
        told.push({ index, kind: "opening", was: openedAt, is: event.at, left: true });
      continue;
    }
    const before = events.get(name) ?? known.get(name);
    // A pause of the customer's clock says more than one of the team's at the same moment.
    if (before && (isSame(before, event) || (before.kind === "pending" && event.kind === "on_hold"))) continue;
    if (!before && toldElsewhere(known, event)) continue;
    events.set(name, event);
    fresh.add(index);
  }
  const all = new Map([...known, ...events]);
  for (const summary of supersededBy(all.keys())) {
    const said = known.get(summary);
    if (!said || said.kind === "note" || said.kind === "deleted" || said.kind === "spam" || said.kind === "merged")
      continue;
    const contradicted = summary === "import:state" ? null : contradiction(said, all, lines);
    if (contradicted) told.push(contradicted);
    // It stands there as what was said once, and counts as nothing.
    events.set(summary, { ...said, kind: "note", isPublic: false });
  }
  return { events: [...events].map(([externalId, event]) => ({ externalId, ...event })), fresh, told };
}

/** The first reply or the last solution, where it lies elsewhere than the summary says. */
function contradiction(
  said: InteractionEvent,
  all: ReadonlyMap<string, InteractionEvent>,
  lines: readonly MetricEvent[],
): JoinedEvents["told"][number] | null {
  const replies = said.kind === "agent_replied";
  const moments = [...all].filter(([name, { kind }]) => name.startsWith(METRIC_EVENT) && kind === said.kind);
  const ats = moments.map(([, { at }]) => at);
  const is = replies ? Math.min(...ats) : Math.max(...ats);
  if (Math.abs(is - said.at) <= SAME_MS) return null;
  const index = lines.findIndex(({ kind, at }) => kind === said.kind && at === is);
  return { index: Math.max(0, index), kind: replies ? "reply" : "solution", was: said.at, is, left: false };
}

/** Whether a helpdesk told the same as it happened, under a name of its own. */
function toldElsewhere(known: ReadonlyMap<string, InteractionEvent>, event: InteractionEvent): boolean {
  for (const [name, { kind, at, isPublic }] of known) {
    if (name.startsWith("import:") || name.startsWith(METRIC_EVENT)) continue;
    const same = kind === event.kind || (kind === "reopened" && event.kind === "open");
    if (same && isPublic === event.isPublic && Math.abs(at - event.at) <= SAME_MS) return true;
  }
  return false;
}

function isSame(a: InteractionEvent, b: InteractionEvent): boolean {
  return a.kind === b.kind && a.at === b.at && a.isPublic === b.isPublic;
}
