import type { ResetPerson } from "@/platform/auth/reset-two-step";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { describeError } from "@/platform/logger";
import type { Runtime } from "@/platform/runtime";

/** Mails a person that their second step was turned off, if mail is configured. Nobody waits for it; a failure is logged, without the address. */
export function tellOfReset(
  { env, logger, mailer }: Pick<Runtime, "env" | "logger" | "mailer">,
  { email, locale }: ResetPerson,
  workspace: string,
): void {
  if (mailer === null) return;
  const t = translatorIn(appLocale(locale), "twoStep");
  const sending = mailer.send({
    to: email,
    subject: t("mail.subject"),
    text: [
      t("mail.reset", { workspace }),
      "",
      t("mail.then"),
      "",
      `${env.publicUrl}/sign-in`,
      "",
      t("mail.unexpected"),
    ].join("\n"),
  });
  sending.catch((error: unknown) => logger.warn({ error: describeError(error) }, "a member was not told of a reset"));
}
