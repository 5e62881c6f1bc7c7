import type { ZodType } from "zod";
import type { Db } from "@/db/client";
import { comingFrom, type KeyScope, type WorkspaceScope } from "@/db/scope";
import { type ApiKeyGrant, authenticateApiKey, scopeOfKey } from "@/platform/api-key";
import { addressBucket } from "@/platform/client-address";
import { isForeignOrigin } from "@/platform/http/foreign-origin";
import {
  claimIdempotencyKey,
  hashBody,
  type IdempotentRequest,
  readIdempotencyKey,
  settleIdempotencyKey,
} from "@/platform/http/idempotency";
import { mapError } from "@/platform/http/map-error";
import { forbidden, type PlainReply, problemReply, tooMany, unauthorized } from "@/platform/http/problem";
import { KEYED_BODY_LIMIT, readBody } from "@/platform/http/read-body";
import { checkInput, readJson, requireJsonType } from "@/platform/http/read-json";
import { checkParams, checkQuery } from "@/platform/http/read-query";
import { requestAddress } from "@/platform/request-address";
import { scopeIncludes } from "@/platform/roles";
import { type Runtime, runtime } from "@/platform/runtime";

/** What a handler behind an API key is given. */
export interface KeyedRequest {
  readonly request: Request;
  readonly url: URL;
  /** Parameters of the path, checked to be text that can be an id: a NUL or half a character is already a 404. */
  readonly params: Readonly<Record<string, string>>;
  readonly scope: WorkspaceScope;
  readonly key: ApiKeyGrant;
  readonly db: Db;
  readonly now: Date;
  readonly runtime: Runtime;
  /**
   * Reads the body and checks it; to be called after every 404 was decided. Throws 413, 415, 400, 422. With an
   * `Idempotency-Key` that already ran, ends the handler and sends the first reply.
   */
  json<T>(schema: ZodType<T>): Promise<T>;
  /** The same for a POST without a body that counts. */
  empty(): Promise<void>;
  /** The same for a body that the handler reads itself, given a hash of it. */
  begin(bodyHash: Buffer): Promise<void>;
  /** Says what a repetition with the same `Idempotency-Key` is answered, where the reply itself holds what is stored nowhere. */
  keepInstead(reply: Response): void;
  /** Checks the query string. Throws 400 naming each parameter that does not fit; unknown ones are dropped. */
  query<T>(schema: ZodType<T>): T;
}

type Handler = (request: KeyedRequest) => Promise<Response>;
type NextRoute = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/**
 * Puts the API-key gate before a handler, and the one mapping of errors behind it.
 *
 * Refuses changes that another site's page sends (403). Then checks in this order: key (401, or 429 where its address sent too many wrong ones), rate (429), scope (403); then the handler finds what the path names (404) and only then
 * reads the body (413, 415, 400, 422).
 */
export function withApiKey(needed: KeyScope, handler: Handler): NextRoute {
  return async (request, context) => {
    const current = runtime();
    const route = routeOf(request);
    let workspaceId: string | undefined;
    try {
      if (isForeign(request, current)) throw forbidden("This request came from another site.");
      const now = new Date();
      const key = await authenticateApiKey(current.appDb, current.apiKeys, request.headers.get("authorization"), now, {
        limiter: current.limits.unknownApiKey,
        bucket: addressBucket(requestAddress(request.headers)),
        at: performance.now(),
      });
      if (key === null) throw unauthorized();
      workspaceId = key.workspaceId;
      const allowance = current.limits.apiKey.take(key.keyId, performance.now());
      if (!allowance.allowed) throw tooMany(allowance.retryAfterSeconds);
      if (!scopeIncludes(key.scope, needed)) throw forbidden(`This needs a key with the scope ${needed}.`);
      const params = checkParams(await context.params);
      return await run({ current, request, params, key, now }, handler);
    } catch (error) {
      return toResponse(problemReply(mapError(error, { logger: current.logger, route, workspaceId })));
    }
  };
}

/** A request that its key let in. */
interface Admitted {
  readonly current: Runtime;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly key: ApiKeyGrant;
  readonly now: Date;
}

/** What a run writes down of its idempotency. */
interface Claim {
  made: IdempotentRequest | null;
  instead: Response | null;
}

async function run(admitted: Admitted, handler: Handler): Promise<Response> {
  const { current, request, key } = admitted;
  const claim: Claim = { made: null, instead: null };
  let reply: Response;
  try {
    reply = await handler(keyedRequest(admitted, claim));
  } catch (error) {
    if (error instanceof Replay) return toResponse(error.reply);
    const route = routeOf(request);
    reply = toResponse(problemReply(mapError(error, { logger: current.logger, route, workspaceId: key.workspaceId })));
  }
  if (claim.made === null) return reply;
  const plain = await toPlain(reply);
  const kept = claim.instead === null ? plain : await toPlain(claim.instead);
  // The work is done and committed: a reply that cannot be kept must not turn it into an error.
  await settleIdempotencyKey(current.appDb, claim.made, kept).catch((error: unknown) => {
    current.logger.warn(
      { workspaceId: key.workspaceId, kind: String(error) },
      "reply of an idempotent request was not kept",
    );
  });
  return toResponse(plain);
}

function keyedRequest({ current, request, params, key, now }: Admitted, claim: Claim): KeyedRequest {
  const url = new URL(request.url);
  const scope = comingFrom(scopeOfKey(key), requestAddress(request.headers));
  const db = current.appDb;
  const idempotencyKey = request.method === "POST" ? readIdempotencyKey(request.headers) : null;
  const body = () => readBody(request, KEYED_BODY_LIMIT);

  async function begin(bodyHash: Buffer): Promise<void> {
    if (idempotencyKey === null || claim.made !== null) return;
    const wanted = { scope, apiKeyId: key.keyId, route: routeOf(request), key: idempotencyKey, bodyHash };
    const first = await claimIdempotencyKey(db, wanted, now);
    if (first !== null) throw new Replay(first);
    claim.made = wanted;
  }

  return {
    request,
    url,
    params,
    scope,
    key,
    db,
    now,
    runtime: current,
    begin,
    async json(schema) {
      requireJsonType(request.headers.get("content-type"));
      const bytes = await body();
      await begin(hashBody(bytes));
      return checkInput(schema, readJson(bytes));
    },
    async empty() {
      await begin(hashBody(await body()));
    },
    keepInstead(instead) {
      claim.instead = instead;
    },
    query: (schema) => checkQuery(schema, url.searchParams),
  };
}

/** Method and path, with its ids. */
function routeOf(request: Request): string {
  return `${request.method} ${new URL(request.url).pathname}`;
}

/** A page of another site has no key of its own; one that has got hold of somebody's is still not let in. */
function isForeign(request: Request, { env }: Runtime): boolean {
  const { headers, method } = request;
  return isForeignOrigin({
    method,
    path: new URL(request.url).pathname,
    host: headers.get("host"),
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
    publicOrigin: env.publicUrl,
  });
}

/** Leaves a handler early with the reply that the first request got. */
class Replay extends Error {
  constructor(readonly reply: PlainReply) {
    super("replayed");
  }
}

async function toPlain(response: Response): Promise<PlainReply> {
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

function toResponse(reply: PlainReply): Response {
  const bodyless = reply.status === 204 || reply.status === 304;
  return new Response(bodyless ? null : reply.body, { status: reply.status, headers: reply.headers });
}
