import { z } from "zod";

/** Why a drawn interaction is left out; kept as it stands here. */
export const SKIP_REASONS = ["nothing_to_judge", "know_it", "language", "not_ours"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

const words = z.string().max(4_000);

/** What a reviewer filled in so far, as the screen sends it; whether it fits the scorecard is checked at the end. */
export const draftSchema = z.object({
  ratings: z.record(z.string().max(64), z.int().nullable()).refine((all) => Object.keys(all).length <= 50),
  comments: z.record(z.string().max(64), words).refine((all) => Object.keys(all).length <= 50),
  note: words,
});
export type Draft = z.infer<typeof draftSchema>;

export const interactionSchema = z.guid();
export const skipSchema = z.enum(SKIP_REASONS);
