import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "@/platform/env";

const SECRET = "q7Jd0sZx2mVb9Lk4Pw8Rt6Yh1Nc3Gf5A";

describe("readEnv", () => {
  it("needs nothing: an empty environment is the embedded database on port 3000", () => {
    expect(readEnv({})).toMatchObject({
      production: false,
      port: 3000,
      publicUrl: "http://localhost:3000",
      databaseUrl: null,
      mail: null,
      oidc: null,
      trustedProxies: [],
      logLevel: "info",
    });
  });

  it("treats an empty string as not set, because .env files write it so", () => {
    expect(readEnv({ DATABASE_URL: "", PORT: " ", SMTP_URL: "" })).toMatchObject({
      databaseUrl: null,
      port: 3000,
      mail: null,
    });
  });

  it("takes scheme and host of PUBLIC_URL, without a trailing slash", () => {
    expect(readEnv({ PUBLIC_URL: "https://cx.example.com/" }).publicUrl).toBe("https://cx.example.com");
  });

  it("splits trusted proxies at commas and spaces", () => {
    expect(readEnv({ TRUSTED_PROXIES: "10.0.0.0/8, ::1" }).trustedProxies).toEqual(["10.0.0.0/8", "::1"]);
  });

  it("lets webhooks lead inside only where that is allowed in so many words", () => {
    expect(readEnv({}).webhookPrivateAddresses).toBe(false);
    expect(readEnv({ WEBHOOK_PRIVATE_ADDRESSES: "allowed" }).webhookPrivateAddresses).toBe(true);
  });

  it.each([
    ["PORT", { PORT: "70000" }],
    ["PORT", { PORT: "3e3" }],
    ["PUBLIC_URL", { PUBLIC_URL: "cx.example.com" }],
    ["PUBLIC_URL", { PUBLIC_URL: "https://cx.example.com/app" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/x" }],
    ["AUTH_SECRET", { AUTH_SECRET: "short" }],
    ["AUTH_SECRET", { AUTH_SECRET: "a".repeat(40) }],
    ["AUTH_SECRET", { NODE_ENV: "production", DATABASE_URL: "postgres://o@db/candor" }],
    ["SMTP_URL", { SMTP_URL: "mail.example.com" }],
    ["MAIL_FROM", { SMTP_URL: "smtp://mail.example.com" }],
    ["OIDC_CLIENT_SECRET", { OIDC_ISSUER: "https://id.example.com", OIDC_CLIENT_ID: "x" }],
    ["WEBHOOK_PRIVATE_ADDRESSES", { WEBHOOK_PRIVATE_ADDRESSES: "yes" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
  ])("names %s and its fix", (variable, source) => {
    const failure = catchError(() => readEnv(source));
    expect(failure).toBeInstanceOf(EnvError);
    expect(failure.message).toMatch(new RegExp(`^${variable} .*(Set|Write) `));
  });

  it("never repeats a secret in the message", () => {
    expect(catchError(() => readEnv({ DATABASE_URL: "mysql://u:hunter2@h/x" })).message).not.toContain("hunter2");
  });

  it("accepts a real secret", () => {
    expect(readEnv({ AUTH_SECRET: SECRET }).authSecret).toBe(SECRET);
  });
});

function catchError(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}
