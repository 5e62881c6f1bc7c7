import { createHmac, timingSafeEqual } from "node:crypto";
import type { WorkspaceScope } from "@/db/scope";

const TAG_BYTES = 12;
const MAX_LENGTH = 1024;

/** What a cursor is good for: one list of one workspace. */
export interface CursorContext {
  secret: string;
  scope: WorkspaceScope;
  /** Name of the list, such as `responses`, with whatever filters must stay the same between pages. */
  list: string;
}

/** Writes where a list goes on as opaque text. The values are readable to nobody's harm, but cannot be changed. */
export function encodeCursor(context: CursorContext, values: readonly (string | number)[]): string {
  const payload = Buffer.from(JSON.stringify(values));
  return Buffer.concat([tag(context, payload), payload]).toString("base64url");
}

/** Reads a cursor back, or null where it was changed, cut, or made for another list or another workspace. */
export function decodeCursor(context: CursorContext, text: string): (string | number)[] | null {
  if (text.length > MAX_LENGTH || !/^[\w-]+$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length <= TAG_BYTES) return null;
  const payload = bytes.subarray(TAG_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, TAG_BYTES), tag(context, payload))) return null;
  const values: unknown = JSON.parse(payload.toString("utf8"));
  return Array.isArray(values) && values.every(isPlain) ? values : null;
}

function isPlain(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function tag({ secret, scope, list }: CursorContext, payload: Buffer): Buffer {
  return createHmac("sha256", secret)
    .update(JSON.stringify(["cursor", scope.workspaceId, list]))
    .update(payload)
    .digest()
    .subarray(0, TAG_BYTES);
}
