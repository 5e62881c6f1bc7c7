import { describe, expect, it } from "vitest";
import { createLimiter } from "@/platform/limits";

const MINUTE = 60_000;

describe("createLimiter", () => {
  it("allows a burst of the limit and then one every window/limit", () => {
    const limiter = createLimiter({ limit: 300, windowMs: MINUTE });
    for (let i = 0; i < 300; i += 1) expect(limiter.take("a", 0).allowed).toBe(true);
    expect(limiter.take("a", 0)).toEqual({ allowed: false, retryAfterSeconds: 1 });
    // 60,000 ms ÷ 300 = 200 ms for one more
    expect(limiter.take("a", 199).allowed).toBe(false);
    expect(limiter.take("a", 200).allowed).toBe(true);
  });

  it("counts each key by itself", () => {
    const limiter = createLimiter({ limit: 1, windowMs: MINUTE });
    expect(limiter.take("a", 0).allowed).toBe(true);
    expect(limiter.take("b", 0).allowed).toBe(true);
    expect(limiter.take("a", 0)).toEqual({ allowed: false, retryAfterSeconds: 60 });
  });

  it("neither locks out nor refills when the clock jumps back", () => {
    const limiter = createLimiter({ limit: 2, windowMs: MINUTE });
    limiter.take("a", 10 * MINUTE);
    expect(limiter.take("a", 0).allowed).toBe(true);
    expect(limiter.take("a", 0).allowed).toBe(false);
    expect(limiter.take("a", MINUTE).allowed).toBe(true);
  });

  it("forgets a key on request", () => {
    const limiter = createLimiter({ limit: 1, windowMs: MINUTE });
    limiter.take("a", 0);
    limiter.forget("a");
    expect(limiter.take("a", 0).allowed).toBe(true);
  });

  it("gives back what did not count, and no more than there was", () => {
    const limiter = createLimiter({ limit: 2, windowMs: MINUTE });
    limiter.giveBack("a");
    for (let i = 0; i < 2; i += 1) expect(limiter.take("a", 0).allowed).toBe(true);
    limiter.giveBack("a");
    expect(limiter.take("a", 0).allowed).toBe(true);
    expect(limiter.take("a", 0).allowed).toBe(false);
    for (let i = 0; i < 5; i += 1) limiter.giveBack("a");
    for (let i = 0; i < 2; i += 1) expect(limiter.take("a", 0).allowed).toBe(true);
    expect(limiter.take("a", 0).allowed).toBe(false);
  });

  it("stays bounded under a flood of keys", () => {
    const limiter = createLimiter({ limit: 1, windowMs: MINUTE });
    for (let i = 0; i < 150_000; i += 1) limiter.take(`k${i}`, 0);
    expect(limiter.take("k0", 0).allowed).toBe(true); // forgotten: 150,000 > 100,000 keys
    expect(limiter.take("k149999", 0).allowed).toBe(false);
  });
});
