import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as an endpoint of somebody's received it. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: { readonly type: string; readonly data: Record<string, unknown> };
}

/** An endpoint on this machine that keeps what it is sent and replies what it is told to. */
export interface WebhookSink {
  readonly url: string;
  readonly received: Received[];
  reply(status: number, body?: string): void;
  close(): Promise<void>;
}

export async function openSink(): Promise<WebhookSink> {
  const received: Received[] = [];
  let said = { status: 204, body: "" };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += piece;
    received.push({ headers: request.headers, body, json: JSON.parse(body) });
    response.writeHead(said.status).end(said.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/candor`,
    received,
    reply: (status, body = "") => {
      said = { status, body };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The signatures that a receiver expects with these secrets, worked out by the words of Standard Webhooks alone. */
export function signaturesOf({ headers, body }: Received, secrets: readonly string[]): string {
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const sign = (secret: string) =>
    createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64"))
      .update(signed)
      .digest("base64");
  return secrets.map((secret) => `v1,${sign(secret)}`).join(" ");
}
