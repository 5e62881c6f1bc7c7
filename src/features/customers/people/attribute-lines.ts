/** An attribute that cannot be written in one line and read back stays out of the form, and as it is. */
function fitsLine([name, value]: readonly [string, string]): boolean {
  const plain = [name, value].every((text) => text === text.trim() && !/[\r\n]/.test(text));
  return plain && name !== "" && value !== "" && !name.includes("=");
}

/** A customer's attributes as a form shows them: one a line, `name = value`. */
export function writeAttributeLines(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(fitsLine)
    .map(([name, value]) => `${name} = ${value}`)
    .join("\n");
}

/**
 * What somebody changed in those lines: each new value, null for a line that is gone. A line that stands as it was shown says
 * nothing, so that what a program changed meanwhile is not set back.
 */
export function changedAttributes(shown: string, sent: string): Record<string, string | null> {
  const [before, after] = [readLines(shown), readLines(sent)];
  const changed = [...after].filter(([name, value]) => before.get(name) !== value);
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name): [string, null] => [name, null]);
  return Object.fromEntries([...gone, ...changed]);
}

function readLines(text: string): Map<string, string> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return new Map(
    lines.map((line): [string, string] => {
      const at = line.indexOf("=");
      return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}
