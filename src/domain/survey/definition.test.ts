import { describe, expect, it } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { LOCALES, type Text } from "@/domain/survey/locale";
import { pipesIn } from "@/domain/survey/pipes";
import { TEMPLATE_FACTS, TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";

const brand = { name: "Larkway", color: "#484188" };

function textsIn({ questions, endings }: Pick<Definition, "questions" | "endings">): Text[] {
  const asked = questions.flatMap((question) => [
    question.title,
    ...(question.help ? [question.help] : []),
    ...(question.variants ?? []).map((variant) => variant.title),
    ...("options" in question ? question.options.map(({ label }) => label) : []),
    ...("rows" in question ? question.rows.map(({ label }) => label) : []),
    ...("labels" in question ? Object.values(question.labels ?? {}) : []),
  ]);
  return [...asked, ...endings.flatMap((ending) => [ending.title, ...(ending.body ? [ending.body] : [])])];
}

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
    for (const text of textsIn(definition)) for (const locale of LOCALES) expect(text[locale]).toBeTruthy();
    const required = definition.questions.filter((question) => question.required).map((question) => question.id);
    // Leaving is never made harder by a question; how one would feel is a choice, no score.
    const first = id === "cancellation" ? [] : [id === "product-market-fit" ? "feeling" : "score"];
    expect(required).toEqual(first);
  });

  it.each(TEMPLATE_IDS)("the template %s keeps the rules of all templates", (id) => {
    const { questions, endings, link } = TEMPLATES[id](brand);
    const drivers = questions.filter(({ kind }, index) => index > 0 && ["rating", "matrix", "csat"].includes(kind));
    expect(drivers.length).toBeLessThanOrEqual(3);
    expect(drivers.every((driver) => driver.na)).toBe(true);
    // Thanks may differ by score in words; a link for some and not for others cannot be written at all.
    expect(new Set(endings.map(({ title }) => title.en)).size).toBe(1);
    expect(link).toBeUndefined();
    // A parameter of the link is a dimension: nothing that differs for everybody.
    const names = textsIn({ questions, endings }).flatMap((text) => pipesIn(text.en ?? "").map(({ name }) => name));
    expect(["brand", "product", "topic", "event", "agent"]).toEqual(expect.arrayContaining(names));
    const { name, quarantineDays, delayHours } = TEMPLATE_FACTS[id];
    expect([name.length, quarantineDays].every((size) => size > 0)).toBe(true);
    expect(delayHours).toBeGreaterThanOrEqual(0);
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
    expect(errorsOf(minimal({ version: 3 }))).toEqual(["version"]);
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
