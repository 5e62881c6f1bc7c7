import { z } from "zod";
import { postedInteractionSchema, storeInteractionsSchema } from "@/features/service/interactions/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

/** What became of a call's interactions. */
export const storeInteractionsReplySchema = z.strictObject({
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

const ALL = "/api/v1/interactions";

/** The part of the API's description about interactions. */
export const interactionPaths: ApiPaths = {
  [ALL]: {
    post: operation(ALL, {
      summary: "Store up to 1,000 interactions with their events; what is sent again changes nothing",
      description:
        "An interaction that is not known yet needs its channel, and openedAt or an event `opened`. Fields that are left out stay as they are. Events come in any order and at any time; an event with the id of a known one takes its place, one without an id is known by what it says. State, times and counts follow from the events: first response is the first public reply of a person, resolution the last solution that holds; `merged`, `deleted` and `spam` leave an interaction out of every number. Times in the future, or more than five minutes before the opening, are rejected. Rows of one externalId count once in the reply.",
      scope: "write",
      body: storeInteractionsSchema.extend({
        interactions: z.array(postedInteractionSchema).min(1).max(1_000),
      }),
      replies: { 201: storeInteractionsReplySchema },
    }),
  },
};
