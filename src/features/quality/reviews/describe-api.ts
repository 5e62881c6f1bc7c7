import { z } from "zod";
import { listReviewsSchema, postedReviewSchema, storeReviewsSchema } from "@/features/quality/reviews/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

/** What became of a call's reviews: together as many as were sent. */
export const storeReviewsReplySchema = z.strictObject({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.array(
    z.strictObject({
      index: z.int(),
      errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
    }),
  ),
});

/** A page of finished reviews. */
export const reviewListReplySchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.guid(),
      externalId: z.string().nullable(),
      interaction: z.string().nullable(),
      reviewer: z.string(),
      agent: z.string().nullable(),
      channel: z.string().nullable(),
      team: z.string().nullable(),
      day: z.string(),
      scorecardVersion: z.int(),
      ratings: z.record(z.string(), z.number().nullable()),
      comments: z.record(z.string(), z.string()),
      note: z.string(),
      /** 0…100, unrounded; null where every category is not applicable. */
      score: z.number().nullable(),
      failed: z.boolean(),
      blind: z.boolean(),
      origin: z.enum(["drawn", "chosen", "posted"]),
    }),
  ),
  next: z.string().nullable(),
});

const ALL = "/api/v1/quality-reviews";

/** The part of the API's description about quality reviews. */
export const qualityPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary: "List finished quality reviews, the newest day first",
      scope: "read",
      query: listReviewsSchema,
      replies: { 200: reviewListReplySchema },
    }),
    post: operation(ALL, {
      summary: "Store up to 1,000 finished reviews; the same externalId again changes that review",
      description:
        "Ratings go by the categories' keys of the scorecard: whole scores of their range, null for not applicable. The score is computed. A review of an interaction takes agent, channel, team and day from it where it does not give them.",
      scope: "write",
      body: storeReviewsSchema.extend({ reviews: z.array(postedReviewSchema).min(1).max(1_000) }),
      replies: { 201: storeReviewsReplySchema },
    }),
  },
};
