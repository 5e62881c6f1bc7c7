import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { constants, createGzip } from "node:zlib";

/** Words, in the types in which pages, their data and files are sent. */
const WORDS = /^(text\/|application\/([\w.-]+\+)?(json|xml)\b|image\/svg)/;
const BODILESS = [204, 205, 206, 304];
const LEAST = 1_024;

/** Whether replies from there are packed at this door, and not by Next: all but scripts and styles, which never change. */
export function isPackedHere(path: string): boolean {
  return !path.startsWith("/_next/");
}

/**
 * What packs a reply of words on its way, for who takes gzip; null for any other. Next packs by zlib's usual level and
 * waits for each part: that kept a page of 100 KB for 5 ms, see docs/decisions/0212. Each part is sent on at once here too.
 */
export function packerOf(request: IncomingMessage, reply: IncomingMessage): Transform | null {
  const { "content-type": type = "", "content-encoding": packed, "content-length": length = LEAST } = reply.headers;
  const fits = WORDS.test(type) && packed === undefined && Number(length) >= LEAST;
  const whole = request.method !== "HEAD" && !BODILESS.includes(reply.statusCode ?? 0);
  const asItIs = /\bno-transform\b/.test(reply.headers["cache-control"] ?? "");
  if (!fits || !whole || asItIs || !takesGzip(request.headers["accept-encoding"])) return null;
  return createGzip({ level: 4, flush: constants.Z_SYNC_FLUSH });
}

/** "gzip, br;q=0.5" does, "gzip;q=0" and "identity" do not. */
function takesGzip(accepted: string | string[] | undefined): boolean {
  return [accepted ?? ""]
    .flat()
    .join(",")
    .split(",")
    .some((one) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
}
