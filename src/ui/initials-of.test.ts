import { expect, it } from "vitest";
import { initialsOf } from "@/ui/initials-of";

it("takes the first letters of the first and the last word", () => {
  expect(initialsOf("Nora Feld")).toBe("NF");
  expect(initialsOf("  ana  maria  de souza ")).toBe("AS");
  expect(initialsOf("Plato")).toBe("P");
});

it("reads an e-mail address before its @", () => {
  expect(initialsOf("nora.feld@larkway.example")).toBe("NF");
});

it("takes whole letters of any script, and has an answer for none", () => {
  expect(initialsOf("سلمى الخطيب")).toBe("سا");
  expect(initialsOf("😀")).toBe("?");
  expect(initialsOf("")).toBe("?");
});
