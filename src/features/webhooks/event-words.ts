import type { SentEvent } from "@/domain/webhooks/events";

/** Which message says an event: the messages' names hold no dots. */
export const EVENT_WORDS = {
  "response.created": "responseCreated",
  "response.completed": "responseCompleted",
  "follow_up.opened": "followUpOpened",
  "follow_up.closed": "followUpClosed",
  "alert.raised": "alertRaised",
  "import.finished": "importFinished",
  "webhook.test": "test",
} as const satisfies Readonly<Record<SentEvent, string>>;
