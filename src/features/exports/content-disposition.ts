/** A file's name for every browser: plain letters for the old, the whole name for the rest (RFC 6266). */
export function contentDisposition(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\\/:*?"<>|\s]+/gu, " ")
    .trim()
    .slice(-150);
  const plain = safe
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]+/g, "")
    .trim();
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replaceAll("'", "%27")}`;
}
