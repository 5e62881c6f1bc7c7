import fc from "fast-check";
import { expect, test } from "vitest";
import { chatText, setApart } from "@/domain/webhooks/chat-text";

const LINK = "https://candor.example/w/larkway/feedback?open=1";
const said = (...lines: string[]) => chatText({ lines }, LINK);
/** As a reader sees it: what is not seen is left out. */
const seen = (text: string) => text.replace(/[\u200a\u2060\u2066-\u2069]/g, "");

test("one line a thing that is said, empty ones left out, the link last", () => {
  expect(said("New answer", "", "“Fine.”")).toBe(`New answer\n“Fine.”\n${LINK}`);
});

test("ordinary words stay as they were written", () => {
  const ordinary = [
    "Ben & Jerry: 3.5 of 5, really! (10:30:15, $5–$10, −3, +38.5)",
    "Späti – 24. Aug. 2026, um 10:30",
    "قال: «بطيء» (9)",
    "Wow... (late.)",
    "cus_Nffr2, Mitarbeiter_innen, عميل_جديد",
    "5$",
    "100 $",
    "5,00 $",
    "US$ 5",
    "$.99",
    "$٥٠",
    "1️⃣ #️⃣ *️⃣ #\u20e3",
  ];
  for (const words of ordinary) expect(said(words)).toBe(`${words}\n${LINK}`);
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
  ["*bold* **bold** _italics_ __more__ ~out~ ~~out~~", "∗bold∗ ∗∗bold∗∗ ˍitalicsˍ ˍˍmoreˍˍ ∼out∼ ∼∼out∼∼"],
  ["#tag #general ~town-square", "#tag #general ∼town-square"],
  [":tada: x:+1:, 10:30:15", ":tada: x:+1:, 10:30:15"],
  ["||hidden|| {{DATE(2026-01-01T00:00:00Z)}}", "||hidden|| {{DATE(2026-01-01T00:00:00Z)}}"],
  ["$x^2$ \\(y\\) \\*", "＄x^2＄ ∖(y∖) ∖∗"],
  ["$5 or 5$, $x $9", "$5 or 5＄, ＄x $9"],
  ["nora_meier@larkway kunden_2026.csv _a_b_ c__d", "nora_meier@larkway kunden_2026.csv ˍa_bˍ cˍˍd"],
  ["*️⃣bold*️⃣ *x", "∗️⃣bold∗️⃣ ∗x"],
  ["+4930123456 +(49)30 123", "+4930123456 +(49)30 123"],
  ["one\r\n# two\n> three\u2028four", "one # two › three four"],
])("of %s a chat reads nothing, and a reader the same", (words, shown) => {
  const [line, link, ...more] = said(words).split("\n");
  expect([seen(line ?? ""), link, more]).toEqual([shown, LINK, []]);
  expect(line).not.toMatch(READ_BY_CHATS);
});

/**
 * What Mattermost makes a link of, and where it leads: `www`, perhaps with digits, and a dot, or any word and a colon before
 * what may begin an address, and all behind it. To `anySpace` each space is the end of it, to a stricter reader only ours.
 */
function hostsIn(text: string): string[] {
  const anySpace = /(?:www\d{0,3}[.]|[a-z][\w+.-]*:[a-z0-9%+/])\S*/gi;
  const onlyOurs = /(?:www\d{0,3}[.]|[a-z][\w+.-]*:[a-z0-9%+/])[^ \n]*/gi;
  return [...text.matchAll(anySpace), ...text.matchAll(onlyOurs)].map(([address]) => {
    const url = /^www/i.test(address) ? `http://${address}` : address;
    return URL.canParse(url) ? new URL(url).host : "";
  });
}
const OURS = ["candor.example", "candor.example"];

test.each([
  ["www.evil.com/login", "www.evil.com"],
  ["WWW2.Evil.com", "www2.evil.com"],
  ["wwww.evil.com", "www.evil.com"],
  ["www.\u2060evil.\u2060com", "www.evil.com"],
  ["www.%65vil%2ecom", "www.evil.com"],
  ["www.me@1.2.3.4", "1.2.3.4"],
  ["http:evil.com/x", "evil.com"],
  ["http:/evil.com/x", "evil.com"],
  ["HTTP://evil.\u00adcom", "evil.com"],
  ["https://evil。ⓒom", "evil.com"],
  ["see:https://evil.com", ""],
  ["http:3232235777", "192.168.1.1"],
  ["mailto:x@evil.com", ""],
  ["tel:+491234", ""],
  ["x:%2f", ""],
])("%s leads nowhere", (address, host) => {
  if (host !== undefined) expect(hostsIn(address)).toContain(host);
  const text = said(`“${setApart(address, 300)}”`, `${address} ${address},${address}`);
  expect(hostsIn(text)).toEqual(OURS);
  expect(seen(text).split("\n")[1]).toBe(`${address} ${address},${address}`.replaceAll("\u2060", ""));
  for (const [word] of text.replace(LINK, "").matchAll(/[^ \n,“”\u2066-\u2069]*evil[^ \n,“”\u2066-\u2069]*/g))
    expect(URL.canParse(`http://${word}`)).toBe(false);
});

test("a dollar of one line and one of the next are two", () => {
  expect(said("“x^2$”", "5$")).toBe(`“x^2＄”\n5＄\n${LINK}`);
});

/** What Slack, Mattermost, Rocket.Chat, Google Chat, Discord or Teams make something of. */
const READ_BY_CHATS =
  /[<>`~\\]|\*(?!\ufe0f?\u20e3)|\*.*\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&#?\w+;|@(?!\u2060)|#(?!\u2060|\ufe0f?\u20e3)|:[/\\]|\][([:]|\S[.。．｡]\p{L}|:\w*[A-Za-z+]\w*:|\|\||\{\{|\$(?!\d).*\$|\$.*\$(?!\d)|\+\(?\d[\d() -]{3}/su;

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
    "http:",
    ":/",
    "](",
    "www.",
    "w",
    ".",
    "%2e",
    "1",
    "a",
    "\n",
    "\u2060",
    "`",
    ..."*_~#$|{\\:+(",
    "*\ufe0f\u20e3",
    "#\u20e3",
    "smile:",
    "4930123",
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
      expect(hostsIn(lines.join("\n"))).toEqual(OURS);
    }),
  );
});

test("what people typed turns no direction round, is on one line, and is cut between words", () => {
  expect(setApart("\u202eevil\u2069\tand\nmore", 99)).toBe("\u2068evil and more\u2069");
  expect(setApart("It took four days until somebody answered", 20)).toBe("\u2068It took four days…\u2069");
  expect(setApart("😀".repeat(30), 20)).toBe(`\u2068${"😀".repeat(20)}…\u2069`);
});
