/** How a webhook is told: Candor's own JSON, one text as a team's chat shows it, or a card as Microsoft Teams does. */
export const WEBHOOK_FORMATS = ["json", "chat", "teams"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];
