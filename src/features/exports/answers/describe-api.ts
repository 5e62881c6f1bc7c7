import { z } from "zod";
import { FORMATS } from "@/features/exports/answers/file-format";
import { exportBodySchema } from "@/features/exports/answers/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

/** What asking for a file replies: where to look for it. */
export const exportAcceptedSchema = z.strictObject({ id: z.guid(), url: z.url() });

/** An export as the API replies it; `export-json.ts` makes it. */
export const exportReplySchema = z.strictObject({
  id: z.guid(),
  status: z.enum(["queued", "running", "done", "failed"]),
  survey: z.guid(),
  format: z.enum(FORMATS),
  rows: z.int(),
  total: z.int().nullable(),
  bytes: z.int(),
  url: z.url().nullable(),
  urlExpiresAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

const ALL = "/api/v1/exports";
const ONE = "/api/v1/exports/{id}";

/** The exports' part of the API's description. */
export const exportPaths: ApiPaths = {
  [ALL]: {
    post: operation(ALL, {
      summary: "Export a survey's answers as a file",
      description: "With the filters of the answers screen; an anonymous survey's by days and state alone.",
      scope: "write",
      body: exportBodySchema,
      replies: { 202: exportAcceptedSchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, {
      summary: "How far an export is, and a link to its file",
      description: "`url` needs no key and is good until `urlExpiresAt`; the file is kept until `expiresAt`.",
      scope: "read",
      replies: { 200: exportReplySchema },
    }),
    delete: operation(ONE, { summary: "Delete an export's file", scope: "admin", replies: { 204: null } }),
  },
};
