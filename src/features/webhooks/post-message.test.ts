import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { type PostingLimits, postMessage } from "@/features/webhooks/post-message";
import { closedPort, openRawPort, openSink, reply } from "@/features/webhooks/testing/open-sink";

const LIMITS: PostingLimits = { privateAllowed: true, mostMs: 5_000, signal: new AbortController().signal };
const SHORT = { ...LIMITS, mostMs: 300 };
const sink = await openSink();
const post = (url: string, limits: PostingLimits = LIMITS) =>
  postMessage({ url, headers: { "user-agent": "Candor" }, body: '{"ü":1}' }, limits);

test("a message is posted whole, and the reply is told with the beginning of its words", async () => {
  sink.script = reply(200, "Danke\r\n\tschön\u0000\u001b[31m \ud83d\ude00!");
  expect(await post(sink.url)).toEqual({ status: 200, reply: "Danke schön[31m 😀!", retryAfter: undefined });
  expect(sink.received.at(-1)).toMatchObject({
    method: "POST",
    path: "/sink",
    body: '{"ü":1}',
    headers: { "content-length": "8", "user-agent": "Candor", connection: "close" },
  });
});

test("a redirect is told, not followed", async () => {
  const before = sink.received.length;
  sink.script = reply(302, "", { location: sink.url });
  expect(await post(sink.url)).toMatchObject({ status: 302 });
  expect(sink.received.length).toBe(before + 1);
});

test("of a reply of 100 MB the first kilobyte is kept, and the rest is not waited for", async () => {
  let sent = 0;
  sink.script = (response) => {
    response.writeHead(500);
    const piece = Buffer.alloc(64 * 1024, "x");
    const more = () => {
      while (sent < 100 * 1024 * 1024 && !response.destroyed) {
        sent += piece.length;
        if (!response.write(piece)) return response.once("drain", more);
      }
      return response.end();
    };
    more();
  };
  expect(await post(sink.url)).toMatchObject({ status: 500, reply: "x".repeat(1024) });
  expect(sent).toBeLessThan(50 * 1024 * 1024);
});

test("a reply of a byte now and then ends when the time is up; its status stands", async () => {
  sink.script = async (response) => {
    response.writeHead(200);
    while (!response.destroyed) {
      response.write("z");
      await pause(50);
    }
  };
  expect(await post(sink.url, SHORT)).toMatchObject({ status: 200, reply: expect.stringMatching(/^z+$/) });
});

test("who never answers is out of time; who hangs up, or wants to speak something else, has closed; who speaks no HTTP speaks none", async () => {
  sink.script = () => {};
  expect(await post(sink.url, SHORT)).toEqual({ failure: "timeout" });
  sink.script = (response) => response.destroy();
  expect(await post(sink.url)).toEqual({ failure: "closed" });
  const other = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
  expect(await post(`http://127.0.0.1:${await openRawPort(other)}/`)).toEqual({ failure: "closed" });
  expect(await post(`http://127.0.0.1:${await openRawPort("SSH-2.0-OpenSSH_9.6\r\n")}/`)).toEqual({
    failure: "not_http",
  });
  expect(await post(`http://127.0.0.1:${await closedPort()}/`)).toEqual({ failure: "refused" });
});

test("a certificate that nobody trusts, and none at all, are failures of TLS", async () => {
  const secure = await openSink(reply(200), true);
  expect(await post(secure.url)).toEqual({ failure: "tls" });
  expect(secure.received).toEqual([]);
  expect(await post(`https://127.0.0.1:${await openRawPort("HTTP/1.1 200 OK\r\n\r\n")}/`)).toEqual({ failure: "tls" });
});

test("nothing inside is reached where that is not allowed: by address, by name, or by a name that says so late", async () => {
  const before = sink.received.length;
  const refused = { ...LIMITS, privateAllowed: false };
  const { port } = new URL(sink.url);
  expect(await post(sink.url, refused)).toEqual({ failure: "private_address" });
  expect(await post(`https://127.0.0.1:${port}/`, refused)).toEqual({ failure: "private_address" });
  const inside = async () => [{ address: "127.0.0.1", family: 4 }];
  expect(await post(`https://hooks.example.com:${port}/`, { ...refused, resolve: inside })).toEqual({
    failure: "private_address",
  });
  expect(sink.received.length).toBe(before);
});

test("a name that nobody knows is said to be unknown; without TLS nothing outside is told", async () => {
  const unknown = async () => {
    throw Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" });
  };
  expect(await post("https://nobody.example/", { ...LIMITS, resolve: unknown })).toEqual({ failure: "unknown_host" });
  const outside = async () => [{ address: "93.184.216.34", family: 4 }];
  expect(await post("http://hooks.example.com/", { ...LIMITS, resolve: outside })).toEqual({ failure: "not_https" });
});

test("where the process stops an attempt is given up, whatever it waits for", async () => {
  sink.script = () => {};
  const stopping = new AbortController();
  const posted = post(sink.url, { ...LIMITS, signal: stopping.signal });
  setTimeout(() => stopping.abort(), 50);
  await expect(posted).rejects.toThrow();
});
