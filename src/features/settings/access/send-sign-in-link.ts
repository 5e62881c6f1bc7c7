import { issueSignInLink } from "@/platform/auth/sign-in-link";
import type { AppLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { describeError } from "@/platform/logger";
import type { Runtime } from "@/platform/runtime";

/**
 * Mails a sign-in link to a canonical address, if somebody has it and mail is configured. Does not wait for the mail server:
 * the reply takes as long for a known address as for an unknown one. A failure is logged, without the address.
 */
export async function sendSignInLink(
  { appDb, env, logger, mailer }: Runtime,
  email: string,
  locale: AppLocale,
  now: Date,
): Promise<void> {
  if (mailer === null) return;
  const token = await issueSignInLink(appDb, email, now);
  if (token === null) return;
  const t = translatorIn(locale, "access");
  const sending = mailer.send({
    to: email,
    subject: t("mail.subject"),
    text: [t("mail.open"), "", `${env.publicUrl}/sign-in/link?token=${token}`, "", t("mail.ignore")].join("\n"),
  });
  sending.catch((error: unknown) => logger.warn({ error: describeError(error) }, "sign-in mail was not sent"));
}
