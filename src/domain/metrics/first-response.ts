/** A message on a request. */
export interface Reply {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: "agent" | "bot" | "customer";
  /** Seen by the customer; an internal note is not. */
  readonly isPublic: boolean;
  /** Sent by a rule in an agent's name. */
  readonly automatic: boolean;
}

/** A request with its replies; times in milliseconds since 1970. */
export interface RequestOpened {
  readonly openedAt: number;
  readonly openedBy: "customer" | "agent";
  readonly replies: readonly Reply[];
}

/**
 * When a person first answered in public, or null while nobody has. Bots, automatic replies and internal notes do not
 * count. Requests opened by an agent have no first response; with `zendesk` they have one from the second public
 * agent message when the first one opened the request. Replies may arrive in any order.
 * Example: opened 9:00, bot 9:00:05, note 9:20, reply 9:45: 9:45. Source: Zendesk metric definitions.
 */
export function firstResponseAt(
  { openedAt, openedBy, replies }: RequestOpened,
  rule: "first_public_human" | "zendesk" = "first_public_human",
): number | null {
  const human = replies
    .filter(({ by, isPublic, automatic }) => by === "agent" && isPublic && !automatic)
    .map(({ at }) => at)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (openedBy === "customer") return human[0] ?? null;
  if (rule === "first_public_human") return null;
  const opening = human[0];
  return (opening !== undefined && opening <= openedAt ? human[1] : opening) ?? null;
}
