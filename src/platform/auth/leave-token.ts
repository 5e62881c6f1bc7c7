import { mintScope, type WorkspaceScope } from "@/db/scope";
import { readSignedId, signId } from "@/platform/auth/signed-id";

const PURPOSE = "leave-surveys";

/** What stands in a mail with a survey, so that its reader can get no more without signing in. It does not run out. */
export function leaveToken(secret: string, workspaceId: string, customerId: string): string {
  return signId(secret, PURPOSE, { workspaceId, id: customerId });
}

/** Which customer's mails a token stops, with the right to touch that workspace; null for what this server did not make. */
export function readLeaveToken(
  secret: string,
  token: string,
): { readonly scope: WorkspaceScope; readonly customerId: string } | null {
  const known = readSignedId(secret, PURPOSE, token);
  if (known === null) return null;
  return { scope: mintScope(known.workspaceId, { kind: "job", name: "unsubscribe-link" }), customerId: known.id };
}
