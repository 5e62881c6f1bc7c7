import { expect } from "vitest";
import type { ZodType } from "zod";
import * as publishRoute from "@/app/api/v1/surveys/[survey]/publish/route";
import * as surveysRoute from "@/app/api/v1/surveys/route";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { TestDatabase } from "@/db/testing/test-database";
import { surveyReplySchema } from "@/features/surveys/describe-api";
import { createApiKey } from "@/platform/api-key";
import { problemSchema } from "@/platform/http/openapi";

const ORIGIN = "http://localhost:3000";

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
/** One request, as a client of the API would send it. */
export interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

/** A workspace with a survey that is live, and a client with every right in it. */
export interface FuzzedWorkspace {
  readonly scope: WorkspaceScope;
  readonly surveyId: string;
  readonly surveyKey: string;
  /** The secret of its key. */
  readonly token: string;
  readonly call: (route: unknown, call: Call) => Promise<Response>;
  /** Where the survey is. */
  readonly one: () => { readonly params: { readonly survey: string }; readonly path: string };
}

/** Makes a workspace to be asked what nobody should ask. */
export async function makeFuzzedWorkspace(database: TestDatabase): Promise<FuzzedWorkspace> {
  const scope = await database.makeWorkspace();
  const wanted = { name: "fuzz", scope: "admin", expiresAt: null } as const;
  const { token } = await withTenant(database.appDb, scope, (tx) => createApiKey(tx, scope, wanted, new Date()));
  const call = callWith.bind(null, token);
  const made = await call(surveysRoute.POST, { method: "POST", path: "/api/v1/surveys", body: '{"template":"nps"}' });
  const { id, key } = surveyReplySchema.parse(await made.json());
  await call(publishRoute.POST, { method: "POST", path: `/api/v1/surveys/${id}/publish`, params: { survey: id } });
  return {
    scope,
    surveyId: id,
    surveyKey: key,
    token,
    call,
    one: () => ({ params: { survey: id }, path: `/api/v1/surveys/${id}` }),
  };
}

async function callWith(
  token: string,
  route: unknown,
  { method, path, params = {}, query, body, type }: Call,
): Promise<Response> {
  const url = new URL(path, ORIGIN);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.append(name, value);
  const headers = new Headers({ authorization: `Bearer ${token}` });
  if (body !== undefined) headers.set("content-type", type ?? "application/json");
  const request = new Request(url, { method, headers, body });
  return (route as Route)(request, { params: Promise.resolve(params as never) });
}

/** No 5xx; an error is a problem, a success is what the API's document says. */
export async function check(reply: Response, schema?: ZodType): Promise<number> {
  const text = await reply.text();
  expect(reply.status, text.slice(0, 500)).toBeLessThan(500);
  if (reply.status >= 400) {
    expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    const problem = problemSchema.parse(JSON.parse(text));
    expect(problem.status).toBe(reply.status);
  } else if (schema) schema.parse(JSON.parse(text));
  return reply.status;
}
