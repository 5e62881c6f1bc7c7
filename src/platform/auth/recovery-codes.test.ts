import { expect, test } from "vitest";
import { hashRecoveryCode, newRecoveryCodes } from "@/platform/auth/recovery-codes";

test("ten codes of four times four characters, none like another", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
});

test("a code is the same however it is typed, and another person's is another", () => {
  const hash = hashRecoveryCode("nora", "0123-4567-89ab-1def");
  for (const typed of ["0123456789AB1DEF", " 0123 4567 89ab 1def ", "O123-4567-89ab-IDEF", "o123-4567-89ab-ldef"]) {
    expect(hashRecoveryCode("nora", typed), typed).toEqual(hash);
  }
  expect(hashRecoveryCode("otto", "0123-4567-89ab-1def")).not.toEqual(hash);
});

test("what is no code has no hash", () => {
  for (const typed of [
    "",
    "0123",
    "0123-4567-89ab-1de",
    "0123-4567-89ab-1def-0",
    "0123-4567-89ab-1deu",
    "x".repeat(2000),
  ]) {
    expect(hashRecoveryCode("nora", typed), typed).toBeNull();
  }
});
