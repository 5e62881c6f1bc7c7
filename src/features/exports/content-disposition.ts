/** Letters of a name that are kept, from its end, where its kind and its days stand. */
const MOST_LETTERS = 150;

/** A file's name for every browser: plain letters for the old, the whole name for the rest (RFC 6266). */
export function contentDisposition(name: string): string {
  const tidy = name.replace(/[\p{Cc}\\/:*?"<>|\s]+/gu, " ").trim();
  // By letters, not by UTF-16 units: half an emoji cannot be written as a URI.
  const safe = [...tidy].slice(-MOST_LETTERS).join("");
  const plain = safe
    .normalize("NFKD")
    // Full-width quotes have become plain ones, which would end the name.
    .replace(/[^\x20-\x7e]+|["\\]/g, "")
    .trim();
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replaceAll("'", "%27")}`;
}
