import type { InteractionEvent } from "@/domain/service/interaction-event";

/** A ticket, chat or call as a helpdesk's file has it: one row with the moments it knows. Instants as dates. */
export interface Ticket {
  readonly externalId: string;
  readonly openedAt: Date;
  readonly customer: string | null;
  readonly subject: string;
  readonly channel: string;
  readonly agent: string | null;
  readonly team: string | null;
  readonly priority: string | null;
  /** Null where the file does not say, or says something unknown. */
  readonly state: TicketState | null;
  readonly firstResponseSeconds: number | null;
  readonly firstResponseAt: Date | null;
  readonly solvedAt: Date | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export type TicketState = "open" | "pending" | "on_hold" | "solved" | "deleted" | "spam" | "merged";

const STATES: readonly (readonly [RegExp, TicketState])[] = [
  [/^(solved|resolved|closed|done|completed|snoozed and closed)$/, "solved"],
  [/^(pending|waiting|waiting for customer|awaiting reply|snoozed)$/, "pending"],
  [/^(hold|on hold|on-hold)$/, "on_hold"],
  [/^(deleted|trash)$/, "deleted"],
  [/^(spam|suspended)$/, "spam"],
  [/^(merged|closed by merge|duplicate)$/, "merged"],
  [/^(new|open|opened|reopened)$/, "open"],
];

/** What a helpdesk calls a state. Example: "Resolved" is solved, "Snoozed" waits. */
export function readTicketState(text: string): TicketState | null {
  const plain = text.trim().toLowerCase().replaceAll("_", " ");
  return STATES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

const UNIT = { seconds: 1, minutes: 60, hours: 3_600 } as const;
export type DurationUnit = keyof typeof UNIT;

/**
 * A duration in whole seconds: a number of the unit, "1:23:45" as hours, minutes and seconds, or "1d 2h 5m 3s". Null for
 * what is none; negative ones are none. Example: "88" in minutes is 5,280.
 */
export function readDuration(text: string, unit: DurationUnit): number | null {
  const plain = text.trim().toLowerCase().replace(",", ".");
  if (/^\d+(\.\d+)?$/.test(plain)) return Math.round(Number(plain) * UNIT[unit]);
  const clock = /^(\d+):([0-5]?\d):([0-5]?\d)$/.exec(plain);
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = /^(?:(\d+)\s*d\w*)?\s*(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?$/.exec(plain);
  if (plain === "" || !parts) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/**
 * The events that a row stands for, each with a name that is the same in the next export: so the same file again changes
 * nothing, and a newer one moves what moved. A first response that would lie after the solution is kept as the file has it.
 */
export function eventsOfTicket(ticket: Ticket): (InteractionEvent & { readonly name: string })[] {
  const { openedAt, firstResponseSeconds, firstResponseAt, solvedAt, state, agent } = ticket;
  const responded =
    firstResponseAt ??
    (firstResponseSeconds === null ? null : new Date(openedAt.getTime() + firstResponseSeconds * 1_000));
  const event = (name: string, kind: InteractionEvent["kind"], at: Date) => ({
    name,
    kind,
    at: at.getTime(),
    actor: agent,
    isPublic: true,
    detail: null,
  });
  const last = solvedAt ?? responded ?? openedAt;
  const waits =
    state === "pending" || state === "on_hold" || state === "deleted" || state === "spam" || state === "merged";
  return [
    ...(responded ? [event("first_response", "agent_replied", responded)] : []),
    ...(solvedAt ? [event("solved", "resolved", solvedAt)] : []),
    ...(waits ? [event("state", state, last)] : []),
    ...(state === "open" && solvedAt ? [event("state", "reopened", solvedAt)] : []),
  ];
}
