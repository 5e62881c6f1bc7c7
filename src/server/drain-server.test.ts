import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { drainServer } from "@/server/drain-server";

const HEAD = "GET / HTTP/1.1\r\nHost: candor.test\r\n";

/** A server that is ready to be ended, and a connection to it. */
async function connected(patienceMs: number, listener: RequestListener) {
  const server = createServer(listener);
  const drain = drainServer(server, patienceMs);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [[inside]] = await Promise.all([once(server, "connection"), once(socket, "connect")]);
  return { server, drain, socket, inside: inside as Socket, closed: once(socket, "close") };
}

/** What a connection was told until it was closed, and how long ending the server took. */
async function told(socket: Socket, closed: Promise<unknown>, drain: () => Promise<void>) {
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const from = performance.now();
  await drain();
  const ms = performance.now() - from;
  await closed;
  return { text, ms };
}

test("a connection on which nobody said anything holds no server up", async () => {
  const { socket, closed, drain } = await connected(10_000, (_, response) => response.end());
  expect((await told(socket, closed, drain)).ms).toBeLessThan(5_000);
});

test("what was asked is answered to its end", async () => {
  const { server, socket, closed, drain } = await connected(10_000, (_, response) => {
    response.setHeader("Connection", "close");
    response.write("first, ");
    void sleep(50).then(() => response.end("last"));
  });
  socket.write(`${HEAD}\r\n`);
  await once(server, "request");
  expect((await told(socket, closed, drain)).text).toMatch(/first, [\s\S]*last/);
});

test("who has begun to ask has until patience ends", async () => {
  const { socket, inside, closed, drain } = await connected(500, (_, response) => response.end());
  socket.write(HEAD);
  await expect.poll(() => inside.bytesRead).toBeGreaterThan(0);
  expect((await told(socket, closed, drain)).ms).toBeGreaterThan(450);
});
