import { badRequest, ProblemError, tooLarge, unsupportedMedia } from "@/platform/http/problem";

/** Most bytes of a body that comes with an API key. */
export const KEYED_BODY_LIMIT = 8 * 1024 * 1024;

/** Longest that a body may take to arrive, in milliseconds. */
const ARRIVAL_LIMIT_MS = 30_000;

/**
 * Reads a body whole, counting its bytes as they arrive.
 *
 * Throws 413 past `limit` bytes (before reading where `Content-Length` already says so), 415 for a compressed body, 408
 * where it does not arrive within half a minute, 400 where it breaks off.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") {
    throw unsupportedMedia("Send the body uncompressed.");
  }
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const deadline = setTimeout(() => void reader.cancel(new Error("too slow")).catch(() => {}), ARRIVAL_LIMIT_MS);
  const startedAt = performance.now();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.byteLength;
      if (length > limit) {
        void reader.cancel().catch(() => {});
        throw tooLarge(limit);
      }
      chunks.push(value);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw badRequest("The body broke off.");
  } finally {
    clearTimeout(deadline);
  }
  if (performance.now() - startedAt >= ARRIVAL_LIMIT_MS) throw tooSlow();
  return joined(chunks, length);
}

function tooSlow(): ProblemError {
  return new ProblemError({ status: 408, code: "too_slow", title: "The body did not arrive in time" });
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const only = chunks[0];
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
