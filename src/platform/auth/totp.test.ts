import { expect, test } from "vitest";
import { newTotpSecret, totpStep, totpText, totpUri } from "@/platform/auth/totp";

/** The secret of RFC 6238, appendix B, and the last six of its eight digits at each of its moments. */
const SECRET = Buffer.from("12345678901234567890", "ascii");
const VECTORS = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
] as const;

const at = (seconds: number) => new Date(seconds * 1000);

test.each(VECTORS)("RFC 6238: after %d seconds the code is %s", (seconds, code) => {
  expect(totpStep(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
});

test("a clock may be wrong by one half minute either way, and no more; the step is the code's own", () => {
  // 1111111111 / 30 = 37037037.03: the code is of step 37037037, which lasts from 1111111110 to 1111111139.
  const step = 37037037;
  const steps = [-60, -30, 0, 28, 30, 58, 60].map((off) => totpStep(SECRET, "050471", at(1111111111 + off)));
  expect(steps).toEqual([null, step, step, step, step, step, null]);
});

test("what is no code of six digits fits never", () => {
  for (const typed of ["", "50471", "0050471", "94287082", "28708２", "287 082", "abcdef"]) {
    expect(totpStep(SECRET, typed, at(59)), typed).toBeNull();
  }
  expect(totpStep(newTotpSecret(), "287082", at(59))).not.toBe(0);
});

test("an app reads secret, account and site out of the address, and the secret is base32 by hand too", () => {
  const uri = new URL(totpUri(SECRET, { site: "feedback.larkway.example", email: "nora+x@larkway.example" }));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toMatch(/Candor \(feedback\.larkway\.example\):nora\+x@larkway\.example$/);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: "Candor (feedback.larkway.example)",
    secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
  expect(totpText(SECRET)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(newTotpSecret()).toHaveLength(20);
  expect(newTotpSecret().equals(newTotpSecret())).toBe(false);
});
