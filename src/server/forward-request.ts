import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { problemReply, unavailable } from "@/platform/http/problem";
import { isPackedHere, packerOf } from "@/server/pack-reply";

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

/** How long the rest of an answered request may take. */
const LET_PASS_MS = 30_000;

/** Hands a request on and the reply back. Resolves when the reply was handed over, or when the client went away. */
export type Forward = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Hands requests to the server that listens at this path, streaming both ways: an import's upload and a page's parts arrive
 * as they come, and words are packed on the way. A client that goes away ends the request behind; a server that went away is
 * a 503 to the client.
 */
export function createForward(socketPath: string): { readonly forward: Forward; close(): void } {
  const agent = new Agent({ keepAlive: true });
  const forward: Forward = (request, response) =>
    new Promise((resolve) => {
      const { method, url: path } = request;
      const packing = isPackedHere(path ?? "/");
      const headers = headersBehind(request, packing);
      const behind = httpRequest({ socketPath, agent, method, path, headers }, (reply) => {
        const packer = packing ? packerOf(request, reply) : null;
        response.writeHead(reply.statusCode ?? 502, reply.statusMessage, headersBefore(reply, packer !== null));
        // What breaks off on one side breaks off on all.
        if (packer !== null) return pipeline(reply, packer, response, () => {});
        reply.on("error", () => response.destroy());
        reply.pipe(response);
      });
      // Who has replied may stop reading a body that is too large: the reply stands, and breaks off by itself if it does.
      behind.on("error", () => (response.headersSent ? undefined : refuse(response)));
      response.on("close", () => {
        behind.destroy();
        letPass(request);
        resolve();
      });
      request.pipe(behind);
    });
  return { forward, close: () => agent.destroy() };
}

/** What still comes of a request that was answered early is thrown away, so that its sender gets to read the answer. */
function letPass(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const patience = setTimeout(() => request.destroy(), LET_PASS_MS);
  request.once("close", () => clearTimeout(patience));
  request.unpipe();
  request.resume();
}

function headersBehind({ headers }: IncomingMessage, packing: boolean): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !OF_THE_CONNECTION.has(name)) kept[name] = value;
  if (packing) delete kept["accept-encoding"];
  return kept;
}

/** As they were written, so that several cookies stay several. */
function headersBefore({ rawHeaders }: IncomingMessage, packed: boolean): string[] {
  const kept: string[] = [];
  for (let place = 0; place + 1 < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? "";
    const gone = OF_THE_CONNECTION.has(name.toLowerCase()) || (packed && name.toLowerCase() === "content-length");
    if (!gone) kept.push(name, rawHeaders[place + 1] ?? "");
  }
  return packed ? [...kept, "Content-Encoding", "gzip", "Vary", "Accept-Encoding"] : kept;
}

function refuse(response: ServerResponse): void {
  if (response.destroyed) return;
  const reply = problemReply(unavailable(1).problem);
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
