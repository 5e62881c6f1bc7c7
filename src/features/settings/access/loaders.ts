import { redirect } from "next/navigation";
import { type OpenInvitation, readInvitation } from "@/platform/auth/invitations";
import { listWorkspaces } from "@/platform/auth/memberships";
import { runtime } from "@/platform/runtime";
import { awaitedSecondStep, currentUser } from "@/platform/session";

/** Where `/` leads: the sign-in page, or the first workspace of who is signed in. */
export async function loadStart(): Promise<string> {
  const user = await currentUser();
  if (user === null) return "/sign-in";
  const [first] = await listWorkspaces(runtime().appDb, user.userId);
  return first === undefined ? "/new-workspace" : `/w/${first.slug}`;
}

/** Which ways in there are besides a password. */
export function loadSignInWays(): { byLink: boolean; oidcName: string | null } {
  const { env } = runtime();
  return { byLink: env.mail !== null, oidcName: env.oidc?.name ?? null };
}

/** Sends back to the beginning whose sign-in does not wait for its second step, or no longer. */
export async function requireFirstStep(): Promise<void> {
  if ((await awaitedSecondStep()) === null) redirect("/sign-in?error=step");
}

/** An invitation, and who is signed in to use it. Opening it does not use it up. */
export async function loadInvitation(
  token: string,
): Promise<{ invitation: OpenInvitation | null; email: string | null }> {
  const invitation = await readInvitation(runtime().appDb, token, new Date());
  const user = await currentUser();
  return { invitation, email: user?.email ?? null };
}
