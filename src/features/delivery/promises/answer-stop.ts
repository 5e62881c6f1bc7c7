import { type Db, withTenant } from "@/db/client";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listPolicies } from "@/db/queries/promises/list-policies";
import { updatePolicy } from "@/db/queries/promises/write-policy";
import { isolate } from "@/features/delivery/digest/mark-text";
import { type OneButtonPage, renderUnsubscribe } from "@/features/delivery/digest/render-unsubscribe";
import { writeAudit } from "@/platform/audit";
import { readUnsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { acceptedLocale, appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

export interface StopRequest {
  readonly token: string;
  /** The browser's languages, for who is not known. */
  readonly accepted: string | null;
  /** `look`: nothing changes. */
  readonly wanted: "look" | "stop";
}

/**
 * Answers the link that stops a member's mails about promises. Opening it changes nothing: mail scanners open links. A press
 * takes the member out of every policy's list of whom to tell; where policies are set they are put back.
 */
export async function answerStop(
  { db, secret }: { readonly db: Db; readonly secret: string },
  { token, accepted, wanted }: StopRequest,
): Promise<{ status: number; html: string }> {
  const known = readUnsubscribeToken(secret, token);
  const found =
    known &&
    (await withTenant(db, known.scope, async (tx) => {
      const { scope, userId } = known;
      const recipient = await findRecipient(tx, scope, userId);
      if (recipient === null) return null;
      const telling = (await listPolicies(tx, scope)).filter(({ recipientIds }) => recipientIds.includes(userId));
      for (const { id, recipientIds } of wanted === "stop" ? telling : []) {
        await updatePolicy(tx, scope, id, { recipientIds: recipientIds.filter((one) => one !== userId) });
        await writeAudit(tx, scope, { action: "sla_policy.mail_stopped", subject: id, after: { userId } });
      }
      const { name } = await findWorkspace(tx, scope);
      return { ...recipient, workspace: name, told: wanted === "look" && telling.length > 0 };
    }));
  const locale = found ? appLocale(found.locale) : acceptedLocale(accepted);
  const t = translatorIn(locale, "promises");
  const page = (): OneButtonPage => {
    if (!found) return { title: t("stop.unknown"), lead: t("stop.unknownLead"), button: null };
    const gaps = { email: isolate(found.email), workspace: isolate(found.workspace) };
    if (!found.told) return { title: t("stop.stopped"), lead: t("stop.stoppedLead", gaps), button: null };
    return { title: t("stop.title"), lead: t("stop.lead", gaps), button: { label: t("stop.button"), name: "stop" } };
  };
  return { status: found ? 200 : 404, html: renderUnsubscribe(page(), locale) };
}
