import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber, readWholeNumber, westernNumerals } from "@/domain/typed/read-number";

test.each<[string, number | null]>([
  ["5", 5],
  ["+40", 40],
  ["−12,5", -12.5],
  ["–3", -3],
  ["-0", 0],
  ["7,5", 7.5],
  ["7.5", 7.5],
  ["5.", 5],
  [".5", 0.5],
  ["0,125", 0.125],
  ["0.125", 0.125],
  ["25 %", 25],
  ["٢٥٪", 25],
  ["1,200", 1200],
  ["1.200", 1.2],
  ["1.234,5", 1234.5],
  ["1,234.5", 1234.5],
  ["1,234,567", 1_234_567],
  ["1.234.567", 1_234_567],
  ["1 200", 1200],
  ["1\u202f200,5", 1200.5],
  ["1’200", 1200],
  ["٧٫٥", 7.5],
  ["۱۲٫۵", 12.5],
  ["١٬٢٠٠", 1200],
  ["١٬٢٠٠٫٥", 1200.5],
  ["\u200f-٣", -3],
  ["٧,٥", 7.5],
  ["", null],
  [" ", null],
  [".", null],
  ["-", null],
  ["--4", null],
  ["1e9", null],
  ["0x10", null],
  ["Infinity", null],
  ["forty", null],
  ["1,2,3", null],
  ["12,34,567", null],
  ["1.2.3,4", null],
  ["1,2.3,4", null],
  ["5 5", null],
  ["9".repeat(400), null],
])("“%s” is %s", (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test("a lone comma before three digits is the reader's own", () => {
  expect([readNumber("7,125", { locale: "en" }), readNumber("7,125", { locale: "de" })]).toEqual([7125, 7.125]);
  expect([readNumber("7,125", { locale: "ar" }), readNumber("٧٬١٢٥", { locale: "de" })]).toEqual([7125, 7125]);
  // As programs write it, in every language.
  for (const locale of ["en", "de", "ar"]) expect(readNumber("7.125", { locale })).toBe(7.125);
});

test("where nothing has thousandths, a point before three digits separates thousands too", () => {
  expect([readNumber("1.450", { dotGroups: true }), readNumber("12.5", { dotGroups: true })]).toEqual([1450, 12.5]);
  expect(readNumber("٠٫١٢٥", { dotGroups: true })).toBe(0.125);
  expect(readNumber("١٫٤٥٠", { dotGroups: true })).toBe(1.45);
});

test.each<[string, number | null]>([
  ["30", 30],
  ["1.200", 1200],
  ["1,200", 1200],
  ["٣٠", 30],
  ["-4", -4],
  ["7.5", null],
  ["7,5", null],
  ["1 2", null],
  ["", null],
])("“%s” as a whole number is %s", (text, number) => {
  expect(readWholeNumber(text)).toBe(number);
});

test("numbers are read as languages and programs write them", () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((one) => Math.round(one * 100) / 100 + 0);
  fc.assert(
    fc.property(value, fc.constantFrom("en", "de", "ar-EG", "fa"), (one, locale) => {
      const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(one);
      expect(readNumber(written, { locale }), written).toBeCloseTo(one, 6);
      expect(readNumber(String(one), { locale })).toBe(one);
    }),
  );
});

test("whatever is typed is a finite number or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,٫٬٧- %'") }), (text) => {
      const read = readNumber(text);
      return read === null || Number.isFinite(read);
    }),
  );
  expect(westernNumerals("من ١٠ إلى ۲۰")).toBe("من 10 إلى 20");
});
