import { afterEach, describe, expect, it, vi } from "vitest";
import { admitScreen, isOfScreens, type ScreenAdmission } from "@/platform/screen-door";

/** What the door of shared views is answered with when it asks the database. */
const asked = vi.hoisted(() => ({ reply: (): unknown => null, allowed: true }));

vi.mock("@/platform/runtime", () => ({
  runtime: () => ({
    env: { publicUrl: "https://candor.example", production: true },
    limits: { sharedView: { take: () => ({ allowed: asked.allowed, retryAfterSeconds: 7 }) } },
    appDb: {},
    authSecret: "a".repeat(32),
    logger: { warn: () => {} },
  }),
}));
vi.mock("@/platform/share-gate", () => ({ openShare: async () => asked.reply() }));
vi.mock("@/platform/request-address", () => ({ requestAddress: () => "192.0.2.1" }));

const open = (path: string, method = "GET", headers: Record<string, string> = {}) =>
  admitScreen({ method, path, headers: new Headers({ host: "candor.example", ...headers }) });
const link = { embedOn: ["https://intranet.example"] };

function admitted(one: ScreenAdmission) {
  if (one.kind !== "admitted") throw new Error(`It is ${one.kind}.`);
  return one;
}

afterEach(() => {
  asked.reply = () => null;
  asked.allowed = true;
});

describe("the door of a shared view", () => {
  it("says 503 and when to come back while the database is away, and asks it for nobody's language", async () => {
    asked.reply = () => {
      throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    };
    const { instead, policy } = admitted(await open("/shared/abc"));
    expect(instead).toEqual({
      path: "/shared/away",
      status: 503,
      headers: { "Retry-After": "30" },
      signedOut: true,
    });
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it("hides no other fault behind that", async () => {
    asked.reply = () => {
      throw new TypeError("a mistake of ours");
    };
    await expect(open("/shared/abc")).rejects.toThrow("a mistake of ours");
  });

  it("says 410 for a link that has ended, and hands an open one on", async () => {
    asked.reply = () => ({ standing: "revoked", link });
    expect(admitted(await open("/shared/abc")).instead).toMatchObject({
      path: "/shared/ended",
      status: 410,
      signedOut: false,
    });
    asked.reply = () => ({ standing: "open", link });
    const shown = admitted(await open("/shared/abc/embed"));
    expect(shown.instead).toBeNull();
    expect(shown.policy).toContain("frame-ancestors https://intranet.example;");
  });

  it("says when to come back to who opens too many", async () => {
    asked.allowed = false;
    expect(await open("/shared/abc")).toMatchObject({
      kind: "refused",
      reply: { status: 429, headers: { "Retry-After": "7" } },
    });
  });
});

describe("the door of the screens", () => {
  it("lets only scripts with the request's own nonce run, another one each time", async () => {
    const [one, two] = [admitted(await open("/w/acme")), admitted(await open("/w/acme"))];
    expect(one.policy).toContain(`script-src 'self' 'nonce-${one.nonce}' 'strict-dynamic';`);
    expect(Buffer.from(one.nonce, "base64")).toHaveLength(16);
    expect(one.nonce).not.toBe(two.nonce);
  });

  it("refuses a change that another site's page sends, and no other", async () => {
    const from = (origin: string) => open("/sign-up", "POST", { origin });
    expect(await from("https://evil.example")).toMatchObject({ kind: "refused", reply: { status: 403 } });
    expect((await from("https://candor.example")).kind).toBe("admitted");
    expect((await open("/sign-up", "GET", { origin: "https://evil.example" })).kind).toBe("admitted");
  });

  it("leaves alone what brings a policy of its own", async () => {
    for (const path of ["/s/key", "/api/ready", "/embed.js", "/w/acme/surveys/preview"])
      expect((await open(path)).kind, path).toBe("own");
  });

  it("does not stand before files, the API and uploads", () => {
    const others = ["/_next/static/a.js", "/_next/image", "/icon.svg", "/api/v1/surveys", "/w/acme/imports/upload"];
    expect(others.filter(isOfScreens)).toEqual([]);
    const screens = ["/", "/w/acme", "/w/acme/imports/upload/x", "/api/auth/session", "/shared/abc"];
    expect(screens.filter(isOfScreens)).toEqual(screens);
  });
});
