import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { problemReply, unavailable } from "@/platform/http/problem";

/** What belongs to one connection and not to the message; each side of the door has a connection of its own. */
const OF_THE_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);

/** Hands a request on and the reply back. Resolves when the reply was handed over, or when the client went away. */
export type Forward = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Hands requests to the server that listens at this path, streaming both ways: an import's upload and a page's parts arrive
 * as they come. A client that goes away ends the request behind; a server that went away is a 503 to the client.
 */
export function createForward(socketPath: string): { readonly forward: Forward; close(): void } {
  const agent = new Agent({ keepAlive: true });
  const forward: Forward = (request, response) =>
    new Promise((resolve) => {
      const { method, url: path } = request;
      const headers = headersBehind(request);
      const behind = httpRequest({ socketPath, agent, method, path, headers }, (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.statusMessage, headersBefore(reply));
        reply.on("error", () => response.destroy());
        reply.pipe(response);
      });
      behind.on("error", () => refuse(response));
      response.on("close", () => {
        behind.destroy();
        resolve();
      });
      request.pipe(behind);
    });
  return { forward, close: () => agent.destroy() };
}

function headersBehind({ headers }: IncomingMessage): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !OF_THE_CONNECTION.has(name)) kept[name] = value;
  return kept;
}

/** As they were written, so that several cookies stay several. */
function headersBefore({ rawHeaders }: IncomingMessage): string[] {
  const kept: string[] = [];
  for (let place = 0; place + 1 < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? "";
    if (!OF_THE_CONNECTION.has(name.toLowerCase())) kept.push(name, rawHeaders[place + 1] ?? "");
  }
  return kept;
}

function refuse(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const reply = problemReply(unavailable(1).problem);
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
