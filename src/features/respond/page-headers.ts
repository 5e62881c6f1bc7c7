/** Headers of every answer of the page's door: kept nowhere, told to nobody. */
export const COMMON_HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
} as const;

/** The headers of a page with its own policy. */
export function pageHeaders(policy: string): Readonly<Record<string, string>> {
  return { ...COMMON_HEADERS, "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
}

/**
 * The first page may be kept by the browser that asked, and is asked for anew at every visit but the way back: there,
 * without a script, the same page has the same submission id, so that going back and on is one response.
 */
export const FIRST_PAGE_HEADERS = { "cache-control": "private, no-cache" } as const;
