import type { Db } from "@/db/client";
import { comingFrom } from "@/db/scope";
import { findAccess, type WorkspaceAccess } from "@/platform/auth/memberships";
import { cookieValue, openSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { findSession, type SignedIn } from "@/platform/auth/sessions";
import { mapError } from "@/platform/http/map-error";
import { forbidden, notFound, ProblemError } from "@/platform/http/problem";
import { answerProblem } from "@/platform/http/problem-page";
import { checkParams } from "@/platform/http/read-query";
import { isSameOrigin } from "@/platform/http/same-origin";
import { acceptedLocale, appLocale } from "@/platform/i18n/locale";
import { noteDenial } from "@/platform/note-denial";
import { requestAddress } from "@/platform/request-address";
import { can, type Permission } from "@/platform/roles";
import { type Runtime, runtime } from "@/platform/runtime";

/** What a handler behind the session gate is given. */
export interface SessionRequest extends WorkspaceAccess {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly user: SignedIn;
  readonly db: Db;
  readonly now: Date;
  readonly runtime: Runtime;
}

/**
 * Puts the session gate before a route handler under `/w/[workspace]/…`, for uploads and downloads of signed-in people, and
 * the one mapping of errors behind it, said in the person's language: to a browser as a page. Signed out 401, foreign page 403, not a member 404, without the permission or the second step that the workspace needs 403.
 */
export function withSession(permission: Permission, handler: (request: SessionRequest) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const current = runtime();
    const url = new URL(request.url);
    let locale = acceptedLocale(request.headers.get("accept-language"));
    try {
      const now = new Date();
      const user = await signedInBy(current, request.headers.get("cookie"), now);
      if (user) locale = appLocale(user.locale);
      if (user === null) throw signedOut();
      const changes = request.method !== "GET" && request.method !== "HEAD";
      if (changes && !isSameOrigin(request.headers, current.env.publicUrl)) {
        throw forbidden("This request came from another site.");
      }
      const params = checkParams(await context.params);
      const found = await findAccess(current.appDb, user.userId, params.workspace ?? "");
      if (found === null) throw notFound();
      if (found.workspace.requiresTwoStep && !user.twoStep) {
        throw forbidden("This workspace needs two-step sign-in. Turn it on for your account first.", "twoStepNeeded");
      }
      const access = { ...found, scope: comingFrom(found.scope, requestAddress(request.headers)) };
      if (!can(access.role, permission)) {
        if (changes) noteDenial(current, access.scope, permission, now);
        throw forbidden("Your role in this workspace does not include this.");
      }
      return await handler({ ...access, request, url, params, user, db: current.appDb, now, runtime: current });
    } catch (error) {
      const problem = mapError(error, { logger: current.logger, route: `${request.method} ${url.pathname}` });
      return answerProblem(problem, { request, locale, home: url.pathname.split("/").slice(0, 3).join("/") });
    }
  };
}

/** Who a `Cookie` header belongs to, or null. For doors that Next does not stand before. */
export async function signedInBy(current: Runtime, cookie: string | null, now: Date): Promise<SignedIn | null> {
  const value = cookieValue(cookie, sessionCookieName(current.env));
  if (value === undefined) return null;
  const sessionId = await openSession(current.authSecret, value);
  return sessionId === null ? null : findSession(current.appDb, sessionId, now);
}

function signedOut(): ProblemError {
  return new ProblemError({
    status: 401,
    code: "signed_out",
    title: "You are signed out",
    detail: "Sign in and try again.",
    key: "signedOut",
  });
}
