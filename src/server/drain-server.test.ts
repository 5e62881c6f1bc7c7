import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { drainServer } from "@/server/drain-server";

const HEAD = "GET / HTTP/1.1\r\nHost: candor.test\r\nConnection: close\r\n";
/** Longer than any test may take: who waits for this never sees the end. */
const FOR_EVER = 3_600_000;

/** A server that is ready to be ended, and a connection to it. */
async function connected(patienceMs: number, listener: RequestListener) {
  const server = createServer(listener);
  const drain = drainServer(server, patienceMs);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [[inside]] = await Promise.all([once(server, "connection"), once(socket, "connect")]);
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const told = once(socket, "close").then(() => text);
  return { server, drain, socket, inside: inside as Socket, told };
}

test("a connection on which nobody said anything holds no server up", async () => {
  const { drain, told } = await connected(FOR_EVER, (_, response) => response.end());
  await drain();
  expect(await told).toBe("");
});

test("what was asked is answered to its end", async () => {
  let finish = () => {};
  const { server, socket, drain, told } = await connected(FOR_EVER, (_, response) => {
    response.write("first, ");
    finish = () => response.end("last");
  });
  socket.write(`${HEAD}\r\n`);
  await once(server, "request");
  const drained = drain();
  finish();
  await drained;
  expect(await told).toMatch(/first, [\s\S]*last/);
});

test("who has begun to ask may go on, and is answered", async () => {
  const { socket, inside, drain, told } = await connected(FOR_EVER, (_, response) => response.end("heard"));
  socket.write(HEAD);
  await expect.poll(() => inside.bytesRead).toBeGreaterThan(0);
  const drained = drain();
  socket.write("\r\n");
  await drained;
  expect(await told).toContain("heard");
});

test("who never goes on holds the server up until patience ends, and no longer", async () => {
  const { socket, inside, drain, told } = await connected(20, (_, response) => response.end("heard"));
  socket.write(HEAD);
  await expect.poll(() => inside.bytesRead).toBeGreaterThan(0);
  await drain();
  expect(await told).not.toContain("heard");
});
