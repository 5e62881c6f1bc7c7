import { z } from "zod";
import { mappingSchema } from "@/domain/imports/mapping";
import { IMPORT_PURPOSES } from "@/domain/imports/purpose";
import { SOURCES } from "@/domain/imports/sources/source";
import { ENCODINGS } from "@/features/imports/decode-text";
import { type ApiPaths, operation } from "@/platform/http/openapi";
import { pageSize } from "@/platform/http/read-query";

/** The query of `GET /api/v1/imports/{id}`: which part of the report. */
export const importQuerySchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(10_000, 1_000),
});

/** What asking for work replies: where to look for it. */
export const importAcceptedSchema = z.strictObject({ id: z.guid(), url: z.url() });

/** An import as the API replies it; `view.ts` makes it. */
export const importReplySchema = z.strictObject({
  id: z.guid(),
  status: z.enum(["queued", "running", "done", "failed", "undone"]),
  survey: z.guid().nullable(),
  dryRun: z.boolean(),
  purpose: z.enum(IMPORT_PURPOSES),
  source: z.string().nullable(),
  encoding: z.string().nullable(),
  progress: z.strictObject({
    readBytes: z.int(),
    fileBytes: z.int(),
    rowsPerSecond: z.int().nullable(),
    secondsLeft: z.int().nullable(),
  }),
  fileName: z.string(),
  rows: z.int(),
  stored: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  error: z.string().nullable(),
  problems: z.array(
    z.strictObject({ line: z.int(), column: z.string().nullable(), reason: z.string(), rejected: z.boolean() }),
  ),
  next: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

const ALL = "/api/v1/imports";
const ONE = "/api/v1/imports/{id}";
const { $schema: _, ...mapping } = z.toJSONSchema(mappingSchema, { io: "input", unrepresentable: "any" });
const form = {
  type: "object",
  required: ["file"],
  properties: {
    file: {
      type: "string",
      format: "binary",
      description: "CSV with a header, JSON lines or an .xlsx workbook, up to 1 GB.",
    },
    mapping: {
      ...mapping,
      description: "JSON; all names are names of columns. May be left out where a source says all of it.",
    },
    purpose: {
      type: "string",
      enum: IMPORT_PURPOSES,
      description:
        "What the rows are; without it answers. Files of anything else name no survey; their mapping is {field: column, date field: {columns, pattern, zone}}, found by the header where it is left out.",
    },
    source: {
      type: "string",
      enum: SOURCES,
      description: "The tool whose file it is: its header lines, and what is no answer.",
    },
    encoding: {
      type: "string",
      enum: ENCODINGS,
      description: "The text's encoding, where it is not the one that is found.",
    },
    survey: { type: "string", format: "uuid", description: "The survey to import into; or give a name." },
    name: { type: "string", maxLength: 120, description: "The name of a new survey, which is published." },
    dryRun: { type: "string", enum: ["true", "false"], description: "Check everything, store nothing." },
  },
};

/** The imports' part of the API's description. */
export const importPaths: ApiPaths = {
  [ALL]: {
    post: operation(ALL, {
      summary: "Import answers from a file",
      scope: "write",
      form,
      replies: { 202: importAcceptedSchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, {
      summary: "How far an import is, and its report",
      description:
        "rows = stored + duplicates + rejected at every moment; they stay as they were when an import is undone.",
      scope: "read",
      query: importQuerySchema,
      replies: { 200: importReplySchema },
    }),
  },
  [`${ONE}/undo`]: {
    post: operation(`${ONE}/undo`, {
      summary: "Take back what an import stored",
      scope: "write",
      replies: { 202: importAcceptedSchema },
    }),
  },
};
