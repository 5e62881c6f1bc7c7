import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listApiKeys } from "@/db/queries/api-keys";
import { sayDayOf, sayInstant } from "@/platform/i18n/say-days";
import { requireWorkspace } from "@/platform/session";

/** A row of the list of keys. The key itself is not known any more. */
export interface KeyView {
  id: string;
  name: string;
  hint: string;
  scope: string;
  made: string;
  until: string;
  lastUsed: string;
}

/** The API keys of a workspace, for who may manage them. */
export async function loadKeys(slug: string): Promise<KeyView[]> {
  const { db, scope, workspace } = await requireWorkspace(slug, "key.manage");
  const keys = await withTenant(db, scope, (tx) => listApiKeys(tx, scope));
  const now = new Date();
  const locale = await getLocale();
  const t = await getTranslations("settings");
  const { zone } = workspace;
  const untilWords = (expiresAt: Date | null) => {
    if (expiresAt === null) return t("keys.revoked");
    const day = sayDayOf(expiresAt, zone, locale);
    return expiresAt <= now ? t("keys.ended", { day }) : day;
  };
  return keys.map((key) => ({
    id: key.id,
    name: key.name,
    hint: `…${key.hint}`,
    scope: t(`scopes.${key.scope}.name`),
    made: sayDayOf(key.createdAt, zone, locale),
    until: untilWords(key.expiresAt),
    lastUsed: key.lastUsedAt === null ? t("keys.never") : sayInstant(key.lastUsedAt, zone, locale),
  }));
}
