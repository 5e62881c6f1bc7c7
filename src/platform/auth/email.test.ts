import { describe, expect, it } from "vitest";
import { canonicalEmail } from "@/platform/auth/email";

describe("canonicalEmail", () => {
  it.each([
    ["Nora@Larkway.Example", "nora@larkway.example"],
    ["  nora+cx@larkway.example ", "nora+cx@larkway.example"],
    ["nora＠larkway.example", "nora@larkway.example"],
    ["ｎｏｒａ@larkway.example", "nora@larkway.example"],
    ["nora@bücher.example", "nora@xn--bcher-kva.example"],
  ])("%s is %s", (typed, canonical) => {
    expect(canonicalEmail(typed)).toBe(canonical);
    expect(canonicalEmail(canonical)).toBe(canonical);
  });

  it.each([
    "",
    "nora",
    "nora@localhost",
    "a@x.example,b@y.example",
    '"e@atk.example"@victim.example',
    "nora@larkway.example\r\nBcc: all@larkway.example",
    "nora <nora@larkway.example>",
    "nоra@larkway.example", // a Cyrillic о
    "nora@larkway..example",
    ".nora@larkway.example",
    "nora@-larkway.example",
    "nora@larkway.example\u0000",
    `${"n".repeat(65)}@larkway.example`,
    `nora@${"larkway.".repeat(40)}example`,
  ])("%j is no address", (typed) => {
    expect(canonicalEmail(typed)).toBeNull();
  });

  it("keeps a homoglyph domain apart from the one it imitates", () => {
    expect(canonicalEmail("nora@lаrkway.example")).toMatch(/^nora@xn--/); // a Cyrillic а
  });
});
