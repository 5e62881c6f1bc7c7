import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { describeError } from "@/platform/logger";
import type { Runtime } from "@/platform/runtime";

/** What was done to a person's second step: turned on or off, new recovery codes, or a provider tied that needs no code from now on. */
type Change = "on" | "off" | "codes" | "provider";

/**
 * Mails a person what was done to their second step in their name, if mail is configured: somebody else may be in their account. Nobody
 * waits for it; a failure is logged, without the address.
 */
export function tellOfChange(
  { env, logger, mailer }: Pick<Runtime, "env" | "logger" | "mailer">,
  { email, locale }: { readonly email: string; readonly locale: string },
  change: Change,
): void {
  if (mailer === null) return;
  const t = translatorIn(appLocale(locale), "twoStep");
  const sending = mailer.send({
    to: email,
    subject: t(`mail.changed.${change}.subject`),
    text: [
      t(`mail.changed.${change}.text`),
      "",
      t("mail.changed.then"),
      "",
      env.publicUrl,
      "",
      t("mail.changed.unexpected"),
    ].join("\n"),
  });
  sending.catch((error: unknown) =>
    logger.warn({ error: describeError(error) }, "a person was not told of their changed second step"),
  );
}
