import { describe, expect, test } from "vitest";
import { ar } from "@/messages/ar";
import { de } from "@/messages/de";
import { en } from "@/messages/en";

type Tree = { readonly [key: string]: string | Tree };

/** Every message by its full name. */
function flat(tree: Tree, above = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[above + key, value] as const] : [...flat(value, `${above}${key}.`)],
    ),
  );
}

/** Where a form of plural begins: its words are no argument. */
const FORM = String.raw`(?<![,}]\s*(?:zero|one|two|few|many|other|=\d+)\s*)`;
const GAP = new RegExp(String.raw`${FORM}\{\s*(\w+)\s*(?:,\s*(\w+))?\s*[,}]|<(\w+)>`, "g");

/** What a message is given: its arguments with their kinds, and its tags. */
function gaps(message: string): string[] {
  const found = [...message.matchAll(GAP)];
  return [...new Set(found.map(([, name, kind, tag]) => (tag ? `<${tag}>` : `${name}:${kind ?? ""}`)))].sort();
}

/** The forms of plural that a language's numbers ask for. */
function plurals(locale: string): string[] {
  return new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
}

const english = flat(en);

describe.each(Object.entries({ de, ar }))("%s", (locale, messages) => {
  const own = flat(messages);

  test("says all that English says, and nothing more", () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("each message is given what the English one is given", () => {
    const differing = [...own].filter(([key, text]) => `${gaps(text)}` !== `${gaps(english.get(key) ?? "")}`);
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("has every form of plural its numbers ask for", () => {
    const lacking = [...own].filter(([, text]) =>
      [...text.matchAll(/,\s*plural\s*,/g)].some(() => !plurals(locale).every((form) => text.includes(`${form} {`))),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });
});

test("there is something to say, and no message is empty", () => {
  expect(english.size).toBeGreaterThan(10);
  for (const messages of [en, de, ar]) expect([...flat(messages)].filter(([, text]) => text.trim() === "")).toEqual([]);
});

/** Names of methods, which stand where a number's method is explained and nowhere else. */
const METHOD_NAMES =
  /Wald\b|Wilson|Clopper|Newcombe|\bWelch\b|Student['’]?s t|Benjamini|Hochberg|Krippendorff|Kaplan|Greenwood|Mann.Whitney|log-rank|bootstrap|EWMA|p-value|p-Wert|Kitagawa|Relative Weights|والد المعد|ويلسون|نيوكمب|ويلش|لستودنت|بنجاميني|كريبندورف|كابلان/iu;
const EXPLAINS = [
  "definitions.",
  "dashboard.ledger.methods.",
  "service.ledger.methods.",
  "planner.method.",
  "board.methods.",
];

test("a method is named where it is explained; every other message says what it does in plain words", () => {
  const named = Object.entries({ en, de, ar }).flatMap(([locale, messages]) =>
    [...flat(messages)]
      .filter(([key, text]) => METHOD_NAMES.test(text) && !EXPLAINS.some((part) => key.startsWith(part)))
      .map(([key]) => `${locale} ${key}`),
  );
  expect(named).toEqual([]);
  for (const part of EXPLAINS)
    expect([...english].some(([key, text]) => key.startsWith(part) && METHOD_NAMES.test(text))).toBe(true);
});
