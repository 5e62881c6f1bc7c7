import { expect, test } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { missingIn, textsOf, withTextAt } from "@/domain/survey/texts";

/** Every text the schema knows, found without knowing its shape: an object whose keys are languages. */
function pathsOfTexts(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key, one]) => ["en", "de", "ar"].includes(key) && typeof one === "string"))
    return [path];
  return entries.flatMap(([key, one]) => pathsOfTexts(one, path === "" ? key : `${path}.${key}`));
}

function full(): Definition {
  const t = (text: string) => ({ en: text, ar: text });
  const sink = kitchenSink();
  const parsed = parseDefinition({
    ...sink,
    questions: sink.questions.map((question) =>
      question.kind === "nps"
        ? {
            ...question,
            help: t("Help"),
            labels: { 0: t("Never"), 10: t("Always") },
          }
        : question.kind === "long_text"
          ? {
              ...question,
              variants: [{ when: { question: "nps", op: "at_most", value: 6 }, title: t("Oh"), help: t("Say more") }],
            }
          : question,
    ),
    endings: [
      { id: "end", title: t("Thanks"), body: t("Bye"), link: { url: "https://example.com/", label: t("Visit us") } },
    ],
    link: { url: "https://example.com/", label: t("Visit") },
    privacy: { text: t("Private") },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

test("names every text of the document once", () => {
  const definition = full();
  const paths = textsOf(definition).map((place) => place.path);
  expect([...paths].sort()).toEqual(pathsOfTexts(definition).sort());
  expect(new Set(paths).size).toBe(paths.length);
});

test("a language lacks what is not written in it; the own one lacks nothing", () => {
  const definition = full();
  expect(missingIn(definition, "en")).toEqual([]);
  expect(missingIn(definition, "ar")).toEqual([]);
  expect(missingIn(definition, "de")).toHaveLength(textsOf(definition).length);
  const one = withTextAt(definition, "questions.0.title", "ar", "");
  expect(missingIn(one, "ar").map(({ path }) => path)).toEqual(["questions.0.title"]);
});

test("words land in their place and nowhere else", () => {
  const definition = full();
  for (const { path } of textsOf(definition)) {
    const next = withTextAt(definition, path, "de", "Deutsch");
    expect(
      textsOf(next)
        .filter(({ text }) => text.de === "Deutsch")
        .map((place) => place.path),
    ).toEqual([path]);
    expect(withTextAt(next, path, "de", "")).toEqual(definition);
  }
  expect(withTextAt(definition, "brand.name", "de", "x")).toBe(definition);
  // In the survey's own language an emptied text stays, so that its field can say so.
  expect(withTextAt(definition, "endings.0.title", "en", "").endings[0]?.title.en).toBe("");
});
