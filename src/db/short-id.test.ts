import { expect, test } from "vitest";
import { randomText, shortId, uuidFromShort } from "@/db/short-id";

test("a short id leads back to its UUID", () => {
  for (let i = 0; i < 200; i++) {
    const id = crypto.randomUUID();
    expect(shortId(id)).toHaveLength(22);
    expect(uuidFromShort(shortId(id))).toBe(id);
  }
  expect(uuidFromShort(shortId("00000000-0000-0000-0000-000000000000"))).toBe("00000000-0000-0000-0000-000000000000");
  expect(uuidFromShort(shortId("ffffffff-ffff-ffff-ffff-ffffffffffff"))).toBe("ffffffff-ffff-ffff-ffff-ffffffffffff");
});

test("what is no short id is null, never another workspace", () => {
  expect(uuidFromShort("")).toBeNull();
  expect(uuidFromShort("0OIl".padEnd(22, "1"))).toBeNull();
  expect(uuidFromShort("z".repeat(22))).toBeNull(); // 58^22 - 1 is past 2^128
});

test("random text keeps its length and its alphabet", () => {
  expect(randomText(10)).toMatch(/^[1-9A-HJ-NP-Za-km-z]{10}$/);
  expect(new Set(Array.from({ length: 1000 }, () => randomText(10))).size).toBe(1000);
});
