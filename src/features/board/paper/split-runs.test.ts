import { describe, expect, it } from "vitest";
import { countUnknown, levelsOf, splitRuns } from "@/features/board/paper/split-runs";

const textsOf = (text: string, direction: "ltr" | "rtl" | "auto") =>
  splitRuns(text, levelsOf(text, direction), "plain", 0, text.length).map((run) => run.text);

describe("splitRuns", () => {
  it("puts a number and a foreign name where a reader from the right expects them", () => {
    // Read from the right: the Arabic word, then 96, then NPS; drawn from the left it is the other way round.
    expect(
      textsOf("انخفض 96 إلى NPS", "rtl")
        .map((text) => text.trim())
        .filter(Boolean),
    ).toEqual(["NPS", "إلى", "96", "انخفض"]);
  });

  it("mirrors brackets that stand from the right, and keeps whole what is plain", () => {
    expect(textsOf("(نعم)", "rtl")).toEqual(["(", "نعم", ")"]);
    expect(textsOf("NPS fell (41 to 36)", "ltr")).toEqual(["NPS fell (41 to 36)"]);
  });

  it("draws emoji in their own face and a box for what no face has, and counts those", () => {
    expect(textsOf("ok 👍🏽", "ltr").join("")).toContain("👍🏽");
    expect(textsOf("你好", "ltr").join("")).toBe("□□");
    expect(countUnknown("Hello 你好 👍 مرحبا")).toBe(2);
  });

  it("leaves out marks of direction once they have done their work", () => {
    expect(textsOf("\u2068Ann\u2069\u202e", "ltr").join("")).toBe("Ann");
  });
});
