import { type Db, withTenant } from "@/db/client";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import { findMailStop } from "@/db/queries/follow-ups/follow-up-mail";
import { isolate } from "@/features/delivery/digest/mark-text";
import { type OneButtonPage, renderUnsubscribe } from "@/features/delivery/digest/render-unsubscribe";
import { readUnsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { setFollowUpMail } from "@/platform/follow-up-mail";
import { acceptedLocale, appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

export interface StopFollowUpsRequest {
  readonly token: string;
  /** The browser's languages, for who is not known. */
  readonly accepted: string | null;
  /** `look`: nothing changes. */
  readonly wanted: "look" | "stop" | "again";
}

/**
 * Answers the link that stops a member's mails about their follow-ups. Opening it changes nothing: mail scanners open links. A
 * press stops them, and another starts them again; what is assigned stays assigned.
 */
export async function answerStopFollowUps(
  { db, secret, now }: { readonly db: Db; readonly secret: string; readonly now: Date },
  { token, accepted, wanted }: StopFollowUpsRequest,
): Promise<{ status: number; html: string }> {
  const known = readUnsubscribeToken(secret, token);
  const found =
    known &&
    (await withTenant(db, known.scope, async (tx) => {
      const { scope, userId } = known;
      const recipient = await findRecipient(tx, scope, userId);
      if (recipient === null) return null;
      const stopped = await findMailStop(tx, scope, userId);
      const active = wanted === "look" ? !stopped : wanted === "again";
      if (wanted !== "look") await setFollowUpMail(tx, scope, userId, { active, now });
      const { name } = await findWorkspace(tx, scope);
      return { ...recipient, workspace: name, active };
    }));
  const locale = found ? appLocale(found.locale) : acceptedLocale(accepted);
  const t = translatorIn(locale, "followUps");
  const page = (): OneButtonPage => {
    if (!found) return { title: t("stop.unknown"), lead: t("stop.unknownLead"), button: null };
    const gaps = { email: isolate(found.email), workspace: isolate(found.workspace) };
    return found.active
      ? { title: t("stop.title"), lead: t("stop.lead", gaps), button: { label: t("stop.button"), name: "stop" } }
      : {
          title: t("stop.stopped"),
          lead: t("stop.stoppedLead", gaps),
          button: { label: t("stop.again"), name: "again" },
        };
  };
  return { status: found ? 200 : 404, html: renderUnsubscribe(page(), locale) };
}
