import type { IncomingMessage } from "node:http";
import { clientAddress, parseProxies } from "@/platform/client-address";
import { runtime } from "@/platform/runtime";
import { threadMemory } from "@/platform/thread-memory";

const HEADER = "x-candor-client-address";

/**
 * Notes on a request, before Next sees it, where it came from: Next hides the connection, and the headers it passes on are
 * as the client wrote them. What a client sent under this name is overwritten.
 */
export function markAddress(request: IncomingMessage): void {
  const address = addressOf(request.socket.remoteAddress ?? null, request.headers["x-forwarded-for"]);
  request.headers[HEADER] = `${threadMemory().addressMark} ${address}`;
}

/** The client's address at the door itself, from the connection and, behind a trusted proxy, `X-Forwarded-For`. */
export function addressOf(peer: string | null, forwardedFor: string | readonly string[] | undefined): string {
  const joined = typeof forwardedFor === "string" ? forwardedFor : (forwardedFor?.join(",") ?? null);
  return clientAddress({ peer, forwardedFor: joined }, proxies());
}

/**
 * The client's address, inside Next. Only what {@link markAddress} wrote in this very process counts; where Next runs
 * alone nothing is known of the connection, and every client is "unknown" unless a trusted proxy is configured.
 */
export function requestAddress(headers: Pick<Headers, "get">): string {
  const [mark, address] = (headers.get(HEADER) ?? "").split(" ");
  if (mark === threadMemory().addressMark && address !== undefined) return address;
  const nearest = runtime().env.trustedProxies[0]?.split("/")[0];
  if (nearest === undefined) return "unknown";
  return clientAddress({ peer: nearest, forwardedFor: headers.get("x-forwarded-for") }, proxies());
}

function proxies() {
  return runtime().once("trusted-proxies", () => parseProxies(runtime().env.trustedProxies));
}
