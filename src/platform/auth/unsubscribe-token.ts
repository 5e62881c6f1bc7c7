import { createHmac, timingSafeEqual } from "node:crypto";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { SHORT_ID_LENGTH, shortId, uuidFromShort } from "@/db/short-id";

const MAC_BYTES = 16;

/**
 * What stands in the mails to one member, so that their mail can be stopped without signing in: the workspace's short id,
 * the member's, and 128 bits that only this server can make. It does not run out: a mail may be opened years later.
 */
export function unsubscribeToken(secret: string, workspaceId: string, userId: string): string {
  return shortId(workspaceId) + shortId(userId) + macOf(secret, workspaceId, userId).toString("base64url");
}

/** Whose mail a token stops, with the right to touch that workspace; null for what this server did not make. */
export function readUnsubscribeToken(
  secret: string,
  token: string,
): { readonly scope: WorkspaceScope; readonly userId: string } | null {
  const workspaceId = uuidFromShort(token.slice(0, SHORT_ID_LENGTH));
  const userId = uuidFromShort(token.slice(SHORT_ID_LENGTH, 2 * SHORT_ID_LENGTH));
  if (workspaceId === null || userId === null) return null;
  const given = Buffer.from(token.slice(2 * SHORT_ID_LENGTH));
  const expected = Buffer.from(macOf(secret, workspaceId, userId).toString("base64url"));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { scope: mintScope(workspaceId, { kind: "job", name: "unsubscribe-link" }), userId };
}

function macOf(secret: string, workspaceId: string, userId: string): Buffer {
  const said = `candor unsubscribe ${workspaceId} ${userId}`;
  return createHmac("sha256", secret).update(said).digest().subarray(0, MAC_BYTES);
}
