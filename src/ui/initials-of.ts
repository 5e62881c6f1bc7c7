/** One or two letters for a person: of the first and the last word of a name, or of an e-mail's part before the @. */
export function initialsOf(name: string): string {
  const words = (name.split("@")[0] ?? "")
    .replace(/[._+-]/g, " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const letters = ends.map((word) => word?.match(/[\p{L}\p{N}]/u)?.[0] ?? "").join("");
  return letters.toLocaleUpperCase("en") || "?";
}
