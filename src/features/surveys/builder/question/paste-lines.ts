/**
 * The items of a pasted list: one a line, without bullets and numbers before them, without empty lines and without what is
 * there already (letters' case does not matter). A single line of several values parted by tabs or semicolons is a list too.
 */
export function pasteLines(text: string, existing: readonly string[] = []): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const parts = lines.filter((line) => line.trim() !== "").length > 1 ? lines : text.split(/[\t;]|\r\n|\r|\n/);
  const seen = new Set(existing.map(folded));
  return parts.flatMap((part) => {
    const words = part
      .replace(/^\s*(?:[-*•–·▪◦☐□✓]|\(?\d{1,3}[.)]|\[[ xX]?\])\s+/u, "")
      .replace(/\s+/gu, " ")
      .trim();
    if (words === "" || seen.has(folded(words))) return [];
    seen.add(folded(words));
    return [words];
  });
}

function folded(words: string): string {
  return words.normalize("NFC").trim().toLowerCase();
}
