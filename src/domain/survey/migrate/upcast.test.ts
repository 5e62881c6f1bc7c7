import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseDefinition } from "@/domain/survey/definition";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { upcast, upcastStored } from "@/domain/survey/migrate/upcast";
import { DEFINITION_VERSION } from "@/domain/survey/migrate/version";
import { anyDocument, parsed } from "@/domain/survey/testing/any-survey";

// Many random documents: slow machines need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const oldest = {
  version: 1,
  locale: "en",
  locales: ["en"],
  brand: { name: "Larkway", color: "#484188" },
  questions: [
    { id: "score", kind: "csat", title: { en: "How satisfied are  you with our excellent service?" }, required: true },
    { id: "help", kind: "rating", title: { en: "Help" }, required: false, variants: [] },
    {
      id: "rows",
      kind: "matrix",
      title: { en: "Rows" },
      rows: [{ id: "speed", label: { en: "Speed" } }],
      required: false,
    },
  ],
  logic: [],
  endings: [{ id: "end", title: { en: "Thank you" } }],
  dismissed: [
    { rule: "leading", path: "questions.score.title", reason: "It is the name of the service." },
    { rule: "missing-na", path: "questions.help", reason: "Everybody gets help." },
    { rule: "leading", path: "questions.rows.rows.speed", reason: "–" },
    { rule: "too-long", path: "survey", reason: "Once a year." },
    { rule: "low-contrast", path: "brand.color", reason: "Our colour." },
  ],
};

describe("from version 1", () => {
  it("a reason names the words it was given for, and still holds for them", () => {
    const definition = parsed(oldest);
    expect(definition.version).toBe(DEFINITION_VERSION);
    expect(definition.dismissed?.map(({ about }) => about)).toEqual([
      "How satisfied are you with our excellent service?",
      "Help",
      "Speed",
      "",
      "#484188",
    ]);
    const { open, dismissed } = lintSurvey(definition, { published: null });
    expect(open.map(({ rule, path }) => `${rule} ${path}`)).toEqual(["missing-na questions.rows"]);
    expect(dismissed).toHaveLength(2);
  });

  it("every document that parsed parses, and asks and ends as before: what leads stays as it stood", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const result = upcast(document);
        expect(result.ok).toBe(true);
        const present = result.ok ? (result.document as Record<string, unknown>) : {};
        // `readOutlines` reads these as they are stored.
        for (const part of ["locale", "locales", "brand", "questions", "logic", "endings"])
          expect(present[part]).toEqual(document[part]);
        const definition = parsed(document);
        expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({ ok: true, definition });
        expect(upcastStored({ ...definition, version: 1, dismissed: document.dismissed })).toEqual(definition);
      }),
      { numRuns: 80 },
    );
  });

  it("takes anything in the place of reasons; what is wrong is said of the document, never thrown", () => {
    for (const dismissed of [
      "x",
      [1],
      [null],
      [{ path: 4 }],
      [{ path: "constructor.prototype.x" }],
      [{ path: "a.".repeat(300) }],
    ])
      expect(parseDefinition({ ...oldest, dismissed }).ok).toBe(false);
    const { dismissed: _, ...without } = oldest;
    expect(parsed(without).dismissed).toBeUndefined();
  });
});

describe("versions that are not known", () => {
  it.each([
    [3, "laterVersion"],
    [99, "laterVersion"],
    [0, "version"],
    [1.5, "version"],
    ["2", "version"],
    [undefined, "version"],
  ])("%s", (version, says) => {
    const result = parseDefinition({ ...oldest, version });
    expect(result).toMatchObject({ ok: false, errors: [{ path: "version", code: says }] });
    expect(() => upcastStored({ ...oldest, version })).toThrow(says);
  });

  it("says nothing of versions where there is no document", () => {
    expect(parseDefinition("x")).toMatchObject({ ok: false, errors: [{ path: "" }] });
  });
});
