import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { afterAll } from "vitest";

/** What a mail server does with the next mail: takes it, says "later" or "never", keeps silent, or hangs up. */
export type Manner = "take" | "later" | "never" | "silent" | "vanish in the middle" | "take and vanish";

export interface SmtpStand {
  readonly url: string;
  /** Mails whose end was seen, as they came over the wire. */
  readonly taken: string[];
  /** Mails that were begun, whatever became of them. */
  begun(): number;
  /** What the next mails meet, in order; afterwards they are taken. */
  expect(...manners: Manner[]): void;
}

/** A mail server that behaves as badly as it is told to. What the process sends goes to it, as an installation would be set up. */
export async function smtpStand(): Promise<SmtpStand> {
  const taken: string[] = [];
  const manners: Manner[] = [];
  let begun = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let manner: Manner = "take";
    let mail: string | null = null;
    let rest = "";
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "MAIL") {
        begun += 1;
        manner = manners.shift() ?? "take";
      }
      if (verb === "RCPT" && manner === "later") return say("451 4.7.1 Try again later");
      if (verb === "RCPT" && manner === "never") return say("550 5.1.1 No such mailbox");
      if (verb === "QUIT") return socket.end("221 Bye\r\n");
      if (verb === "DATA") {
        mail = "";
        return say("354 Go ahead");
      }
      say("250 Fine");
    };
    const ended = (whole: string) => {
      if (manner === "silent") return;
      taken.push(whole);
      if (manner === "take and vanish") socket.destroy();
      else say("250 2.0.0 Taken");
    };
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (mail === null) command(line);
        else if (manner === "vanish in the middle" && mail !== "") return void socket.destroy();
        else if (line === ".") {
          const whole: string = mail;
          mail = null;
          ended(whole);
        } else mail += `${line}\r\n`;
      }
    });
    say("220 stand.example ESMTP");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  process.env.SMTP_URL = url;
  process.env.MAIL_FROM = "Candor <care@larkway.example>";
  process.env.PUBLIC_URL = "https://feedback.larkway.example";
  return {
    url,
    taken,
    begun: () => begun,
    expect: (...next) => void manners.splice(0, manners.length, ...next),
  };
}
