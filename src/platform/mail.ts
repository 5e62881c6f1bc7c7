import { createTransport } from "nodemailer";
import type { Env } from "@/platform/env";

/** One mail to one address, as plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** A mail that is written down somewhere and must not leave twice. */
export interface RecordedMail extends Mail {
  readonly html: string;
  /** The same for every attempt, so that a mailbox that got it already can tell. Without its angle brackets. */
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: Buffer;
    readonly contentType: string;
  }[];
}

/** Sends mail over SMTP. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  /**
   * Makes one attempt, of two minutes at most, and never another one by itself. Resolves once the server has taken the
   * mail; rejects with the library's error, whose `code`, `command` and `responseCode` say how far it came.
   */
  sendOnce(mail: RecordedMail): Promise<void>;
  /** The domain that message ids are made under: the sender's. */
  readonly domain: string;
  close(): void;
}

/** How long a server may keep silent, at whatever step. */
const TIMEOUT_MS = 10_000;
/** However slowly a server answers: less than the time after which an attempt is given up by others. */
const ATTEMPT_MS = 120_000;

/**
 * The way mail leaves, or null where no `SMTP_URL` is set: everything works without mail.
 *
 * The address is given to the library as an object, never as text to parse, so that one address stays one address;
 * line breaks in the subject become spaces. What is sent once has connections of its own, on which the library does not
 * hand a mail over again after a connection broke.
 */
export function createMailer(settings: Env["mail"], timeoutMs = TIMEOUT_MS): Mailer | null {
  if (settings === null) return null;
  const common = {
    url: settings.smtpUrl,
    pool: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const;
  const transport = createTransport(common);
  const onceOnly = { ...common, maxRequeues: 0 };
  const careful = createTransport(onceOnly);
  const addressed = ({ to, subject, text }: Mail) => ({
    from: settings.from,
    to: { name: "", address: to },
    subject: subject.replace(/[\r\n]+/g, " "),
    text,
  });
  return {
    domain: /@([\w.-]+)>?\s*$/.exec(settings.from)?.[1] ?? "candor.invalid",
    async send(mail) {
      await transport.sendMail(addressed(mail));
    },
    async sendOnce(mail) {
      const { html, headers, attachments = [] } = mail;
      const own = {
        html,
        headers: { ...headers },
        messageId: `<${mail.messageId}>`,
        attachments: attachments.map((one) => ({ ...one })),
      };
      const attempt = { ...addressed(mail), ...own, signal: AbortSignal.timeout(ATTEMPT_MS) };
      await careful.sendMail(attempt);
    },
    close() {
      transport.close();
      careful.close();
    },
  };
}
