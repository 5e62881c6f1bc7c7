import fc from "fast-check";
import { expect, test } from "vitest";
import { chatText, setApart } from "@/domain/webhooks/chat-text";

const LINK = "https://candor.example/w/larkway/feedback?open=1";
const said = (...lines: string[]) => chatText({ lines }, LINK);
/** As a reader sees it: what is not seen is left out. */
const seen = (text: string) => text.replace(/[\u2060\u2066-\u2069]/g, "");

test("one line a thing that is said, empty ones left out, the link last", () => {
  expect(said("New answer", "", "“Fine.”")).toBe(`New answer\n“Fine.”\n${LINK}`);
});

test("ordinary words stay as they were written", () => {
  for (const words of ["Ben & Jerry: 3.5 of 5, *really*!", "Späti – 24. Aug. 2026, 4 min 46 s", "قال: «بطيء» (9)"])
    expect(said(words)).toBe(`${words}\n${LINK}`);
});

test.each([
  ["<!channel> <@U123> <users/all>", "‹!channel› ‹@U123› ‹users/all›"],
  ["@here @all @channel @nora", "@here @all @channel @nora"],
  ["<https://evil.example|our page>", "‹https://evil.example|our page›"],
  [
    "[our page](https://evil.example) ![x][y] [z]: evil.example",
    "[our page](https://evil.example) ![x][y] [z]: evil.example",
  ],
  ["&lt;!channel&gt; &#60;!here>", "&lt;!channel&gt; &#60;!here›"],
  ["```code", "'''code"],
  ["one\r\n# two\n> three\u2028four", "one # two › three four"],
])("of %s a chat reads nothing, and a reader the same", (words, shown) => {
  const [line, link, ...more] = said(words).split("\n");
  expect([seen(line ?? ""), link, more]).toEqual([shown, LINK, []]);
  expect(line).not.toMatch(READ_BY_CHATS);
});

/** What Slack, Mattermost, Rocket.Chat or Google Chat make something of. */
const READ_BY_CHATS = /[<>`]|&#?\w+;|@[\w-]|:\/\/|\][([:]|[\p{L}\p{M}\p{N}-][.。．｡]\p{L}/u;

test("whatever people type, there is one link, and nothing that a chat would read", () => {
  const pieces = fc.constantFrom(
    "<",
    ">",
    "@",
    "here",
    "&",
    "amp;",
    "#60;",
    "://",
    "](",
    "www.",
    ".",
    "a",
    "\n",
    "\u2060",
    "`",
  );
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(typed, (words) => {
      const lines = said("Said:", `“${setApart(words, 300)}”`).split("\n");
      expect(lines.length).toBe(3);
      expect(lines[1]).not.toMatch(READ_BY_CHATS);
      expect(lines[2]).toBe(LINK);
    }),
  );
});

test("what people typed turns no direction round, is on one line, and is cut between words", () => {
  expect(setApart("\u202eevil\u2069\tand\nmore", 99)).toBe("\u2068evil and more\u2069");
  expect(setApart("It took four days until somebody answered", 20)).toBe("\u2068It took four days…\u2069");
  expect(setApart("😀".repeat(30), 20)).toBe(`\u2068${"😀".repeat(20)}…\u2069`);
});
