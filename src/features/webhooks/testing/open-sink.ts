import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { afterAll } from "vitest";

/** A message as a receiver gets it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a sink does with one request, once its body has come. */
export type Script = (reply: ServerResponse, received: Received) => void;

/** A receiver of webhooks on this machine: keeps what it was sent, and does as it is told. */
export interface Sink {
  readonly url: string;
  readonly received: Received[];
  /** What it does from now on. */
  script: Script;
}

/** Replies a status with a few words. */
export function reply(status: number, body = "", headers: Record<string, string> = {}): Script {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Opens a sink, with a certificate of its own where it is `secure`; it is closed when the test file is done. */
export async function openSink(script: Script = reply(204), secure = false): Promise<Sink> {
  const received: Received[] = [];
  const sink: Sink = { url: "", received, script };
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const { method = "", url = "", headers } = request;
    const message = {
      ...{ method, path: url, body: Buffer.concat(pieces).toString() },
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    };
    received.push(message);
    sink.script(response, message);
  };
  const server = secure ? createSecureServer(SELF_SIGNED, take) : createServer(take);
  const port = await listen(server);
  return Object.assign(sink, { url: `${secure ? "https" : "http"}://127.0.0.1:${port}/sink` });
}

/** A port that speaks no HTTP: each connection is sent these bytes and closed. */
export async function openRawPort(bytes: string): Promise<number> {
  return listen(createTcpServer((socket) => socket.on("error", () => {}).end(bytes)));
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Made for these tests and trusted by nobody. */
const SELF_SIGNED = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaE58dkaf2o4WxxIN
70pgAUlogpCtdh24nrPXgLIWkZChRANCAAQNtFZhM6cEKde8KwJzZFu6vosI1F+p
WwuH1WkuC8t5ml4d5OpA+SkzVhCzxOpzSvOshJS99ExxGk/QRwXF4qDi
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUBVXzhkyp1/fp2B8x9/eVprlOAUQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE1MTIzMVoYDzIxMjYxMDMw
MTUxMjMxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQNtFZhM6cEKde8KwJzZFu6vosI1F+pWwuH1WkuC8t5ml4d5OpA+Skz
VhCzxOpzSvOshJS99ExxGk/QRwXF4qDio28wbTAdBgNVHQ4EFgQUBLy9gpUL+CIv
vyOt9iWHQaCnOIgwHwYDVR0jBBgwFoAUBLy9gpUL+CIvvyOt9iWHQaCnOIgwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgQmOLp4oWJuVkyhzh/ogCO598TfeZXqfCSPxn0wlgg3QCIFJt
pas5/YvBMIrrQphXYFvhetQ/UHL6vHD2+Ejz7q/O
-----END CERTIFICATE-----`,
};
