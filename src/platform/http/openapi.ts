import { type ZodType, z } from "zod";
import type { KeyScope } from "@/db/scope";

type JsonSchema = Record<string, unknown>;

/** One operation, as a feature describes it beside the schemas it checks with. */
export interface OperationInput {
  readonly summary: string;
  readonly description?: string;
  /** The scope a key needs; null for the public doors. */
  readonly scope: KeyScope | null;
  readonly query?: ZodType;
  readonly body?: ZodType;
  /** Another body than JSON, such as a form with a file. */
  readonly form?: JsonSchema;
  /** By status; null for a reply without a body. */
  readonly replies: Readonly<Record<number, ZodType | null>>;
}

/** Paths with their methods, OpenAPI 3.1. */
export type ApiPaths = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;

/** The problem that every error is, RFC 9457. */
export const problemSchema = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  reference: z.string().optional(),
  opensAt: z.iso.datetime().optional(),
});

/** Writes one operation. Parameters in the path are read off it. */
export function operation(path: string, input: OperationInput): JsonSchema {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const problem = {
    description: "A problem",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  const replies = Object.entries(input.replies).map(([status, schema]) => [
    status,
    schema === null
      ? { description: "Done" }
      : { description: "The reply", content: { "application/json": { schema: toJson(schema, "output") } } },
  ]);
  const content = input.body
    ? { "application/json": { schema: toJson(input.body, "input") } }
    : input.form && { "multipart/form-data": { schema: input.form } };
  return {
    summary: input.summary,
    ...(input.description ? { description: input.description } : {}),
    security: input.scope === null ? [] : [{ key: [] }],
    ...(input.scope === null ? {} : { "x-scope": input.scope }),
    parameters: [...inPath, ...queryParameters(input.query)],
    ...(content ? { requestBody: { required: !input.body?.safeParse(undefined).success, content } } : {}),
    responses: { ...Object.fromEntries(replies), default: problem },
  };
}

/** The whole document out of the features' paths. */
export function openApiDocument(paths: readonly ApiPaths[], baseUrl: string): JsonSchema {
  return {
    openapi: "3.1.0",
    info: {
      title: "Candor",
      version: "1",
      description:
        "Surveys, answers, imports and the metrics computed from them. Errors are problem+json. What the database cannot answer in time is 503 `took_too_long`, or 422 where several filters together need too many answers counted: ask for fewer days or fewer filters. Every POST takes an optional Idempotency-Key.",
    },
    servers: [{ url: baseUrl }],
    paths: Object.assign({}, ...paths),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas: { Problem: toJson(problemSchema, "output") },
    },
  };
}

function queryParameters(schema: ZodType | undefined): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toJson(schema, "input") as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: of,
  }));
}

function toJson(schema: ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
}
