/**
 * Whether a request that changes something was made by a page of this site.
 *
 * Its `Origin` must be where people reach the site, or the very host that it was sent to. Without one, or with the opaque
 * "null" of a sandboxed frame, only the browser's own word (`Sec-Fetch-Site: same-origin`) counts, which no page can forge.
 */
export function isSameOrigin(headers: Pick<Headers, "get">, publicUrl: string): boolean {
  const origin = headers.get("origin");
  if (origin === null || origin === "null") return headers.get("sec-fetch-site") === "same-origin";
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return origin === publicUrl || host === headers.get("host")?.toLowerCase();
}
