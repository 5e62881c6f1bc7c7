import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { answerNode } from "@/features/respond/answer-node";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";

const LIMIT = 256 * 1024;
const seen: PlainRequest[] = [];
let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const handle = async (plain: PlainRequest): Promise<PlainResponse> => {
      seen.push(plain);
      if (plain.method === "OPTIONS") return { status: 204, headers: { allow: "POST" }, body: "" };
      return { status: 200, headers: { "content-type": "text/plain" }, body: `é ${plain.body?.length ?? 0}` };
    };
    void answerNode(handle, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  seen.length = 0;
});

test("path as sent, query, headers and address reach the handler", async () => {
  const reply = await fetch(`${base}/s/a%2Fb?q=9&lang=de`, { headers: { "X-Some": "1" } });
  expect(await reply.text()).toBe("é 0");
  const [request] = seen;
  expect(request).toMatchObject({ method: "GET", path: "/s/a%2Fb", body: null, remoteAddress: "127.0.0.1" });
  expect(request?.query.get("lang")).toBe("de");
  expect(request?.headers["x-some"]).toBe("1");
});

test("HEAD has GET's length and no body; OPTIONS has neither", async () => {
  const head = await fetch(`${base}/s/x`, { method: "HEAD" });
  // "é 0" is four bytes.
  expect([head.headers.get("content-length"), await head.text()]).toEqual(["4", ""]);
  expect(seen[0]?.method).toBe("GET");
  expect((await fetch(`${base}/s/x`, { method: "OPTIONS" })).status).toBe(204);
});

test("256 KB are taken, one byte more is 413, and the connection lives on", async () => {
  const post = (body: string) => fetch(`${base}/s/x`, { method: "POST", body });
  expect(await (await post("a".repeat(LIMIT))).text()).toBe(`é ${LIMIT}`);
  expect((await post("a".repeat(LIMIT + 1))).status).toBe(413);
  expect((await post("a".repeat(3 * 1024 * 1024))).status).toBe(413);
  expect((await post("ok")).status).toBe(200);
  expect(seen.map((request) => request.body?.length)).toEqual([LIMIT, 2]);
});

test("a declared 30 MB is refused before it is sent", async () => {
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(
      `${base}/s/x`,
      { method: "POST", headers: { "content-length": 30_000_000 } },
      (reply) => {
        resolve(reply.statusCode);
        request.destroy();
      },
    );
    request.on("error", reject);
    request.flushHeaders();
  });
  expect(status).toBe(413);
});

test("a sender that breaks off reaches no handler", async () => {
  const request = httpRequest(`${base}/s/x`, { method: "POST", headers: { "content-length": 100 } });
  request.on("error", () => {});
  request.write("half");
  await new Promise((resolve) => setTimeout(resolve, 50));
  request.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen).toEqual([]);
});
