/** How a webhook is told: Candor's own JSON, or one text as a team's chat shows it. */
export const WEBHOOK_FORMATS = ["json", "chat"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];
