import { z } from "zod";
import { isDay } from "@/domain/calendar/day";
import { pageSize } from "@/platform/http/read-query";

/** Most reviews in one call. */
export const MOST_REVIEWS = 1_000;

const name = (most: number) => z.string().trim().min(1, "Must not be empty.").max(most, `At most ${most} characters.`);
const label = name(200).nullish();
const day = z
  .string()
  .refine((text) => isDay(text) && text >= "1900" && text < "2200", "Give a day as YYYY-MM-DD, from 1900 on.");
const words = z.string().max(4_000, "At most 4,000 characters.");

/** One review as it is posted; whether it fits the scorecard is checked where it is stored. */
export const postedReviewSchema = z.strictObject({
  externalId: name(200),
  interaction: name(200).nullish(),
  reviewer: name(200),
  agent: label,
  channel: label,
  team: label,
  day: day.nullish(),
  scorecardVersion: z.int().min(1).max(1_000_000).nullish(),
  ratings: z
    .record(name(64), z.number().nullable())
    .refine((ratings) => Object.keys(ratings).length <= 50, "At most 50 categories."),
  comments: z.record(name(64), words).optional(),
  note: words.optional(),
  blind: z.boolean().optional(),
});

/** The body of `POST /api/v1/quality-reviews`: each is checked alone, so that one bad one rejects no other. */
export const storeReviewsSchema = z.strictObject({
  reviews: z
    .array(z.unknown())
    .min(1, "Must be a list with at least one review.")
    .max(MOST_REVIEWS, "At most 1,000 reviews at once."),
});

/** The query of `GET /api/v1/quality-reviews`. */
export const listReviewsSchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(MOST_REVIEWS, 100),
  from: day.optional(),
  to: day.optional(),
  agent: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
  team: z.string().max(200).optional(),
  reviewer: z.string().max(200).optional(),
});
