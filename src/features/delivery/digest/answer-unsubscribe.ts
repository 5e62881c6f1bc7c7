import { withTenant } from "@/db/client";
import type { StopAnswer, StopContext, StopRequest } from "@/features/delivery/answer-stop-link";
import { sayMoment } from "@/features/delivery/digest/describe-days";
import { isolate } from "@/features/delivery/digest/mark-text";
import { type OneButtonPage, renderUnsubscribe } from "@/features/delivery/digest/render-unsubscribe";
import { findMail, type SwitchedMail, switchMail } from "@/features/delivery/digest/save-wishes";
import { readUnsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { acceptedLocale, appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/**
 * Answers the link that stops the regular mail. Opening it changes nothing: mail scanners open links. A press stops the
 * mail, as often as it comes, and another starts it again.
 */
export async function answerUnsubscribe(
  { db, secret, now }: StopContext,
  { token, accepted, wanted }: StopRequest,
): Promise<StopAnswer> {
  const known = readUnsubscribeToken(secret, token);
  const mail =
    known &&
    (await withTenant(db, known.scope, (tx) =>
      wanted === "look"
        ? findMail(tx, known.scope, known.userId)
        : switchMail(tx, known.scope, known.userId, { active: wanted === "again", now }),
    ));
  const locale = mail === null ? acceptedLocale(accepted) : appLocale(mail.locale);
  const page = mail === null ? unknownPage(locale) : pageOf(mail, locale);
  return { status: mail === null ? 404 : 200, html: renderUnsubscribe(page, locale) };
}

function unknownPage(locale: "en" | "de" | "ar"): OneButtonPage {
  const t = translatorIn(locale, "digest");
  return { title: t("stop.unknown"), lead: t("stop.unknownLead"), button: null };
}

function pageOf({ email, workspace, digest }: SwitchedMail, locale: "en" | "de" | "ar"): OneButtonPage {
  const t = translatorIn(locale, "digest");
  const gaps = { email: isolate(email), workspace: isolate(workspace) };
  if (digest.active) {
    const next =
      digest.nextAt === null
        ? ""
        : ` ${t("stop.startedLead", { moment: sayMoment(digest.nextAt, digest.zone, locale) })}`;
    const button = { label: t("stop.button"), name: "stop" } as const;
    return { title: t("stop.title"), lead: `${t("stop.lead", gaps)}${next}`, button };
  }
  const button = { label: t("stop.again"), name: "again" } as const;
  return { title: t("stop.stopped"), lead: t("stop.stoppedLead", gaps), button };
}
