import { z } from "zod";
import { PACK_SECTIONS } from "@/domain/board/pack-document";
import { MINIMUM_GROUP } from "@/domain/metrics/minimum-group";

/** What somebody chose for a pack, or for the packs that are made by the calendar. */
export const packOptions = z.object({
  compare: z.enum(["previous_period", "previous_year"]),
  /** Null: every survey, those to come included. */
  surveys: z.array(z.uuid()).max(100).nullable(),
  sections: z.array(z.enum(PACK_SECTIONS)).min(1),
  comments: z.boolean(),
  minimum: z.int().min(MINIMUM_GROUP).max(1_000),
  /** Viewers see it in their list. */
  shared: z.boolean(),
});

export type PackOptions = z.infer<typeof packOptions>;
