import { mintScope, type WorkspaceScope } from "@/db/scope";
import { readSignedId, signId } from "@/platform/auth/signed-id";

const PURPOSE = "unsubscribe";

/**
 * What stands in the mails to one member, so that their mail can be stopped without signing in. It does not run out: a mail
 * may be opened years later.
 */
export function unsubscribeToken(secret: string, workspaceId: string, userId: string): string {
  return signId(secret, PURPOSE, { workspaceId, id: userId });
}

/** Whose mail a token stops, with the right to touch that workspace; null for what this server did not make. */
export function readUnsubscribeToken(
  secret: string,
  token: string,
): { readonly scope: WorkspaceScope; readonly userId: string } | null {
  const known = readSignedId(secret, PURPOSE, token);
  if (known === null) return null;
  return { scope: mintScope(known.workspaceId, { kind: "job", name: "unsubscribe-link" }), userId: known.id };
}
