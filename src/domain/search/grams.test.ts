import fc from "fast-check";
import { expect, test } from "vitest";
import { gramsOf, gramsSought } from "@/domain/search/grams";

const SURVEY = "0190b3c2-7d1e-7000-8000-5a4b3c2d1e0f";
const sign = fc.constantFrom(..."aäbe e\u0301ßс语配送が遅い한국ไทยال توصيل😡%_\\'", "👩‍👩‍👧");
const text = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(""));

test("what stands in a text has no piece that the text lacks", () => {
  fc.assert(
    fc.property(text, text, text, (before, needle, after) => {
      const pieces = new Set(gramsOf(SURVEY, [before, `${before}${needle}${after}`]));
      expect(gramsSought(SURVEY, [needle]).filter((gram) => !pieces.has(gram))).toEqual([]);
    }),
  );
});

test("too short to be looked up: two letters, or one sign; two signs of a script without spaces are enough", () => {
  expect(gramsSought(SURVEY, ["ab", "é", "送"])).toEqual([]);
  expect(gramsSought(SURVEY, ["配送"])).toHaveLength(1);
  expect(gramsSought(SURVEY, ["late", "ab"])).toHaveLength(2);
});

test("numbers of one survey say nothing of another's", () => {
  const other = gramsOf("0190b3c2-7d1e-7000-8000-5a4b3c2d1e10", ["the delivery was late"]);
  expect(gramsOf(SURVEY, ["the delivery was late"]).filter((gram) => other.includes(gram))).toEqual([]);
});
