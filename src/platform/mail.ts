import { createTransport } from "nodemailer";
import type { Env } from "@/platform/env";

/** One mail to one address, as plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends mail over SMTP. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

const TIMEOUT_MS = 10_000;

/**
 * The way mail leaves, or null where no `SMTP_URL` is set: everything works without mail.
 *
 * The address is given to the library as an object, never as text to parse, so that one address stays one address;
 * line breaks in the subject become spaces.
 */
export function createMailer(settings: Env["mail"]): Mailer | null {
  if (settings === null) return null;
  const transport = createTransport({
    url: settings.smtpUrl,
    pool: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({
        from: settings.from,
        to: { name: "", address: to },
        subject: subject.replace(/[\r\n]+/g, " "),
        text,
      });
    },
    close() {
      transport.close();
    },
  };
}
