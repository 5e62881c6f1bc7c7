import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { fillPipes, type PipeFacts, pipesIn, plainWords } from "@/domain/survey/pipes";

const brand = { name: "Larkway", color: "#484188" };
const QUESTIONS = [
  { id: "score", kind: "nps", title: { en: "How likely?" } },
  {
    id: "area",
    kind: "multiple",
    title: { en: "Where?" },
    options: [
      { id: "price", label: { en: "Price", ar: "السعر" } },
      { id: "speed", label: { en: "Speed" } },
    ],
    other: true,
  },
  { id: "solved", kind: "yes_no", title: { en: "Solved?" } },
  { id: "day", kind: "date", title: { en: "When?" } },
  { id: "agreed", kind: "consent", title: { en: "May we?" } },
  { id: "words", kind: "long_text", title: { en: "What happened?" } },
];

function survey(change: Record<string, unknown> = {}): unknown {
  return { version: 1, brand, questions: QUESTIONS, endings: [{ id: "end", title: { en: "Thanks" } }], ...change };
}

function definition(): Definition {
  const parsed = parseDefinition(survey());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

function facts(change: Partial<PipeFacts> = {}): PipeFacts {
  return { definition: definition(), locale: "en", answers: {}, attributes: {}, identity: {}, ...change };
}

const said = (text: string, change: Partial<PipeFacts> = {}) =>
  fillPipes(text, facts(change))
    .map((piece) => (piece.own ? piece.text : `⟨${piece.text}⟩`))
    .join("");

describe("fillPipes", () => {
  it("takes the brand, the link's words, and answers as a person would read them", () => {
    expect(said("{brand} and {agent|our team}", { identity: { agent: "Maya" } })).toBe("⟨Larkway⟩ and ⟨Maya⟩");
    expect(said("About {link.product|us}", { attributes: { product: "Scooter" } })).toBe("About ⟨Scooter⟩");
    const answers = { score: 7, area: ["price", { option: "other", text: "Smell" }], solved: false, day: "2026-03-01" };
    expect(said("{answer.score|?} {answer.area|?} {answer.solved|?}", { answers })).toBe("⟨7⟩ ⟨Price, Smell⟩ ⟨No⟩");
    expect(said("{answer.day|?}", { answers })).toBe("⟨March 1, 2026⟩");
    expect(said("{answer.score|?}", { answers, locale: "ar" })).toBe("⟨٧⟩");
  });

  it("falls back where a value is missing, empty or not applicable", () => {
    const text = "{agent|our team}, {answer.score|your score}, {link.product|us}";
    const fallen = "our team, your score, us";
    expect(said(text)).toBe(fallen);
    expect(said(text, { identity: { agent: " \n " }, answers: { score: { na: true } } })).toBe(fallen);
    // An inherited name is no value.
    expect(said("{link.constructor|us}{link.toString|us}")).toBe("usus");
  });

  it("shows what people wrote as it is: one pass, no recursion, nothing special to any pattern", () => {
    const shows = (text: string) => said("You said {answer.words|nothing}.", { answers: { words: text } });
    for (const text of ["<b>bold</b>", "$& $1 $`", "{{name}}", "{brand}", "{answer.words|x}", "%s \\n", "|}{"])
      expect(shows(text)).toBe(`You said ⟨${text}⟩.`);
    expect(shows("a\r\nb\tc")).toBe("You said ⟨a b c⟩.");
  });

  it("takes away the controls that would turn the words around it", () => {
    expect(said("{name|you}!", { identity: { name: "A\u202eB\u2069\u2066C\u202a" } })).toBe("⟨ABC⟩!");
  });

  it("shows the first 200 characters of 10,000, and never half of one", () => {
    expect(said("{answer.words|?}", { answers: { words: "😀".repeat(5000) } })).toBe(`⟨${"😀".repeat(200)}…⟩`);
  });

  it("is total: any text with any values keeps its own words in order", () => {
    const anything = fc.anything();
    fc.assert(
      fc.property(fc.string(), anything, fc.string(), (text, value, name) => {
        const pieces = fillPipes(`${text}{answer.words|x}{answer.area|x}{name|x}`, {
          ...facts(),
          answers: { words: value, area: value },
          identity: { name },
        });
        return pieces.every((piece) => typeof piece.text === "string");
      }),
    );
  });
});

describe("plainWords", () => {
  it("leaves every pipe but the brand as its other words", () => {
    expect(plainWords("{brand}: {link.event|your order}, {1}, {x}", "$&")).toBe("$&: your order, {1}, {x}");
  });
});

describe("pipesIn", () => {
  it("reads names; braces around anything else are text", () => {
    expect(pipesIn("{a b} {} {1,2} { agent|x} {agent|}")).toEqual([
      { written: "{agent|}", source: "identity", name: "agent", fallback: null },
    ]);
  });
});

describe("parseDefinition", () => {
  const errorsOf = (input: unknown) => {
    const parsed = parseDefinition(input);
    return parsed.ok ? [] : parsed.errors.map(({ path }) => path);
  };
  const withTitle = (title: string, at = 5) =>
    survey({ questions: QUESTIONS.map((one, index) => (index === at ? { ...one, title: { en: title } } : one)) });

  it("takes pipes that can be filled", () => {
    expect(errorsOf(withTitle("{brand}: {agent|we}, {answer.area|that}, {link.product|it}, {name|you}"))).toEqual([]);
  });

  it.each([
    ["{agent}", "no other words"],
    ["{agent| }", "empty other words"],
    ["{agnet|we}", "an unknown name"],
    ["{product|it}", "a parameter without link."],
    ["{answer.scroe|it}", "no such question"],
    ["{answer.words|it}", "itself"],
    ["{answer.agreed|it}", "an answer without words"],
    ["{brand|we}", "the brand needs none"],
    ["{{name}}", "braces in braces"],
  ])("refuses %s (%s) with its place", (title) => {
    expect(errorsOf(withTitle(title))).toEqual(["questions.5.title.en"]);
  });

  it("refuses later answers, and pipes where nothing fills them", () => {
    expect(errorsOf(withTitle("{answer.solved|it}", 0))).toEqual(["questions.0.title.en"]);
    const label = { en: "{agent|we}" };
    const single = { id: "s", kind: "single", title: { en: "S" }, options: [{ id: "a", label }] };
    expect(errorsOf(survey({ questions: [single] }))).toEqual(["questions.0.options.0.label.en"]);
    const ends = [{ id: "end", title: { en: "Thanks", de: "Danke {agent}" }, body: { en: "{answer.words|it}" } }];
    expect(errorsOf(survey({ endings: ends }))).toEqual(["endings.0.title.de"]);
    expect(errorsOf(survey({ privacy: { text: { en: "To {brand}, {agent|us}" } } }))).toEqual(["privacy.text.en"]);
  });
});
