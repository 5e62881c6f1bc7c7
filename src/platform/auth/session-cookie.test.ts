import { encode } from "next-auth/jwt";
import { describe, expect, it, vi } from "vitest";
import {
  COOKIE_SECONDS,
  cookieValue,
  openSession,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
} from "@/platform/auth/session-cookie";
import { readEnv } from "@/platform/env";

const SECRET = "q7Jd0sZx2mVb9Lk4Pw8Rt6Yh1Nc3Gf5A";
const ID = "018f0000-0000-7000-8000-000000000001";

describe("openSession", () => {
  it("opens what it sealed", async () => {
    expect(await openSession(SECRET, await sealSession(SECRET, ID))).toBe(ID);
  });

  it("refuses every other token alike", async () => {
    const sealed = await sealSession(SECRET, ID);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(`{"sid":"${ID}"}`).toString("base64url")}.`;
    const wrong = [
      undefined,
      "",
      "garbage",
      unsigned,
      `${sealed}x`,
      sealed.slice(0, -4),
      sealed.toUpperCase(),
      await sealSession(`${SECRET}x`, ID),
      await encode({ secret: SECRET, token: { value: "state of an OIDC sign-in" } }), // another purpose
      await encode({ secret: SECRET, token: { sid: ID }, salt: "another" }),
      await encode({ secret: SECRET, token: { sid: ID }, maxAge: -60 }), // expired
      await encode({ secret: SECRET, token: { sid: { $ne: "" } } }),
    ];
    for (const token of wrong) expect(await openSession(SECRET, token)).toBeNull();
  });

  it("opens one again as at first: with its own key alone, and not past its time", async () => {
    const sealed = await sealSession(SECRET, ID);
    for (let time = 0; time < 3; time++) {
      expect(await openSession(SECRET, sealed)).toBe(ID);
      expect(await openSession(`${SECRET}x`, sealed)).toBeNull();
    }
    vi.useFakeTimers({ now: Date.now() + (COOKIE_SECONDS + 60) * 1000 });
    expect(await openSession(SECRET, sealed)).toBeNull();
    vi.useRealTimers();
  });
});

describe("the cookie", () => {
  it("is Secure, with the prefix, exactly where the address is https", () => {
    const https = readEnv({ PUBLIC_URL: "https://cx.example.com" });
    expect(sessionCookieName(https)).toBe("__Secure-next-auth.session-token");
    expect(sessionCookieOptions(https)).toMatchObject({ httpOnly: true, sameSite: "lax", secure: true });
    expect(sessionCookieOptions(readEnv({})).secure).toBe(false);
  });

  it("is found among others", () => {
    expect(cookieValue("a=1; next-auth.session-token=x.y=z; b=2", "next-auth.session-token")).toBe("x.y=z");
    expect(cookieValue("xnext-auth.session-token=1", "next-auth.session-token")).toBeUndefined();
    expect(cookieValue(null, "a")).toBeUndefined();
  });
});
