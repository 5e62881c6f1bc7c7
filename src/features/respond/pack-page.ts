import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";

/** Below this a page gains nothing. */
const WORTH_IT = 1_024;
/** Fast: a page of a step is made for one person and sent once. */
const LEVEL = 4;
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

type Asking = Pick<PlainRequest, "headers" | "compresses">;

/** Whether whoever asks reads gzip, as every browser does. */
export function readsGzip(request: Asking): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers["accept-encoding"] ?? "");
}

/** Whether a reply may be handed to the door as gzip. */
export function takesGzip(request: Asking): boolean {
  return request.compresses !== true && readsGzip(request);
}

/** A page as gzip where whoever asks reads it; anything else as it is. */
export function packed(request: Asking, reply: PlainResponse): PlainResponse {
  const { body, headers } = reply;
  if (typeof body !== "string" || body.length < WORTH_IT || !headers["content-type"]?.startsWith("text/html"))
    return reply;
  const varied = { ...headers, ...VARIES };
  if (!takesGzip(request)) return { ...reply, headers: varied };
  return { ...reply, headers: { ...varied, ...ENCODED }, body: Uint8Array.from(gzipSync(body, { level: LEVEL })) };
}

/** What a reply says whose bytes depend on who asks, and what it says when they are gzip. */
export const VARIES = { vary: "accept-encoding" } as const;
export const ENCODED = { "content-encoding": "gzip" } as const;

/**
 * A part of a gzip stream, made once and put together with others by `joinGzip`: it refers to nothing before it and ends
 * at a whole byte.
 */
export interface GzipPart {
  readonly plain: Buffer;
  readonly deflated: Buffer;
}

/** Compresses a part well: it is made once and sent often. The `last` one ends the stream. */
export function gzipPart(plain: Buffer, last: boolean): GzipPart {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_FULL_FLUSH;
  return { plain, deflated: deflateRawSync(plain, { level: 9, finishFlush }) };
}

/** A part that is new each time, stored as it is (RFC 1951, 3.2.4); at most 65,535 bytes. */
export function storedPart(plain: Buffer): GzipPart {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(plain.length, 1);
  head.writeUInt16LE(plain.length ^ 0xffff, 3);
  return { plain, deflated: Buffer.concat([head, plain]) };
}

/** One gzip member (RFC 1952) of parts, the last of which was made as the last. */
export function joinGzip(parts: readonly GzipPart[]): Uint8Array<ArrayBuffer> {
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(
    // Of nothing, crc32 is 0 whatever came before.
    parts.reduce((sum, { plain }) => (plain.length > 0 ? crc32(plain, sum) : sum), 0),
    0,
  );
  tail.writeUInt32LE(
    parts.reduce((sum, part) => sum + part.plain.length, 0),
    4,
  );
  return Buffer.concat([HEADER, ...parts.map((part) => part.deflated), tail]);
}
