import { describe, expect, it } from "vitest";
import { safeNext, signInInput } from "@/features/settings/access/input";

describe("safeNext", () => {
  it("leads back into a workspace or to an invitation", () => {
    expect(safeNext("/w/larkway/surveys/new")).toBe("/w/larkway/surveys/new");
    expect(safeNext("/w/larkway/feedback?open=01a20668-1d43&q=late%20box")).toBe(
      "/w/larkway/feedback?open=01a20668-1d43&q=late%20box",
    );
    expect(safeNext("/join/1ChH72fgH2rzorE7Vc83ERabc")).toBe("/join/1ChH72fgH2rzorE7Vc83ERabc");
  });

  it("never leads to another site", () => {
    const wrong = [
      "",
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/w/../../evil",
      "javascript:alert(1)",
      "/w/a?x=//e",
    ];
    for (const next of wrong) expect(safeNext(next)).toBe("/");
  });
});

describe("signInInput", () => {
  it("takes a file or a missing field for an empty text", () => {
    expect(signInInput.parse({ email: new Blob(), password: undefined })).toEqual({
      email: "",
      password: "",
      next: "",
    });
  });
});
