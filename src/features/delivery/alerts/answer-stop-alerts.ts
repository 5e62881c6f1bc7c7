import { type Db, withTenant } from "@/db/client";
import { findAlertWish, saveAlertWish } from "@/db/queries/alerts/alert-mail";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import { isolate } from "@/features/delivery/digest/mark-text";
import { type OneButtonPage, renderUnsubscribe } from "@/features/delivery/digest/render-unsubscribe";
import { writeAudit } from "@/platform/audit";
import { readUnsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { acceptedLocale, appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

export interface StopAlertsRequest {
  readonly token: string;
  /** The browser's languages, for who is not known. */
  readonly accepted: string | null;
  /** `look`: nothing changes. */
  readonly wanted: "look" | "stop";
}

/**
 * Answers the link that stops a member's mails about alerts. Opening it changes nothing: mail scanners open links. A press
 * stops them all; what is followed stays, and the page of alerts starts the mails again.
 */
export async function answerStopAlerts(
  { db, secret, now }: { readonly db: Db; readonly secret: string; readonly now: Date },
  { token, accepted, wanted }: StopAlertsRequest,
): Promise<{ status: number; html: string }> {
  const known = readUnsubscribeToken(secret, token);
  const found =
    known &&
    (await withTenant(db, known.scope, async (tx) => {
      const { scope, userId } = known;
      const recipient = await findRecipient(tx, scope, userId);
      if (recipient === null) return null;
      const wish = await findAlertWish(tx, scope, userId);
      const told = wish !== null && (wish.numbers !== "off" || wish.answers);
      if (wanted === "stop" && told) {
        await saveAlertWish(tx, scope, userId, { numbers: "off", answers: false }, { now });
        await writeAudit(tx, scope, { action: "alert_mail.stopped", subject: userId });
      }
      const { name } = await findWorkspace(tx, scope);
      return { ...recipient, workspace: name, told: wanted === "look" && told };
    }));
  const locale = found ? appLocale(found.locale) : acceptedLocale(accepted);
  const t = translatorIn(locale, "alerts");
  const page = (): OneButtonPage => {
    if (!found) return { title: t("stop.unknown"), lead: t("stop.unknownLead"), button: null };
    const gaps = { email: isolate(found.email), workspace: isolate(found.workspace) };
    if (!found.told) return { title: t("stop.stopped"), lead: t("stop.stoppedLead", gaps), button: null };
    return { title: t("stop.title"), lead: t("stop.lead", gaps), button: { label: t("stop.button"), name: "stop" } };
  };
  return { status: found ? 200 : 404, html: renderUnsubscribe(page(), locale) };
}
