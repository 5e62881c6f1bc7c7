import { z } from "zod";
import { createSurveySchema, listSurveysSchema, publishSchema, updateSurveySchema } from "@/features/surveys/input";
import { repeatsSchema } from "@/features/surveys/settings/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

/** A survey as the API replies it; `view.ts` makes it. */
export const surveyReplySchema = z.strictObject({
  id: z.guid(),
  key: z.string(),
  url: z.url(),
  name: z.string(),
  status: z.enum(["draft", "live", "closed"]),
  version: z.int().nullable(),
  repeats: repeatsSchema,
  pendingRepeats: repeatsSchema.nullable(),
  onlyFromPage: z.boolean(),
  embedOn: z.array(z.string()),
  opensAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  cap: z.int().nullable(),
  anonymous: z.boolean(),
  minimumGroup: z.int(),
  hasPassword: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  questions: z.array(z.strictObject({ id: z.string(), kind: z.string() })),
  definition: z.record(z.string(), z.unknown()),
});

export const surveyListReplySchema = z.strictObject({ items: z.array(surveyReplySchema), next: z.string().nullable() });

const ALL = "/api/v1/surveys";
const ONE = "/api/v1/surveys/{id}";

/** The surveys' part of the API's description. */
export const surveyPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary: "List surveys, the newest first",
      scope: "read",
      query: listSurveysSchema,
      replies: { 200: surveyListReplySchema },
    }),
    post: operation(ALL, {
      summary: "Make a draft from a template or a document",
      scope: "write",
      body: createSurveySchema,
      replies: { 201: surveyReplySchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, { summary: "One survey with its draft", scope: "read", replies: { 200: surveyReplySchema } }),
    patch: operation(ONE, {
      summary: "Change name, draft or settings",
      scope: "write",
      body: updateSurveySchema,
      replies: { 200: surveyReplySchema },
    }),
    delete: operation(ONE, { summary: "Delete a survey with all its answers", scope: "admin", replies: { 204: null } }),
  },
  [`${ONE}/publish`]: {
    post: operation(`${ONE}/publish`, {
      summary:
        "Publish the draft as the next version; `corrections` names questions whose change is of spelling alone. 409 says what in the draft cannot work",
      scope: "write",
      body: publishSchema.optional(),
      replies: { 200: surveyReplySchema },
    }),
  },
  [`${ONE}/close`]: {
    post: operation(`${ONE}/close`, {
      summary: "Close: no more answers are taken",
      scope: "write",
      replies: { 200: surveyReplySchema },
    }),
  },
};
