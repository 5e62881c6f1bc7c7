import { withTenant } from "@/db/client";
import { findRole } from "@/db/queries/find-role";
import type { PublishedSurvey } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";
import type { PlainRequest } from "@/features/respond/plain-http";
import { cookieValue, openSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { findSession } from "@/platform/auth/sessions";

/** Whether somebody of the survey's own workspace is signed in here: their answers are tests. Without a cookie it costs nothing. */
export async function isMember(doors: Respondents, request: PlainRequest, survey: PublishedSurvey): Promise<boolean> {
  const { env, authSecret, respondDb } = doors.runtime;
  const cookie = cookieValue(request.headers.cookie, sessionCookieName(env));
  if (cookie === undefined) return false;
  const sessionId = await openSession(authSecret, cookie);
  const user = sessionId === null ? null : await findSession(respondDb, sessionId, new Date());
  if (!user) return false;
  const { scope } = survey;
  return (await withTenant(respondDb, scope, (tx) => findRole(tx, scope, user.userId))) !== null;
}
