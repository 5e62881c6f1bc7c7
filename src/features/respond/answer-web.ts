import { handleRespond } from "@/features/respond/handler";
import { PUBLIC_BODY_LIMIT } from "@/features/respond/input";
import { mapError } from "@/platform/http/map-error";
import { problemResponse } from "@/platform/http/problem";
import { readBody } from "@/platform/http/read-body";
import { requestAddress } from "@/platform/request-address";
import { runtime } from "@/platform/runtime";

/** Answers one web `Request` with the respondents' handler: the door that works wherever Next does. */
export async function answerWeb(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const bodyless = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
  try {
    const body = bodyless ? null : await readBody(request, PUBLIC_BODY_LIMIT);
    const reply = await handleRespond({
      method: request.method === "HEAD" ? "GET" : request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: Object.fromEntries(request.headers),
      // Next takes away what a reply says of its encoding: what it sends, it packs itself.
      compresses: true,
      body,
      remoteAddress: requestAddress(request.headers),
    });
    const empty = reply.status === 204 || reply.status === 304 || request.method === "HEAD";
    return new Response(empty ? null : reply.body, { status: reply.status, headers: reply.headers });
  } catch (error) {
    return problemResponse(mapError(error, { logger: runtime().logger, route: `${request.method} /s` }));
  }
}
