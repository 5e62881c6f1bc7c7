import { expect, test } from "vitest";
import { pasteLines } from "@/features/surveys/builder/question/paste-lines";

test("a pasted list is one item a line, whatever system it comes from", () => {
  expect(pasteLines("Price\r\nSpeed\n\n  Support  \rOther things")).toEqual([
    "Price",
    "Speed",
    "Support",
    "Other things",
  ]);
});

test("bullets, numbers and boxes before the words go; numbers within them stay", () => {
  expect(pasteLines("- Price\n* Speed\n• Support\n1. One\n2) Two\n(3) Three\n[ ] Open\n24 hours\n-5 degrees")).toEqual([
    "Price",
    "Speed",
    "Support",
    "One",
    "Two",
    "Three",
    "Open",
    "24 hours",
    "-5 degrees",
  ]);
});

test("a row of a spreadsheet is a list; a line with a comma is one item", () => {
  expect(pasteLines("Price\tSpeed\tSupport")).toEqual(["Price", "Speed", "Support"]);
  expect(pasteLines("Price; Speed")).toEqual(["Price", "Speed"]);
  expect(pasteLines("Price, and what it covers")).toEqual(["Price, and what it covers"]);
  expect(pasteLines("Cheap; simple\nFast")).toEqual(["Cheap; simple", "Fast"]);
});

test("what is there already is not added twice", () => {
  expect(pasteLines("price\nSpeed\nspeed", ["Price"])).toEqual(["Speed"]);
  expect(pasteLines(" \n\t\n", [])).toEqual([]);
});
