import { describe, expect, it } from "vitest";
import { parseDefinition } from "@/domain/survey/definition";
import { LOCALES, type Text } from "@/domain/survey/locale";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";

const brand = { name: "Larkway", color: "#484188" };

function errorsOf(input: unknown): string[] {
  const parsed = parseDefinition(input);
  return parsed.ok ? [] : parsed.errors.map((error) => error.path);
}

function minimal(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    version: 1,
    brand,
    questions: [{ id: "score", kind: "nps", title: { en: "How likely?" } }],
    endings: [{ id: "end", title: { en: "Thanks" } }],
    ...change,
  };
}

describe("parseDefinition", () => {
  it.each(TEMPLATE_IDS)("takes the template %s unchanged, also after a round trip through JSON", (id) => {
    const definition = TEMPLATES[id](brand);
    const parsed = parseDefinition(JSON.parse(JSON.stringify(definition)));
    expect(parsed).toEqual({ ok: true, definition });
  });

  it.each(TEMPLATE_IDS)("the template %s speaks six languages everywhere and requires the score alone", (id) => {
    const definition = TEMPLATES[id](brand, "de");
    expect(definition.locale).toBe("de");
    expect([...definition.locales].sort()).toEqual([...LOCALES].sort());
    const texts: Text[] = [
      ...definition.questions.flatMap((q) => [q.title, ...(q.variants ?? []).map((variant) => variant.title)]),
      ...definition.endings.flatMap((ending) => [ending.title, ending.body ?? {}]),
    ];
    for (const text of texts) for (const locale of LOCALES) expect(text[locale]).toBeTruthy();
    expect(definition.questions.filter((question) => question.required).map((question) => question.id)).toEqual([
      "score",
    ]);
  });

  it("fills in what may be left out: languages, logic, and required for the first score alone", () => {
    const parsed = parseDefinition(
      minimal({
        questions: [
          { id: "a", kind: "nps", title: { en: "A" } },
          { id: "b", kind: "csat", title: { en: "B" } },
        ],
      }),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(parsed.definition.locales).toEqual(["en"]);
    expect(parsed.definition.logic).toEqual([]);
    expect(parsed.definition.questions.map((question) => question.required)).toEqual([true, false]);
  });

  it("names the place of what is wrong", () => {
    expect(errorsOf(minimal({ questions: [{ id: "score", kind: "nps", title: { de: "Nur deutsch" } }] }))).toEqual([
      "questions.0.title.en",
    ]);
    expect(errorsOf(minimal({ brand: { name: "X", color: "red" } }))).toEqual(["brand.color"]);
    expect(errorsOf(minimal({ version: 2 }))).toEqual(["version"]);
    expect(
      errorsOf(minimal({ endings: [{ id: "e", title: { en: "T" }, when: { language: "is", value: "de" } }] })),
    ).toEqual(["endings.0.when"]);
    expect(errorsOf(minimal({ link: { url: "javascript:alert(1)", label: { en: "x" } } }))).toEqual(["link.url"]);
  });

  it("has no loops: conditions look back, jumps lead forward", () => {
    const two = [
      { id: "a", kind: "nps", title: { en: "A" }, showIf: { question: "b", op: "answered" } },
      { id: "b", kind: "long_text", title: { en: "B" } },
    ];
    expect(errorsOf(minimal({ questions: two }))).toEqual(["questions.0.showIf"]);
    const plain = two.map(({ id, kind, title }) => ({ id, kind, title }));
    expect(errorsOf(minimal({ questions: plain, logic: [{ after: "b", go: { question: "a" } }] }))).toEqual([
      "logic.0.go.question",
    ]);
    expect(errorsOf(minimal({ questions: plain, logic: [{ after: "b", go: { ending: "none" } }] }))).toEqual([
      "logic.0.go.ending",
    ]);
  });

  it("refuses hostile documents with a path and without throwing", () => {
    let deep: unknown = { question: "score", op: "answered" };
    for (let i = 0; i < 50_000; i++) deep = { not: deep };
    const hostile: unknown[] = [
      null,
      [],
      "x",
      Number.NaN,
      minimal({ questions: [{ id: "score", kind: "nps", title: { en: "a\u0000b" } }] }),
      minimal({ questions: [{ id: "score", kind: "nps", title: { en: "a\ud800b" } }] }),
      minimal({ questions: [{ id: "__proto__", kind: "nps", title: { en: "A" } }] }),
      minimal({ questions: [{ id: "constructor", kind: "nps", title: { en: "A" } }] }),
      JSON.parse('{"version":1,"__proto__":{"polluted":true}}'),
      minimal({ questions: Array.from({ length: 201 }, (_, i) => ({ id: `q${i}`, kind: "nps", title: { en: "A" } })) }),
      minimal({ questions: Array.from({ length: 200_000 }, () => 1) }),
      minimal({ questions: [{ id: "score", kind: "nps", title: { en: "A" }, showIf: deep }] }),
      minimal({ questions: [{ id: "score", kind: "nps", title: { en: "x".repeat(2001) } }] }),
    ];
    for (const input of hostile) expect(parseDefinition(input).ok).toBe(false);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
