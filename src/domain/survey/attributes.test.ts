import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedAttributes, parseAttributes, readAttributes } from "@/domain/survey/attributes";

describe("readAttributes", () => {
  it("tells dimensions, identity and machinery apart", () => {
    const query = new URLSearchParams(
      "plan=pro&customer=c1&email=a%40b.c&utm_source=x&_ga=1&gclid=2&fbclid=3&lang=de&q=9&r=1&region=EMEA",
    );
    expect(readAttributes(query)).toEqual({
      attributes: { plan: "pro", region: "EMEA" },
      identity: { customer: "c1", email: "a@b.c" },
      ignored: ["utm_source", "_ga", "gclid", "fbclid", "lang", "q", "r"],
    });
  });

  it("leaves out what passes a limit, cuts nothing, keeps the first of a name", () => {
    const query = new URLSearchParams();
    for (let i = 0; i < 25; i++) query.append(`a${i}`, "x");
    query.append("a0", "second");
    query.append("long", "x".repeat(257));
    query.append("n".repeat(65), "x");
    query.append("nul", "a\u0000b");
    const read = readAttributes(query);
    expect(Object.keys(read.attributes)).toHaveLength(20);
    expect(read.attributes.a0).toBe("x");
    expect(read.ignored).toEqual(["a20", "a21", "a22", "a23", "a24", "a0", "long", "n".repeat(64), "nul"]);
    expect(readAttributes(new URLSearchParams(`__proto__=x&constructor=y&toString=z`)).attributes).toEqual({});
  });

  it("reads again what it carried, whatever the link said", () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        const read = readAttributes(new URLSearchParams(text));
        const again = readAttributes(new URLSearchParams(new URLSearchParams(carriedAttributes(read)).toString()));
        expect(again.attributes).toEqual(read.attributes);
        expect(again.identity).toEqual(read.identity);
      }),
    );
  });
});

describe("parseAttributes", () => {
  it("takes texts, numbers and booleans", () => {
    expect(
      parseAttributes({ plan: "pro", seats: 5, trial: false, none: null, empty: "", agent: "ann", utm_source: "x" }),
    ).toEqual({
      ok: true,
      attributes: { plan: "pro", seats: "5", trial: "false" },
      identity: { agent: "ann" },
      ignored: ["utm_source"],
    });
    expect(parseAttributes(undefined)).toMatchObject({ ok: true, attributes: {} });
  });

  it("names what it refuses, and never throws", () => {
    const paths = (input: unknown) => {
      const parsed = parseAttributes(input);
      return parsed.ok ? [] : parsed.errors.map((error) => error.path);
    };
    expect(paths({ a: {} })).toEqual(["attributes.a"]);
    expect(paths({ a: "x".repeat(257) })).toEqual(["attributes.a"]);
    expect(paths({ a: "\ud800" })).toEqual(["attributes.a"]);
    expect(paths([])).toEqual(["attributes"]);
    expect(paths("x")).toEqual(["attributes"]);
    expect(paths(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`a${i}`, "x"])))).toEqual(["attributes.a20"]);
    expect(paths(JSON.parse('{"__proto__": "x"}'))).toEqual([]);
    fc.assert(fc.property(fc.anything(), (input) => typeof parseAttributes(input).ok === "boolean"));
  });
});
