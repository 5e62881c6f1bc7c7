/** What is wrong at one place of a document, and what mends it, in words for a person with a file. */
export interface Explained {
  /** The steps to the place, array indices included. */
  readonly path: readonly string[];
  readonly what: string;
  readonly fix: string;
  /** The field is not known here: the rest may be good without it. */
  readonly unknown: boolean;
}

/** Puts the checker's own message into words; one that names several unknown fields becomes one problem each. */
export function explainProblem(dotted: string, message: string): Explained[] {
  const path = dotted === "" ? [] : dotted.split(".");
  const problem = (what: string, fix: string): Explained[] => [{ path, what, fix, unknown: false }];
  const unknown = /^Unrecognized keys?: (.+)$/.exec(message)?.[1];
  if (unknown !== undefined)
    return namesIn(unknown).map((name) => ({
      path: [...path, name],
      what: `“${name}” is not known here.`,
      fix: "Take it out, or import without it. A letter may be wrong in its name.",
      unknown: true,
    }));
  const [, wanted, found] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? [];
  if (wanted !== undefined && found === "undefined")
    return problem("It is missing.", `Add ${NOUNS[wanted] ?? wanted}.`);
  if (wanted !== undefined && found !== undefined)
    return problem(`It is ${NOUNS[found] ?? found}.`, `Make it ${NOUNS[wanted] ?? wanted}.`);
  const options = /^Invalid (?:option: expected one of|discriminator value\. Expected) (.+)$/.exec(message)?.[1];
  if (options !== undefined) return problem("It is none of what can stand here.", `Take one of ${listed(options)}.`);
  if (message === "Invalid input")
    return problem(
      "It has none of the forms that can stand here.",
      FORMS[path.at(-1) ?? ""] ?? "See an exported survey.",
    );
  const size = /^Too (small|big): expected \w+ to have [<>]=?(\d+) (items|characters)$/.exec(message);
  if (size)
    return problem(
      size[1] === "small" ? "It has too few." : "It has too many.",
      `${size[1] === "small" ? "At least" : "At most"} ${size[2]} ${size[3]}.`,
    );
  return problem(message, "");
}

/** A path as one reads it: `questions[2].title.de`. */
export function sayPath(path: readonly string[]): string {
  const said = path.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step.slice(0, 64)}`)).join("");
  return said.replace(/^\./, "") || "the whole file";
}

const NOUNS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: 'an object with a text for each language, such as {"en": "…"}',
  null: "null",
  int: "a whole number",
};

const FORMS: Readonly<Record<string, string>> = {
  when: 'A condition is {"question": …, "op": …, "value": …}, or {"all": […]}, {"any": […]}, {"not": …}.',
  showIf: 'A condition is {"question": …, "op": …, "value": …}, or {"all": […]}, {"any": […]}, {"not": …}.',
  go: 'A rule leads to {"question": "its id"} or {"ending": "its id"}.',
};

function namesIn(quoted: string): string[] {
  return [...quoted.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, name]) => name ?? "");
}

function listed(options: string): string {
  return options
    .replaceAll(/['"]/g, "")
    .split(/\s*\|\s*/)
    .join(", ");
}
