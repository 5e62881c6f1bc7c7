import { getLocale, getTranslations } from "next-intl/server";
import { browserWords } from "@/features/settings/view";
import { hasPassword } from "@/platform/auth/change-password";
import { listSessions } from "@/platform/auth/sessions";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayInstant } from "@/platform/i18n/say-days";
import { requireWorkspace } from "@/platform/session";

/** A browser that is signed in. */
export interface SessionView {
  id: string;
  browser: string;
  lastSeen: string;
  isThis: boolean;
}

/** One's own account: for every member, whatever their role. */
export async function loadAccount(
  slug: string,
): Promise<{ name: string; email: string; locale: AppLocale; hasPassword: boolean; sessions: SessionView[] }> {
  const { db, user, workspace } = await requireWorkspace(slug, "workspace.read");
  const locale = await getLocale();
  const t = await getTranslations("settings");
  const sessions = await listSessions(db, user.userId, new Date());
  return {
    name: user.name,
    email: user.email,
    locale,
    hasPassword: await hasPassword(db, user.userId),
    sessions: sessions.map((session) => ({
      id: session.id,
      browser: browserWords(session.userAgent, t),
      lastSeen: sayInstant(session.lastSeenAt, workspace.zone, locale),
      isThis: session.id === user.sessionId,
    })),
  };
}
