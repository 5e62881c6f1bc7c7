import { mkdtemp, rm } from "node:fs/promises";
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createForward } from "@/server/forward-request";

/** What the server behind does with the next request. */
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
let folder = "";
let behind: Server;
let before: Server;
let base = "";
let close = () => {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "candor-forward-"));
  const socketPath = path.join(folder, "behind");
  behind = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => behind.listen(socketPath, resolve));
  const made = createForward(socketPath);
  close = made.close;
  before = createServer((request, response) => void made.forward(request, response));
  await new Promise<void>((resolve) => before.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(before.address() as AddressInfo).port}`;
});

afterAll(async () => {
  close();
  await Promise.all([before, behind].map((server) => new Promise((resolve) => server.close(resolve))));
  await rm(folder, { recursive: true, force: true });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test("method, path, headers and body reach the server behind; its status, headers and body come back", async () => {
  answer = async (request, response) => {
    const { method, url, headers } = request;
    const body = await bodyOf(request);
    response.writeHead(
      201,
      [
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
        ["X-Kept", "yes"],
      ].flat(),
    );
    response.end(JSON.stringify({ method, url, some: headers["x-some"], host: headers.host, body }));
  };
  const reply = await fetch(`${base}/w/a%2Fb?q=1`, { method: "POST", headers: { "x-some": "1" }, body: "words" });
  expect(reply.status).toBe(201);
  expect(reply.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(reply.headers.get("x-kept")).toBe("yes");
  expect(await reply.json()).toEqual({
    method: "POST",
    url: "/w/a%2Fb?q=1",
    some: "1",
    host: new URL(base).host,
    body: "words",
  });
});

test("a body of unknown length is taken as it comes", async () => {
  answer = async (request, response) => response.end(`${(await bodyOf(request)).length}`);
  const sent = new ReadableStream({
    async start(controller) {
      for (let part = 0; part < 20; part++) controller.enqueue(new TextEncoder().encode("x".repeat(50_000)));
      controller.close();
    },
  });
  const reply = await fetch(base, { method: "POST", body: sent, duplex: "half" } as RequestInit);
  expect(await reply.text()).toBe("1000000");
});

test("the first part of a reply is there before the last was made", async () => {
  let finish = () => {};
  answer = (_, response) => {
    response.write("first ");
    finish = () => response.end("last");
  };
  const reply = await fetch(base);
  const reader = reply.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first ");
  finish();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("last");
});

test("a HEAD keeps the length and a 304 has no body", async () => {
  answer = (_, response) => response.writeHead(200, { "content-length": 12 }).end();
  const head = await fetch(base, { method: "HEAD" });
  expect([head.headers.get("content-length"), await head.text()]).toEqual(["12", ""]);
  answer = (_, response) => response.writeHead(304, { etag: '"x"' }).end();
  expect((await fetch(base)).status).toBe(304);
});

test("a client that goes away ends the request behind", async () => {
  const ended = new Promise<void>((resolve) => {
    answer = (_, response) => {
      response.write("begun");
      response.on("close", resolve);
    };
  });
  const request = httpRequest(base);
  request.on("error", () => {});
  request.on("response", (reply) => reply.once("data", () => request.destroy()));
  request.end();
  await ended;
});

test("who is answered before all was sent may send the rest, reads the answer after it, and keeps the connection", async () => {
  answer = (request, response) => {
    if (request.url === "/next") return void response.end("next");
    response.writeHead(413).end("too large");
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const status = await new Promise((resolve, reject) => {
    const body = Buffer.alloc(30_000_000);
    const sent = httpRequest(base, { method: "POST", agent, headers: { "content-length": body.length } });
    sent.on("error", reject);
    // Its reader comes late, as one that sends everything first.
    sent.on("response", (reply) => sent.on("finish", () => reply.resume().on("end", () => resolve(reply.statusCode))));
    sent.end(body);
  });
  expect(status).toBe(413);
  const next = await new Promise((resolve, reject) => {
    const sent = httpRequest(`${base}/next`, { agent }, (reply) => resolve([reply.statusCode, sent.reusedSocket]));
    sent.on("error", reject).end();
  });
  expect(next).toEqual([200, true]);
  agent.destroy();
});

test("a server behind that breaks off is a 503 before its head was sent, and a broken reply after", async () => {
  answer = (request) => request.socket.destroy();
  const reply = await fetch(base);
  expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "1"]);
  answer = async (request, response) => {
    response.writeHead(200, { "content-length": 100 }).write("half");
    await sleep(20);
    request.socket.destroy();
  };
  await expect(fetch(base).then((broken) => broken.text())).rejects.toThrow();
});

test("words are packed for who takes gzip, part by part, and for nobody else", async () => {
  let finish = () => {};
  let asked: string | undefined;
  answer = (request, response) => {
    asked = request.headers["accept-encoding"];
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", vary: "rsc" });
    response.write("first ".repeat(500));
    finish = () => response.end("last");
  };
  const reply = await fetch(base, { headers: { "accept-encoding": "gzip, deflate, br" } });
  expect([reply.headers.get("content-encoding"), reply.headers.get("vary")]).toEqual(["gzip", "rsc, Accept-Encoding"]);
  expect(asked).toBeUndefined();
  const reader = reply.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first ".repeat(500));
  finish();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("last");
  for (const taken of ["identity", "gzip;q=0", "br"]) {
    const pending = fetch(base, { headers: { "accept-encoding": taken } });
    const plain = await pending;
    finish();
    expect(plain.headers.get("content-encoding"), taken).toBeNull();
    expect(await plain.text(), taken).toBe(`${"first ".repeat(500)}last`);
  }
});

test("pictures, few words, replies without a body and what came packed stay as they are; scripts are the server behind's", async () => {
  const gzip = { "accept-encoding": "gzip" };
  const words = "x".repeat(2_000);
  for (const [method, head, body] of [
    ["GET", { "content-type": "image/png" }, words],
    ["GET", { "content-type": "text/plain", "content-length": "4" }, "few."],
    ["GET", { "content-type": "text/plain", "cache-control": "no-transform" }, words],
    ["HEAD", { "content-type": "text/plain", "content-length": "2000" }, ""],
  ] as const) {
    answer = (_, response) => response.writeHead(200, { ...head }).end(body);
    const reply = await fetch(base, { method, headers: gzip });
    expect(reply.headers.get("content-encoding"), JSON.stringify(head)).toBeNull();
    expect(await reply.text()).toBe(body);
  }
  answer = (request, response) =>
    response.writeHead(200, { "content-type": "text/plain" }).end(request.headers["accept-encoding"]);
  expect(await (await fetch(`${base}/_next/static/a.js`, { headers: gzip })).text()).toBe("gzip");
});

test("a packed reply that breaks off behind breaks off before", async () => {
  answer = async (request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).write("x".repeat(5_000));
    await sleep(20);
    request.socket.destroy();
  };
  const reply = await fetch(base, { headers: { "accept-encoding": "gzip" } });
  await expect(reply.text()).rejects.toThrow();
});
