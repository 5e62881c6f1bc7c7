/** What the rows of an imported file are. */
export const IMPORT_PURPOSES = [
  "answers",
  "unsubscribed",
  "bounced",
  "customers",
  "subscriptions",
  "purchases",
  "departures",
  "tickets",
  "metric_events",
  "invitations",
] as const;

export type ImportPurpose = (typeof IMPORT_PURPOSES)[number];
