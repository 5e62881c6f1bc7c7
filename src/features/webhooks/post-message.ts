import { type ClientRequest, type IncomingMessage, request as requestPlainly } from "node:http";
import { request as requestSecurely } from "node:https";
import type { DeliveryRow } from "@/db/queries/webhooks/find-webhook";
import { guardedLookup, RefusedAddress, type Resolve, refuseAddress } from "@/features/webhooks/check-address";

export type Failure = NonNullable<DeliveryRow["failure"]>;

/** What came of one attempt to post: a reply of any kind, or why there was none. */
export type Posted =
  | { readonly status: number; readonly reply: string; readonly retryAfter: string | undefined }
  | { readonly failure: Failure };

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostingLimits {
  readonly privateAllowed: boolean;
  /** For the whole attempt: finding, connecting, sending, all of the reply. */
  readonly mostMs: number;
  /** Ends it at once: the process stops. */
  readonly signal: AbortSignal;
  readonly resolve?: Resolve;
}

/** So much of a reply is read; the rest is not waited for. */
const MOST_READ = 64 * 1024;
/** So much of it is kept. */
const MOST_KEPT = 1024;

/**
 * Posts a message once. Redirects are not followed; the status of a reply stands as soon as it has come, however slow or long
 * its body is. Throws only where the process stops.
 */
export async function postMessage(posting: Posting, limits: PostingLimits): Promise<Posted> {
  const { signal, privateAllowed, mostMs, resolve } = limits;
  signal.throwIfAborted();
  const url = new URL(posting.url);
  const secure = url.protocol === "https:";
  const reach = { privateAllowed, secure };
  const refused = refuseLiteral(url, reach);
  if (refused !== null) return { failure: refused.reason };
  const body = Buffer.from(posting.body);
  const send = (secure ? requestSecurely : requestPlainly)(url, {
    method: "POST",
    headers: { ...posting.headers, "content-length": body.length },
    // A connection of its own: one that was kept would not be looked up, and so not be checked.
    agent: false,
    lookup: guardedLookup(reach, resolve),
  });
  const stop = () => send.destroy(new OutOfTime());
  const timer = setTimeout(stop, mostMs);
  signal.addEventListener("abort", stop);
  const posted = await answered(send, body);
  clearTimeout(timer);
  signal.removeEventListener("abort", stop);
  if ("failure" in posted) signal.throwIfAborted();
  return posted;
}

class OutOfTime extends Error {}

/** An address written as such is not looked up. */
function refuseLiteral({ hostname }: URL, reach: Parameters<typeof refuseAddress>[1]): RefusedAddress | null {
  const host = hostname.replace(/^\[|\]$/g, "");
  const literal = host.includes(":") || /(^|\.)\d+$/.test(host);
  return literal ? refuseAddress(host, reach) : null;
}

function answered(send: ClientRequest, body: Buffer): Promise<Posted> {
  return new Promise((settle) => {
    let secured = false;
    let replied: (() => void) | null = null;
    send.on("socket", (socket) => {
      socket.once("secureConnect", () => {
        secured = true;
      });
    });
    send.on("response", (response) => {
      const { statusCode: status = 0, headers } = response;
      const readSoFar = readHead(response, () => replied?.());
      replied = () => {
        settle({ status, reply: readSoFar(), retryAfter: headers["retry-after"] });
        send.destroy();
      };
    });
    send.on("error", (error) => (replied === null ? settle({ failure: failureOf(error, send, secured) }) : replied()));
    // Of a reply that would speak something else from here on (101) nothing more is said than this.
    send.on("close", () => {
      if (replied === null) settle({ failure: "closed" });
    });
    send.end(body);
  });
}

/** Reads the beginning of a reply, until it ends, breaks off, or is more than anybody would read; gives what came so far. */
function readHead(response: IncomingMessage, done: () => void): () => string {
  const kept: Buffer[] = [];
  let read = 0;
  response.on("data", (piece: Buffer) => {
    if (read < MOST_KEPT) kept.push(piece.subarray(0, MOST_KEPT - read));
    read += piece.length;
    if (read >= MOST_READ) done();
  });
  response.on("error", done);
  response.on("close", done);
  return () => plainText(Buffer.concat(kept));
}

/** Bytes as text that can be stored and shown: what is no character is left out, line breaks and tabs are spaces. */
function plainText(bytes: Buffer): string {
  const text = new TextDecoder().decode(bytes);
  return text
    .replace(/[\s\p{Z}]+/gu, " ")
    .replace(/[\p{C}\ufffd]/gu, "")
    .trim();
}

const FAILURES: Readonly<Record<string, Failure>> = {
  ENOTFOUND: "unknown_host",
  EAI_AGAIN: "unknown_host",
  EAI_NODATA: "unknown_host",
  ECONNREFUSED: "refused",
  ECONNRESET: "closed",
  EPIPE: "closed",
  ETIMEDOUT: "timeout",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
};

function failureOf(error: Error, { socket }: ClientRequest, secured: boolean): Failure {
  if (error instanceof OutOfTime) return "timeout";
  if (error instanceof RefusedAddress) return error.reason;
  const code = "code" in error ? String(error.code) : "";
  const known = FAILURES[code];
  if (known !== undefined) return known;
  if (code.startsWith("HPE_")) return "not_http";
  const securing = socket !== null && "encrypted" in socket && !secured;
  return securing ? "tls" : "failed";
}
