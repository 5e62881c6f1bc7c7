import { issueSignInLink } from "@/platform/auth/sign-in-link";
import { describeError } from "@/platform/logger";
import type { Runtime } from "@/platform/runtime";

/**
 * Mails a sign-in link to a canonical address, if somebody has it and mail is configured. Does not wait for the mail server:
 * the reply takes as long for a known address as for an unknown one. A failure is logged, without the address.
 */
export async function sendSignInLink({ appDb, env, logger, mailer }: Runtime, email: string, now: Date): Promise<void> {
  if (mailer === null) return;
  const token = await issueSignInLink(appDb, email, now);
  if (token === null) return;
  const sending = mailer.send({
    to: email,
    subject: "Sign in to Candor",
    text: [
      "Open this page and press its button to sign in. It works once, within half an hour:",
      "",
      `${env.publicUrl}/sign-in/link?token=${token}`,
      "",
      "If you did not ask for it, nothing happens unless you do.",
    ].join("\n"),
  });
  sending.catch((error: unknown) => logger.warn({ error: describeError(error) }, "sign-in mail was not sent"));
}
