import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guardScreens } from "@/server/guard-screens";

/** What stands behind, in Next's place: it tells what it was asked, with the status that it found. */
const behind: RequestListener = (request, response) => {
  const { url, headers } = request;
  response.end(JSON.stringify({ url, nonce: headers["x-nonce"], policy: headers["content-security-policy"] }));
};
let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer(guardScreens(behind));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const told = async (reply: Response) =>
  (await reply.json()) as Record<keyof IncomingMessage | "nonce" | "policy", string>;

test("a page is asked for with the policy it is sent with, whatever the client wrote there", async () => {
  const forged = { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" };
  const reply = await fetch(`${base}/w/acme?from=2025-01-01`, { headers: forged });
  const { url, nonce, policy } = await told(reply);
  expect(url).toBe("/w/acme?from=2025-01-01");
  expect(policy).toContain(`'nonce-${nonce}'`);
  expect(nonce).not.toBe("mine");
  expect(reply.headers.get("content-security-policy")).toBe(policy);
});

test("a change from another site's page never arrives", async () => {
  const reply = await fetch(`${base}/sign-up`, { method: "POST", headers: { origin: "https://evil.example" } });
  expect([reply.status, reply.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
  expect(await reply.text()).not.toContain("nonce");
});

test("files, the API and respondents' pages pass as they are", async () => {
  for (const path of ["/_next/static/a.js", "/api/v1/surveys", "/s/key"]) {
    const reply = await fetch(base + path, { headers: { origin: base } });
    expect(await told(reply), path).toEqual({ url: path });
    expect(reply.headers.get("content-security-policy"), path).toBeNull();
  }
});

test("a path with dots is looked at as the page that it leads to", async () => {
  const reply = await fetch(`${base}/s/%2e%2e/w/acme`);
  expect(reply.headers.get("content-security-policy")).toContain("script-src 'self' 'nonce-");
});
