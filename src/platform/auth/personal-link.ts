import { readSignedId, type SignedId, signId } from "@/platform/auth/signed-id";

const PURPOSE = "invitation";

/** The parameter of a survey's address that says whose personal link it is. */
export const PERSONAL = "i";

/** The token of an invitation's personal link: whoever holds it answers as its customer. */
export function personalToken(secret: string, workspaceId: string, invitationId: string): string {
  return signId(secret, PURPOSE, { workspaceId, id: invitationId });
}

/** The invitation that a token names; null for what this server did not make. */
export function readPersonalToken(secret: string, token: string): SignedId | null {
  return readSignedId(secret, PURPOSE, token);
}

/** The address under which one customer answers one survey, once. */
export function personalLink(place: { baseUrl: string; secret: string }, key: string, invited: SignedId): string {
  return `${place.baseUrl}/s/${key}?${PERSONAL}=${personalToken(place.secret, invited.workspaceId, invited.id)}`;
}
