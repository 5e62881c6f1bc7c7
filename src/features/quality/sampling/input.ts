import { z } from "zod";

/** Most interactions an agent a week. */
export const MOST_PER_AGENT = 50;

const names = z.array(z.string().min(1).max(200)).max(200);

/** The weekly sample as its form sends it. */
export const planSchema = z.object({
  perAgent: z.coerce.number().int().min(0).max(MOST_PER_AGENT),
  doubleShare: z.coerce.number().int().min(0).max(100),
  channels: names,
  teams: names,
});

/** Whether agents' names are hidden, and who leads which team: "user team", the id first. */
export const namesSchema = z.object({
  hideAgentNames: z.boolean(),
  leads: z
    .array(
      z
        .string()
        .regex(/^[0-9a-f-]{36} ./i)
        .max(240)
        .transform((text) => ({ userId: text.slice(0, 36).toLowerCase(), team: text.slice(37) })),
    )
    .max(2_000),
});
