import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMailer } from "@/platform/mail";

interface Received {
  recipients: string[];
  text: string;
}

const received: Received[] = [];
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ recipients, text: Buffer.concat(chunks).toString() });
      callback();
    });
  },
});
let smtpUrl = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const { port } = sink.server.address() as AddressInfo;
  smtpUrl = `smtp://127.0.0.1:${port}`;
});
afterAll(() => new Promise<void>((resolve) => sink.close(resolve)));

describe("createMailer", () => {
  it("is nothing without a mail server", () => {
    expect(createMailer(null)).toBeNull();
  });

  it("sends one mail to exactly one address, and no header is smuggled in", async () => {
    const mailer = createMailer({ smtpUrl, from: "Candor <care@larkway.example>" });
    await mailer?.send({
      to: "nora+cx@larkway.example",
      subject: "Hello\r\nBcc: everybody@larkway.example",
      text: "One.\n.\nTwo.",
    });
    mailer?.close();
    expect(received).toHaveLength(1);
    expect(received[0]?.recipients).toEqual(["nora+cx@larkway.example"]);
    expect(received[0]?.text).not.toMatch(/^Bcc:/im);
    expect(received[0]?.text).toContain("Subject: Hello Bcc: everybody@larkway.example");
  });
});
