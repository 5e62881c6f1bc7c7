import { expect, test } from "vitest";
import { JITTER, MOST_FAILS, RETRIES_MS, readRetryAfter, restAfter, waitAfter } from "@/domain/webhooks/retries";

const S = 1_000;
const H = 3_600 * S;
const NOW = new Date("2026-11-23T10:00:00Z");

test("nine retries: after 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, some three days in all", () => {
  expect(RETRIES_MS.map((ms) => ms / S)).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  // 2 + 5 + 10 + 14 + 20 + 24 = 75 hours, and 35 minutes and 5 seconds.
  expect(RETRIES_MS.reduce((sum, ms) => sum + ms, 0)).toBe(75 * H + 35 * 60 * S + 5 * S);
});

test("a wait is as planned or up to a fifth longer, never shorter; after the tenth attempt there is none", () => {
  for (const [place, planned] of RETRIES_MS.entries()) {
    expect(waitAfter(place + 1, 0, null)).toBe(planned);
    expect(waitAfter(place + 1, 0.5, null)).toBeCloseTo(planned * (1 + JITTER / 2));
    expect(waitAfter(place + 1, 0.999, null)).toBeLessThan(planned * 1.2);
  }
  expect(waitAfter(10, 0, null)).toBeNull();
  expect(waitAfter(10, 0, 60 * S)).toBeNull();
});

test("what a receiver asks for is never undercut, and asks for no haste", () => {
  expect(waitAfter(1, 0, 120 * S)).toBe(120 * S);
  expect(waitAfter(2, 0, 120 * S)).toBe(300 * S);
});

test.each([
  ["120", 120 * S],
  [" 0 ", 0],
  ["Mon, 23 Nov 2026 10:02:00 GMT", 120 * S],
  ["Mon, 23 Nov 2026 09:00:00 GMT", 0],
  ["9999999999", 24 * H],
  ["Mon, 23 Nov 2099 10:00:00 GMT", 24 * H],
  [undefined, null],
  ["", null],
  ["soon", null],
  ["-5", null],
  ["1.5", null],
  ["Monday", null],
])("Retry-After %s", (text, wait) => {
  expect(readRetryAfter(text, NOW)).toBe(wait);
});

test("an endpoint rests longer with each failure in a row, at most a minute unless it asks for more", () => {
  expect([1, 2, 12, 100].map((fails) => restAfter(fails, null))).toEqual([5 * S, 10 * S, 60 * S, 60 * S]);
  expect(restAfter(1, H)).toBe(H);
  // One a minute, for as long as one message is tried.
  expect(MOST_FAILS).toBe(75 * 60 + 36);
});
