import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden as forbiddenPage, notFound as notFoundPage, redirect } from "next/navigation";
import { cache } from "react";
import { type Db, type Tx, withReads } from "@/db/client";
import { readTogether } from "@/db/read-together";
import { comingFrom, type WorkspaceScope } from "@/db/scope";
import { isTooSlow } from "@/db/too-slow";
import { placeIn, type WorkspaceAccess, type WorkspaceChoice } from "@/platform/auth/memberships";
import {
  COOKIE_SECONDS,
  openSession,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  signInStepCookieName,
} from "@/platform/auth/session-cookie";
import { endSession, findMember, type SignedIn, startSession } from "@/platform/auth/sessions";
import {
  findSignInStep,
  SIGN_IN_STEP_SECONDS,
  type SignInStep,
  startSignInStep,
  type WaitingSignIn,
} from "@/platform/auth/sign-in-step";
import { isSameOrigin } from "@/platform/http/same-origin";
import { noteDenial } from "@/platform/note-denial";
import { requestAddress } from "@/platform/request-address";
import { can, type Permission } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { ADDRESS_HEADER } from "@/platform/screen-door";

/** A person in a workspace, after the gate: what pages, loaders and actions work with. */
export interface SignedInAccess extends WorkspaceAccess {
  user: SignedIn;
  db: Db;
}

/** Who is signed in, with their place in a workspace and all that they belong to. */
interface Member {
  readonly user: SignedIn;
  readonly access: WorkspaceAccess;
  readonly workspaces: readonly WorkspaceChoice[];
}

/** Whom a workspace's pages are shown to. */
export interface FrameAccess extends Pick<WorkspaceAccess, "scope" | "role"> {
  readonly userId: string;
  readonly workspace: Pick<WorkspaceAccess["workspace"], "zone">;
}

/** What the frame around a workspace's pages reads, by name. */
export type FrameReads<Found extends Readonly<Record<string, unknown>>> = {
  readonly [Name in keyof Found]: (tx: Tx, access: FrameAccess) => Promise<Found[Name]>;
};

/** Who is signed in with their workspaces, or null. Looked up once a request, on every request: the frame and the page ask the same. */
const currentSession = cache(async () => {
  const { env, authSecret, appDb } = runtime();
  const value = (await cookies()).get(sessionCookieName(env))?.value;
  const sessionId = await openSession(authSecret, value);
  return sessionId === null ? null : findMember(appDb, sessionId, new Date());
});

/** Who is signed in, or null. */
export async function currentUser(): Promise<SignedIn | null> {
  return (await currentSession())?.user ?? null;
}

/** The signed-in person; sends everybody else to the sign-in page, and from there back to the page they asked for. */
export async function requireUser(): Promise<SignedIn> {
  const user = await currentUser();
  if (user !== null) return user;
  return leadTo("/sign-in");
}

/** Leads to another page, and from there back to the one that was asked for. */
async function leadTo(page: "/sign-in" | "/two-step"): Promise<never> {
  const address = (await headers()).get(ADDRESS_HEADER);
  // What the router adds to its own requests is no part of the page's address.
  const next = address?.replace(/([?&])_rsc=[^&]*(&|$)/, "$1").replace(/[?&]$/, "");
  redirect(next ? `${page}?next=${encodeURIComponent(next)}` : page);
}

/** Who looks at a workspace's pages: null for who is signed out or does not belong to it. Refuses nobody. */
export async function currentAccess(slug: string): Promise<FrameAccess | null> {
  const member = await currentMember(slug);
  return member === null ? null : { ...member.access, userId: member.user.userId };
}

/** Who is signed in with all their workspaces; null where {@link currentAccess} is, and where the workspace needs a second step first. */
export async function currentMember(slug: string): Promise<Member | null> {
  const member = await memberOf(slug);
  return member === null || lacksTwoStep(member) ? null : member;
}

/** Whether the workspace opens to those only whose sign-in has two steps, and theirs has one. */
function lacksTwoStep({ user, access }: Member): boolean {
  return access.workspace.requiresTwoStep && !user.twoStep;
}

async function memberOf(slug: string): Promise<Member | null> {
  const found = await currentSession();
  if (found === null) return null;
  const { access, workspaces } = placeIn(slug, found.user.userId, found.memberships);
  return access === null ? null : { user: found.user, access, workspaces };
}

/**
 * What the frame around a workspace's pages reads, together in one transaction. Null for who is signed out or does not belong to it.
 * Authorises nothing: each part looks at the role itself.
 */
export async function readForFrame<Found extends Readonly<Record<string, unknown>>>(
  slug: string,
  reads: FrameReads<Found>,
): Promise<Found | null> {
  const access = await currentAccess(slug);
  if (access === null) return null;
  return withReads(runtime().appDb, access.scope, (tx) => readEach(tx, access, reads)).catch((error: unknown) => {
    // A page is worth more than what its frame counts.
    if (!isTooSlow(error)) throw error;
    return null;
  });
}

/** Each of them, together. */
export async function readEach<Found extends Readonly<Record<string, unknown>>>(
  tx: Tx,
  access: FrameAccess,
  reads: FrameReads<Found>,
): Promise<Found> {
  const names = Object.keys(reads);
  const found = await readTogether(
    tx,
    names.map((name) => () => reads[name as keyof Found](tx, access)),
  );
  return Object.fromEntries(names.map((name, place) => [name, found[place]])) as Found;
}

/**
 * The session gate: the workspace of a slug, for somebody who belongs to it and may do this.
 *
 * For pages and loaders. Signed out: the sign-in page. Not a member: the same 404 as for a workspace that never existed. Without the
 * second step that the workspace needs: the page that turns it on.
 * Member without the permission: 403. Mints the scope under which queries run.
 */
export function requireWorkspace(slug: string, permission: Permission): Promise<SignedInAccess> {
  return enter(slug, permission, () => {});
}

/**
 * The session gate for server actions: as {@link requireWorkspace}, and the request must come from a page of this site. What the
 * role of a member forbids is noted.
 */
export async function requireAction(slug: string, permission: Permission): Promise<SignedInAccess> {
  await requireOwnPage();
  const address = requestAddress(await headers());
  const denied = (scope: WorkspaceScope) => noteDenial(runtime(), comingFrom(scope, address), permission, new Date());
  const access = await enter(slug, permission, denied);
  return { ...access, scope: comingFrom(access.scope, address) };
}

async function enter(
  slug: string,
  permission: Permission,
  denied: (scope: WorkspaceScope) => void,
): Promise<SignedInAccess> {
  const user = await requireUser();
  const member = await memberOf(slug);
  if (member === null) notFoundPage();
  if (lacksTwoStep(member)) await leadTo("/two-step");
  if (!can(member.access.role, permission)) {
    denied(member.access.scope);
    forbiddenPage();
  }
  return { ...member.access, user, db: runtime().appDb };
}

/** The same for actions of a person outside any workspace. */
export async function requireUserAction(): Promise<SignedIn> {
  await requireOwnPage();
  return requireUser();
}

/** Refuses (404) an action that another site's page started. */
export async function requireOwnPage(): Promise<void> {
  if (!isSameOrigin(await headers(), runtime().env.publicUrl)) notFoundPage();
}

/** Signs a person in on this browser: starts a session and sets its cookie. In actions and route handlers only. */
export async function signInBrowser(userId: string): Promise<void> {
  const { env, authSecret, appDb } = runtime();
  const agent = (await headers()).get("user-agent") ?? "";
  const sessionId = await startSession(appDb, userId, agent, new Date());
  const sealed = await sealSession(authSecret, sessionId);
  (await cookies()).set(sessionCookieName(env), sealed, { ...sessionCookieOptions(env), maxAge: COOKIE_SECONDS });
}

/** Notes on this browser that the first step of a sign-in is done; it is not signed in. In actions and route handlers only. */
export async function awaitSecondStep(step: SignInStep): Promise<void> {
  const { env, appDb } = runtime();
  const token = await startSignInStep(appDb, step, new Date());
  const options = { ...sessionCookieOptions(env), path: "/sign-in", maxAge: SIGN_IN_STEP_SECONDS };
  (await cookies()).set(signInStepCookieName(env), token, options);
}

/** The sign-in that waits for its second step on this browser, with its token; null where none does. */
export async function awaitedSecondStep(): Promise<(WaitingSignIn & { readonly token: string }) | null> {
  const { env, appDb } = runtime();
  const token = (await cookies()).get(signInStepCookieName(env))?.value ?? "";
  const step = token === "" ? null : await findSignInStep(appDb, token, new Date());
  return step === null ? null : { ...step, token };
}

/** Signs this browser out: ends the session, so that a copy of the cookie is worth nothing, and takes the cookie away. */
export async function signOutBrowser(): Promise<void> {
  const { env, appDb } = runtime();
  const user = await currentUser();
  if (user !== null) await endSession(appDb, user.userId, user.sessionId);
  (await cookies()).set(sessionCookieName(env), "", { ...sessionCookieOptions(env), maxAge: 0 });
}
