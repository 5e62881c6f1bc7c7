import { describe, expect, test } from "vitest";
import type { Answers } from "@/domain/survey/answer-value";
import { parseDefinition } from "@/domain/survey/definition";
import { textFingerprint } from "@/domain/survey/repeated-text";
import { type Circumstances, isHasty, readMarks, SUSPICIONS, suspect, writeMarks } from "@/domain/survey/suspicion";

const title = { en: "?" };
const rows = ["a", "b", "c", "d", "e"].map((id) => ({ id, label: { en: id } }));
const parsed = parseDefinition({
  version: 1,
  locale: "en",
  locales: ["en"],
  brand: { name: "Acme", color: "#1f6f5c" },
  questions: [
    { id: "score", kind: "nps", title },
    { id: "plan", kind: "yes_no", title },
    { id: "again", kind: "yes_no", title },
    { id: "grid", kind: "matrix", title, rows, scale: "1-5" },
    { id: "why", kind: "long_text", title },
    { id: "mail", kind: "email", title },
    { id: "born", kind: "date", title },
  ],
  logic: [],
  endings: [{ id: "end", title }],
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
const { definition } = parsed;

const PERSON: Circumstances = { trap: false, page: "own", seconds: 3, repeated: false };
const judge = (seen: Partial<Circumstances>, answers: Answers = { score: 9 }) =>
  suspect(definition, answers, { ...PERSON, ...seen });

describe("who is held for review", () => {
  test.each<[string, Partial<Circumstances>, Answers]>([
    ["honeypot", { trap: true }, { score: 9 }],
    ["too_fast", { seconds: 0.2 }, { score: 9 }],
    // Three presses: 0.4 + 2 × 0.3 seconds.
    ["too_fast", { seconds: 0.9 }, { score: 9, plan: true, again: false }],
    ["no_page", { page: "none", seconds: null }, { score: 9 }],
    ["old_page", { page: "old" }, { score: 9 }],
    ["reused_page", { page: "reused" }, { score: 9 }],
    ["repeated_text", { repeated: true }, { score: 9 }],
  ])("%s", (mark, seen, answers) => {
    expect(judge(seen, answers)).toEqual({ marks: [mark], hold: true });
  });

  test.each<[string, Partial<Circumstances>, Answers]>([
    ["a click after three seconds", { seconds: 3 }, { score: 9 }],
    ["a chosen answer that is sent after half a second", { seconds: 0.5 }, { score: 9 }],
    ["three presses in a second", { seconds: 1 }, { score: 9, plan: true, again: false }],
    ["fields that a browser fills in at once", { seconds: 0.5 }, { score: 9, mail: "a@b.example", born: "1980-01-01" }],
    ["a long comment that was pasted", { seconds: 2 }, { score: 9, why: "word ".repeat(200) }],
    ["clocks of two servers that differ", { seconds: 0.4 }, { score: 9 }],
    ["a time that is not known", { seconds: null }, { score: 9 }],
    ["four equal rows of a grid", {}, { grid: { a: 3, b: 3, c: 3, d: 3 } }],
    ["a grid with one other row", {}, { grid: { a: 3, b: 3, c: 3, d: 3, e: 4 } }],
    ["a program, which has no page", { page: "program", seconds: null }, { score: 9 }],
  ])("not: %s", (_about, seen, answers) => {
    expect(judge(seen, answers)).toEqual({ marks: [], hold: false });
  });

  test("a straight line through a grid is marked and counts; what a program repeats too", () => {
    const grid = { a: 3, b: 3, c: 3, d: 3, e: 3 };
    expect(judge({}, { grid })).toEqual({ marks: ["straight_line"], hold: false });
    expect(judge({ page: "program", seconds: null, repeated: true })).toEqual({
      marks: ["repeated_text"],
      hold: false,
    });
    expect(judge({ trap: true }, { grid })).toEqual({ marks: ["honeypot", "straight_line"], hold: true });
  });
});

test("later steps are hasty from three presses on, a double press is not", () => {
  const three: Answers = { score: 9, plan: true, again: true };
  expect(isHasty(definition, three, 0.5)).toBe(true);
  expect(isHasty(definition, three, 0.6)).toBe(false);
  expect(isHasty(definition, { score: 9, plan: true }, 0.1)).toBe(false);
  expect(isHasty(definition, { score: 9, why: "x", mail: "a@b.example" }, 0.1)).toBe(false);
  expect(isHasty(definition, three, -5)).toBe(false);
});

test("marks are stored as words and read back; a person's own reason is none of them", () => {
  expect(writeMarks([])).toBeNull();
  expect(writeMarks(["too_fast", "honeypot"])).toBe("honeypot too_fast");
  expect(readMarks(writeMarks([...SUSPICIONS]))).toEqual([...SUSPICIONS]);
  expect(readMarks(null)).toEqual([]);
  expect(readMarks("a colleague's honeypot")).toBeNull();
});

describe("what makes two comments the same", () => {
  test.each([
    ["Great service, thank you!", "great  SERVICE thank you 😀"],
    ["Ｂｕｙ cheap watches at shop 123", "buy cheap watches at shop 77"],
  ])("%s = %s", (a, b) => {
    expect(textFingerprint(a)).toEqual(textFingerprint(b));
    expect(textFingerprint(a)).not.toBeNull();
  });

  test.each(["", "No", "Thank you", "Very good!", "12345678901234567890", "とても良い"])(
    "too short to tell: %s",
    (text) => {
      expect(textFingerprint(text)).toBeNull();
    },
  );

  test("only what is long is nobody's chance", () => {
    expect(textFingerprint("Everything was great")?.long).toBe(false);
    expect(textFingerprint("The driver rang twice and the parcel was in one piece")?.long).toBe(true);
    expect(textFingerprint("配達員はとても親切で荷物も無事に届きました")?.long).toBe(true);
  });
});
