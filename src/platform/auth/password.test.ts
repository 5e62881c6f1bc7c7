import { describe, expect, it } from "vitest";
import { hashPassword, passwordFault, verifyPassword } from "@/platform/auth/password";

describe("passwordFault", () => {
  it("asks for 12 to 128 characters and nothing else", () => {
    expect(passwordFault("eleven char")).toBe("short");
    expect(passwordFault("twelve chars")).toBeNull();
    expect(passwordFault("🦊".repeat(12))).toBeNull();
    expect(passwordFault("x".repeat(128))).toBeNull();
    expect(passwordFault("x".repeat(129))).toBe("long");
  });
});

describe("verifyPassword", () => {
  it("accepts the same characters however they are composed, and no others", async () => {
    const stored = await hashPassword("Zoë likes tea");
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, "Zoe\u0308 likes tea")).toBe(true);
    expect(await verifyPassword(stored, "Zoe likes tea")).toBe(false);
  });

  it("cuts nothing off: the 73rd byte and what follows a NUL count", async () => {
    const long = await hashPassword("x".repeat(100));
    expect(await verifyPassword(long, "x".repeat(99))).toBe(false);
    const nul = await hashPassword("before\u0000after it");
    expect(await verifyPassword(nul, "before\u0000another")).toBe(false);
  });

  it("is false for nobody, and takes about as long", async () => {
    const stored = await hashPassword("correct horse battery");
    await verifyPassword(null, "warm up the thread");
    const time = async (hash: string | null) => {
      const start = performance.now();
      for (let i = 0; i < 10; i += 1) expect(await verifyPassword(hash, "wrong horse battery")).toBe(false);
      return performance.now() - start;
    };
    const known = await time(stored);
    const unknown = await time(null);
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });
});
