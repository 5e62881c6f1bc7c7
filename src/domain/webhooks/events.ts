/** What a webhook can be told of: a closed list. */
export const WEBHOOK_EVENTS = [
  "response.created",
  "response.completed",
  "follow_up.opened",
  "follow_up.closed",
  "alert.raised",
  "import.finished",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent when a person asks for it, to one webhook, whatever else it is told of. */
export const TEST_EVENT = "webhook.test";

/** Everything that can stand in the log of deliveries. */
export const SENT_EVENTS = [...WEBHOOK_EVENTS, TEST_EVENT] as const;
export type SentEvent = (typeof SENT_EVENTS)[number];
