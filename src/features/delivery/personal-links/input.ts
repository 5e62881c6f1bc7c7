import { z } from "zod";

/** For how many days a personal link can be good. */
export const LINK_DAYS = [7, 14, 30, 60, 90, 365] as const;
/** How long it is good unless somebody chooses: by then most have answered, and the score is still of that time. */
export const USUAL_LINK_DAYS = 30;

/** Most links in one file. */
export const MOST_LINKS = 20_000;

/** A number of days out of those that a form offers. */
export const linkDays = z.coerce.number().refine((days) => LINK_DAYS.some((known) => known === days));

/** What the form of a file with links sends. */
export const linksInput = z.object({
  attribute: z.string().max(200).optional(),
  value: z.string().max(500).optional(),
  named: z.string().max(1_000_000).optional(),
  days: linkDays,
});
