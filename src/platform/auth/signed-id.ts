import { createHmac, timingSafeEqual } from "node:crypto";
import { SHORT_ID_LENGTH, shortId, uuidFromShort } from "@/db/short-id";

const MAC_BYTES = 16;

/** An id of a workspace as a link carries it, and whose it is. */
export interface SignedId {
  readonly workspaceId: string;
  readonly id: string;
}

/**
 * A token that only this server can make: the workspace's short id, the id's, and 128 bits over both for one purpose alone.
 * Nothing has to be stored, and it does not run out by itself.
 */
export function signId(secret: string, purpose: string, { workspaceId, id }: SignedId): string {
  return shortId(workspaceId) + shortId(id) + macOf(secret, purpose, workspaceId, id).toString("base64url");
}

/** What a token names; null for what this server did not make, or not for this purpose. */
export function readSignedId(secret: string, purpose: string, token: string): SignedId | null {
  const workspaceId = uuidFromShort(token.slice(0, SHORT_ID_LENGTH));
  const id = uuidFromShort(token.slice(SHORT_ID_LENGTH, 2 * SHORT_ID_LENGTH));
  if (workspaceId === null || id === null) return null;
  const given = Buffer.from(token.slice(2 * SHORT_ID_LENGTH));
  const expected = Buffer.from(macOf(secret, purpose, workspaceId, id).toString("base64url"));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { workspaceId, id };
}

function macOf(secret: string, purpose: string, workspaceId: string, id: string): Buffer {
  const said = `candor ${purpose} ${workspaceId} ${id}`;
  return createHmac("sha256", secret).update(said).digest().subarray(0, MAC_BYTES);
}
