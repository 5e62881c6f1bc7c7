import type { ReactNode } from "react";
import { createTranslator } from "use-intl/core";
import libraryFormatMessage from "use-intl/format-message";
import { describe, expect, it } from "vitest";
import formatMessage from "@/platform/i18n/format-message";
import { messagesIn } from "@/platform/i18n/translator";

type Options = Parameters<typeof libraryFormatMessage>[3];

/** The options that the library hands over, taken from one of its own calls. */
function optionsIn(locale: string): Options {
  return {
    locale,
    cache: { dateTime: {}, number: {}, message: {}, relativeTime: {}, pluralRules: {}, list: {}, displayNames: {} },
    formatters: {
      getDateTimeFormat: (...asked) => new Intl.DateTimeFormat(...asked),
      getNumberFormat: (...asked) => new Intl.NumberFormat(...asked),
      getPluralRules: (...asked) => new Intl.PluralRules(...asked),
      getRelativeTimeFormat: (...asked) => new Intl.RelativeTimeFormat(...asked),
      getListFormat: (...asked) => new Intl.ListFormat(...asked),
      getDisplayNames: (...asked) => new Intl.DisplayNames(...asked),
    },
    timeZone: "UTC",
  };
}

function textsOf(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node ?? {}).flatMap(([name, below]) => textsOf(below, `${path}.${name}`));
}

/** A value for every name and a function for every tag that a message could ask for. */
function valuesOf(message: string, n: number): Record<string, never> {
  const names = [...message.matchAll(/\{\s*(\w+)/g)].map(([, name = ""]) => name);
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, tag = ""]) => tag);
  const numbers = new Set(
    [...message.matchAll(/\{\s*(\w+)\s*,\s*(?:plural|number|selectordinal)/g)].map(([, name]) => name),
  );
  const filled = [
    ...names.map((name) => [name, numbers.has(name) ? n : "Ada <b>"]),
    ...tags.map((tag) => [tag, (chunks: ReactNode) => `[${tag} ${String(chunks)}]`]),
  ];
  return Object.fromEntries(filled);
}

describe("messages said by what was read once", () => {
  it.each(["en", "de", "ar"] as const)("read as the library reads them, every one of them (%s)", (locale) => {
    const options = optionsIn(locale);
    let compared = 0;
    for (const [key, message] of textsOf(messagesIn(locale), locale))
      for (const n of [2, 1234.5]) {
        const values = valuesOf(message, n);
        const given = Object.keys(values).length === 0 ? undefined : values;
        expect(formatMessage(key, message, given, options), key).toEqual(
          libraryFormatMessage(key, message, given, options),
        );
        compared++;
      }
    expect(compared).toBeGreaterThan(5_000);
  });

  it("say the second time what they said the first, in the language that is asked for", () => {
    const message = "{n, plural, one {# Antwort} other {# Antworten}}";
    const say = (locale: string, n: number) => formatMessage("k", message, { n }, optionsIn(locale));
    expect([say("de", 1), say("de", 1234), say("en", 1234), say("de", 1)]).toEqual([
      "1 Antwort",
      "1.234 Antworten",
      "1,234 Antworten",
      "1 Antwort",
    ]);
  });

  it("refuse a value that is missing, as the library does", () => {
    const said: string[] = [];
    const onError = (error: Error) => void said.push(error.name);
    const translate = createTranslator({ locale: "en", messages: { a: "Hello {name}" }, onError });
    expect(translate("a", {} as never)).toBe("a");
    expect(said).toHaveLength(1);
    expect(() => formatMessage("a", "Hello {name}", {}, optionsIn("en"))).toThrow();
  });
});
