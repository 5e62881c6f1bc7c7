import { answerJson } from "@/features/respond/answer-json";
import { openIntake, type Respondents } from "@/features/respond/open-intake";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { IntakeFull } from "@/db/rollups/intake-queue";
import { mapError } from "@/platform/http/map-error";
import { problemReply, unavailable } from "@/platform/http/problem";

const JSON_DOOR = /^\/api\/v1\/s\/([^/]+)\/responses$/;

/** Whether a path belongs to respondents, so that the custom server answers it before Next sees it. */
export function matchesRespond(path: string): boolean {
  return path.startsWith("/s/") || JSON_DOOR.test(path);
}

/** Any origin may ask and answer: these doors carry no session. */
const OPEN_TO_ALL = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-allow-headers": "content-type",
  "access-control-max-age": "86400",
};

/**
 * All that respondents touch, in one function without any runtime's classes, mounted by the custom server and by Next's
 * routes alike. Never throws.
 */
export async function handleRespond(request: PlainRequest): Promise<PlainResponse> {
  const doors = openIntake();
  const json = JSON_DOOR.exec(request.path);
  if (json) return jsonDoor(doors, request, json[1] ?? "");
  return problemReply({ status: 404, code: "not_found", title: "Not found" });
}

async function jsonDoor(doors: Respondents, request: PlainRequest, key: string): Promise<PlainResponse> {
  if (request.method === "OPTIONS") return { status: 204, headers: OPEN_TO_ALL, body: "" };
  let reply: PlainResponse;
  try {
    if (request.method === "POST") reply = await answerJson(doors, request, key, new Date());
    else {
      const allow = { allow: "POST, OPTIONS" };
      reply = problemReply({ status: 405, code: "method_not_allowed", title: "Only POST is taken here", headers: allow });
    }
  } catch (error) {
    const known = error instanceof IntakeFull ? unavailable(1) : error;
    reply = problemReply(mapError(known, { logger: doors.runtime.logger, route: `${request.method} /api/v1/s/…/responses` }));
  }
  return { ...reply, headers: { ...reply.headers, ...OPEN_TO_ALL } };
}
