import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { membership } from "@/db/schema/people";
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
  const own = and(eq(membership.workspaceId, scope.workspaceId), eq(membership.userId, user.userId));
  const rows = await withTenant(respondDb, scope, (tx) =>
    tx.select({ role: membership.role }).from(membership).where(own),
  );
  return rows.length > 0;
}
