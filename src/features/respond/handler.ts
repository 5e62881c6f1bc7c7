import { IntakeFull } from "@/db/rollups/intake-queue";
import { isTooSlow } from "@/db/too-slow";
import { answerJson } from "@/features/respond/answer-json";
import { notice, recallFirst, showFirst, showNext, takeStep } from "@/features/respond/answer-page";
import { openIntake, type Respondents } from "@/features/respond/open-intake";
import { packed } from "@/features/respond/pack-page";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { sendEmbed } from "@/features/respond/send-embed";
import { sendLogo } from "@/features/respond/send-logo";
import { mapError } from "@/platform/http/map-error";
import { type ProblemDetails, problemReply, unavailable } from "@/platform/http/problem";

const PAGE_DOOR = /^\/s\/([^/]+)(?:\/r\/([^/]+))?$/;
const LOGO_DOOR = /^\/s\/([^/]+)\/logo\/([^/]+)$/;
const EMBED = "/embed.js";
const JSON_DOOR = /^\/api\/v1\/s\/([^/]+)\/responses$/;

/** Whether a path belongs to respondents, so that the custom server answers it before Next sees it. */
export function matchesRespond(path: string): boolean {
  return path.startsWith("/s/") || path === EMBED || JSON_DOOR.test(path);
}

/** Any origin may ask and answer: these doors carry no session. */
const OPEN_TO_ALL = { "access-control-allow-origin": "*" };
/** What a browser asks for before it sends JSON from another site. */
const PREFLIGHT = {
  ...OPEN_TO_ALL,
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-allow-headers": "content-type",
  "access-control-max-age": "86400",
};

/**
 * All that respondents touch, in one function without any runtime's classes, mounted by the custom server and by Next's
 * routes alike. Never throws. Where too many wait already, the next is told at once to come back.
 */
export function handleRespond(request: PlainRequest): PlainResponse | Promise<PlainResponse> {
  if (request.path === EMBED) return sendEmbed(request);
  const doors = openIntake();
  const bytes = request.body?.length ?? 0;
  if (!doors.room.take(bytes)) return turnAway(request);
  const reply = answer(doors, request);
  if (reply instanceof Promise) return reply.finally(() => doors.room.give(bytes));
  doors.room.give(bytes);
  return reply;
}

function answer(doors: Respondents, request: PlainRequest): PlainResponse | Promise<PlainResponse> {
  const logo = LOGO_DOOR.exec(request.path);
  if (logo) return logoDoor(doors, request, logo[1] ?? "", logo[2] ?? "");
  const json = JSON_DOOR.exec(request.path);
  if (json) return jsonDoor(doors, request, json[1] ?? "");
  const page = PAGE_DOOR.exec(request.path);
  if (request.method === "GET" && page?.[1] !== undefined && page[2] === undefined) {
    const known = recallFirst(doors, request, page[1], new Date());
    if (known) return known;
  }
  return pageDoor(doors, request, page?.[1] ?? "", page?.[2]).then((reply) => packed(request, reply));
}

/** Says that nothing was stored, in the door's own way, without asking anything of the database. */
function turnAway(request: PlainRequest): PlainResponse {
  const { problem } = unavailable(2);
  if (PAGE_DOOR.test(request.path)) return noticeOf(request, problem);
  const reply = problemReply(problem);
  return { ...reply, headers: { ...reply.headers, ...OPEN_TO_ALL } };
}

/** A problem that passes, as a page that keeps the answer. */
function noticeOf(request: PlainRequest, problem: ProblemDetails): PlainResponse {
  const page = notice(request, problem.status === 503 ? "unavailable" : "busy", problem.status);
  return { ...page, headers: { ...page.headers, "retry-after": String(problem.retryAfterSeconds ?? 5) } };
}

async function pageDoor(
  doors: Respondents,
  request: PlainRequest,
  key: string,
  token: string | undefined,
): Promise<PlainResponse> {
  const now = new Date();
  try {
    if (request.method === "GET")
      return token === undefined
        ? await showFirst(doors, request, key, now)
        : await showNext(doors, request, key, token, now);
    if (request.method === "POST" && token === undefined) return await takeStep(doors, request, key, now);
    const allow = { allow: token === undefined ? "GET, POST" : "GET" };
    return problemReply({ status: 405, code: "method_not_allowed", title: "Not taken here", headers: allow });
  } catch (error) {
    const problem = toProblem(doors, error, `${request.method} /s/…`);
    // What passes comes back as a page that keeps the answer; all else was no page of ours.
    if (problem.status !== 503 && problem.status !== 429) return problemReply(problem);
    return noticeOf(request, problem);
  }
}

async function logoDoor(doors: Respondents, request: PlainRequest, key: string, id: string): Promise<PlainResponse> {
  const title = "Not taken here";
  if (request.method !== "GET")
    return problemReply({ status: 405, code: "method_not_allowed", title, headers: { allow: "GET" } });
  try {
    return await sendLogo(doors, key, id);
  } catch (error) {
    return problemReply(toProblem(doors, error, "GET /s/…/logo/…"));
  }
}

async function jsonDoor(doors: Respondents, request: PlainRequest, key: string): Promise<PlainResponse> {
  if (request.method === "OPTIONS") return { status: 204, headers: PREFLIGHT, body: "" };
  let reply: PlainResponse;
  try {
    if (request.method === "POST") reply = await answerJson(doors, request, key, new Date());
    else {
      const allow = { allow: "POST, OPTIONS" };
      reply = problemReply({
        status: 405,
        code: "method_not_allowed",
        title: "Only POST is taken here",
        headers: allow,
      });
    }
  } catch (error) {
    reply = problemReply(toProblem(doors, error, `${request.method} /api/v1/s/…/responses`));
  }
  return { ...reply, headers: { ...reply.headers, ...OPEN_TO_ALL } };
}

function toProblem(doors: Respondents, error: unknown, route: string): ProblemDetails {
  const problem = mapError(error instanceof IntakeFull ? unavailable(1) : error, {
    logger: doors.runtime.logger,
    route,
  });
  // A respondent has no fewer days to ask for: what took too long passes.
  return isTooSlow(error) ? { ...unavailable().problem, reference: problem.reference } : problem;
}
