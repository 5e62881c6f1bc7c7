import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { proxy } from "@/proxy";

/** What the door of shared views is answered with when it asks the database. */
const asked = vi.hoisted(() => ({ reply: (): unknown => null }));

vi.mock("@/platform/runtime", () => ({
  runtime: () => ({
    limits: { sharedView: { take: () => ({ allowed: true }) } },
    appDb: {},
    authSecret: "a".repeat(32),
    logger: { warn: () => {} },
  }),
}));
vi.mock("@/platform/share-gate", () => ({ openShare: async () => asked.reply() }));
vi.mock("@/platform/request-address", () => ({ requestAddress: () => "192.0.2.1" }));

const open = (path: string) =>
  proxy(new NextRequest(`http://candor.example${path}`, { headers: { cookie: "next-auth.session-token=x" } }));
const link = { embedOn: ["https://intranet.example"] };
afterEach(() => {
  asked.reply = () => null;
});

describe("the door of a shared view", () => {
  it("says 503 and when to come back while the database is away, and asks it for nobody's language", async () => {
    asked.reply = () => {
      throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    };
    const reply = await open("/shared/abc");
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(reply.headers.get("x-middleware-rewrite")).toBe("http://candor.example/shared/away");
    // Next hands on only these headers of the request.
    expect(reply.headers.get("x-middleware-override-headers")?.split(",")).not.toContain("cookie");
    expect(reply.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("hides no other fault behind that", async () => {
    asked.reply = () => {
      throw new TypeError("a mistake of ours");
    };
    await expect(open("/shared/abc")).rejects.toThrow("a mistake of ours");
  });

  it("says 410 for a link that has ended, and hands an open one on", async () => {
    asked.reply = () => ({ standing: "revoked", link });
    const ended = await open("/shared/abc");
    expect([ended.status, ended.headers.get("x-middleware-rewrite")]).toEqual([
      410,
      "http://candor.example/shared/ended",
    ]);
    asked.reply = () => ({ standing: "open", link });
    const shown = await open("/shared/abc/embed");
    expect([shown.status, shown.headers.get("x-middleware-rewrite")]).toEqual([200, null]);
    expect(shown.headers.get("content-security-policy")).toContain("frame-ancestors https://intranet.example;");
    expect(shown.headers.get("x-middleware-override-headers")?.split(",")).toContain("cookie");
  });
});
