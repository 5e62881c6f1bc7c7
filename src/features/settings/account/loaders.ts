import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findMailStop } from "@/db/queries/follow-ups/follow-up-mail";
import { loadTwoStep, type TwoStepView } from "@/features/settings/two-step/loaders";
import { browserWords } from "@/features/settings/view";
import { hasPassword } from "@/platform/auth/change-password";
import { listSessions } from "@/platform/auth/sessions";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayInstant } from "@/platform/i18n/say-days";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** A browser that is signed in. */
export interface SessionView {
  id: string;
  browser: string;
  lastSeen: string;
  isThis: boolean;
}

export interface AccountView {
  slug: string;
  name: string;
  email: string;
  locale: AppLocale;
  hasPassword: boolean;
  /** Whether mails tell them of their follow-ups; null for who is never given any. */
  followUpMails: boolean | null;
  twoStep: TwoStepView;
  sessions: SessionView[];
}

/** One's own account: for every member, whatever their role. */
export async function loadAccount(slug: string): Promise<AccountView> {
  const { db, scope, user, workspace, role } = await requireWorkspace(slug, "workspace.read");
  const locale = await getLocale();
  const t = await getTranslations("settings");
  const sessions = await listSessions(db, user.userId, new Date());
  return {
    slug,
    name: user.name,
    email: user.email,
    locale,
    hasPassword: await hasPassword(db, user.userId),
    followUpMails: can(role, "followup.work")
      ? !(await withTenant(db, scope, (tx) => findMailStop(tx, scope, user.userId)))
      : null,
    twoStep: await loadTwoStep(workspace.zone),
    sessions: sessions.map((session) => ({
      id: session.id,
      browser: browserWords(session.userAgent, t),
      lastSeen: sayInstant(session.lastSeenAt, workspace.zone, locale),
      isThis: session.id === user.sessionId,
    })),
  };
}
