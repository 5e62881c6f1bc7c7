import type { IncomingMessage, ServerResponse } from "node:http";
import { PUBLIC_BODY_LIMIT } from "@/features/respond/input";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { problemReply } from "@/platform/http/problem";

/** Longest that a respondent's body may take to arrive. */
const ARRIVAL_LIMIT_MS = 20_000;
const NO_QUERY = new URLSearchParams();
/** A body past the limit is read on to here without being kept, so that its sender gets to read the refusal. */
const DISCARD_LIMIT = 8 * 1024 * 1024;

/**
 * Answers one request of node's own server with the respondents' handler: the fast door.
 *
 * Counts the body's bytes as they arrive: past 256 KB 413, not there in 20 seconds 408. HEAD is answered as GET without a
 * body. Resolves when the reply was handed over, or when the sender broke off.
 */
export function answerNode(
  handle: (request: PlainRequest) => PlainResponse | Promise<PlainResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const send = (reply: PlainResponse) => {
      try {
        sendReply(reply, request, response);
        resolve();
      } catch (error) {
        reject(error);
      }
    };
    readBody(request, (body) => {
      try {
        const reply = typeof body === "string" ? REFUSALS[body] : handle(toPlain(request, body));
        if (reply instanceof Promise) reply.then(send, reject);
        else send(reply);
      } catch (error) {
        reject(error);
      }
    });
  });
}

const REFUSALS = {
  // Nobody is there to read it.
  gone: problemReply({ status: 400, code: "broken_off", title: "The body broke off" }),
  large: problemReply({ status: 413, code: "too_large", title: "The body is larger than 256 KB" }),
  slow: problemReply({
    status: 408,
    code: "too_slow",
    title: "The body did not arrive in time",
    headers: { connection: "close" },
  }),
};

function toPlain(request: IncomingMessage, body: Uint8Array | null): PlainRequest {
  const url = request.url ?? "/";
  const cut = url.indexOf("?");
  const method = request.method ?? "GET";
  return {
    method: method === "HEAD" ? "GET" : method,
    path: cut === -1 ? url : url.slice(0, cut),
    query: cut === -1 ? NO_QUERY : new URLSearchParams(url.slice(cut + 1)),
    // Of the headers that a request can repeat, node keeps the first or joins them; only responses have arrays.
    headers: request.headers as Record<string, string | undefined>,
    body,
    remoteAddress: request.socket.remoteAddress ?? null,
  };
}

function sendReply(reply: PlainResponse, request: IncomingMessage, response: ServerResponse): void {
  if (response.destroyed) return;
  // Not fully read: what is left of it would be taken for the next request.
  if (!request.complete && hasBody(request)) response.setHeader("connection", "close");
  const bytes = reply.status === 204 || reply.status === 304 ? null : Buffer.byteLength(reply.body);
  response.writeHead(reply.status, bytes === null ? reply.headers : { ...reply.headers, "content-length": bytes });
  response.end(request.method === "HEAD" || bytes === null ? undefined : reply.body);
}

function hasBody({ method }: IncomingMessage): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}

type Body = Uint8Array | null | "large" | "slow" | "gone";

function readBody(request: IncomingMessage, done: (body: Body) => void): void {
  if (!hasBody(request)) done(null);
  else if (Number(request.headers["content-length"] ?? 0) > DISCARD_LIMIT) done("large");
  // A small body comes with its head and is whole when node has read what arrived: no listeners, no clock.
  else setImmediate(() => (request.complete ? done(wholeBody(request)) : awaitBody(request, done)));
}

function wholeBody(request: IncomingMessage): Body {
  const whole: Buffer | null = request.read();
  return whole !== null && whole.length > PUBLIC_BODY_LIMIT ? "large" : whole;
}

function awaitBody(request: IncomingMessage, done: (body: Body) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  let settled = false;
  const timer = setTimeout(() => settle("slow"), ARRIVAL_LIMIT_MS);
  const settle = (result: Body) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    // Of a request that is whole nothing more comes.
    if (!request.complete) request.removeAllListeners("data");
    done(result);
  };
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length <= PUBLIC_BODY_LIMIT) chunks.push(chunk);
    else if (length > DISCARD_LIMIT) settle("large");
    else chunks.length = 0;
  });
  request.on("end", () => {
    if (length > PUBLIC_BODY_LIMIT) settle("large");
    else if (length === 0) settle(null);
    else settle(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length));
  });
  request.on("error", () => settle("gone"));
  request.on("close", () => settle("gone"));
}
