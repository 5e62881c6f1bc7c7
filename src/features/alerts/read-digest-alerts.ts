import type { Tx } from "@/db/client";
import { findAlertWish } from "@/db/queries/alerts/alert-mail";
import { listAlerts } from "@/db/queries/alerts/find-alert";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { alertWordsIn } from "@/features/alerts/alert-words";
import { sayAlert, saySides } from "@/features/alerts/describe-alert";
import type { AppLocale } from "@/platform/i18n/locale";

const MOST = 10;

/** The alerts of a member's numbers that were opened within some days, for the regular mail, where they want them there. */
export async function readDigestAlerts(
  tx: Tx,
  scope: WorkspaceScope,
  { zone }: { readonly zone: string },
  asked: {
    readonly userId: string;
    readonly locale: AppLocale;
    readonly days: { readonly from: string; readonly to: string };
  },
): Promise<string[]> {
  if ((await findAlertWish(tx, scope, asked.userId))?.numbers !== "digest") return [];
  const words = alertWordsIn(asked.locale);
  const { from, to } = asked.days;
  const found = await listAlerts(tx, scope, { userId: asked.userId, which: "all", today: to, limit: 100 });
  return found
    .filter(({ alert }) => {
      const day = localDay(alert.openedAt, zone);
      return day >= from && day <= to;
    })
    .slice(0, MOST)
    .map((one) => `${[sayAlert(words, one), saySides(words, one)?.sentence].filter(Boolean).join(": ")}.`);
}
