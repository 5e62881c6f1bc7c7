/** What can happen to an interaction. */
export const INTERACTION_EVENTS = [
  "opened",
  "customer_replied",
  "agent_replied",
  "bot_replied",
  "note",
  "assigned",
  "priority_changed",
  "pending",
  "on_hold",
  "open",
  "resolved",
  "reopened",
  "closed",
  "merged",
  "deleted",
  "spam",
] as const;

export type InteractionEventKind = (typeof INTERACTION_EVENTS)[number];

/** One thing that happened to an interaction. */
export interface InteractionEvent {
  readonly kind: InteractionEventKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Agent or customer as the helpdesk names them. */
  readonly actor: string | null;
  /** Seen by the customer. */
  readonly isPublic: boolean;
  /** The new priority, the agent it was given to, the interaction it was merged into. */
  readonly detail: string | null;
}
