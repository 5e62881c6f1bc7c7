import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { type ReadMail, readMail } from "../src/features/delivery/digest/testing/read-mail";

/** A mail server on this machine that takes whatever it is given. */
export interface MailSink {
  /** What an app is started with that sends its mail here. */
  readonly settings: Record<string, string>;
  mailsTo(address: string): ReadMail[];
  close(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
  const received: ReadMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push(readMail(Buffer.concat(chunks).toString()));
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Candor <care@larkway.example>" },
    mailsTo: (address) => received.filter(({ headers }) => headers.to === address),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
