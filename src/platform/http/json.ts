import type { PlainReply } from "@/platform/http/problem";

/** Writes a JSON reply without any runtime's classes; never stored by a cache. */
export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): PlainReply {
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
    body: JSON.stringify(value),
  };
}

/** The same as a web `Response`. */
export function json(status: number, value: unknown, headers?: Record<string, string>): Response {
  const reply = jsonReply(status, value, headers);
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
}
