/** What decides whether a request was sent by another site. */
export interface OriginFacts {
  readonly method: string;
  readonly path: string;
  readonly host: string | null;
  readonly origin: string | null;
  readonly fetchSite: string | null;
  /** PUBLIC_URL's origin, where a proxy in front rewrites `Host`; null otherwise. */
  readonly publicOrigin: string | null;
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that changes something comes from a page of another site and must be refused.
 *
 * The respondents' doors and the link that stops a mail carry no session and accept any origin. A request without `Origin`
 * and `Sec-Fetch-Site` was not sent by a browser. A second lock only: every handler still asks who is signed in and what
 * they may do.
 */
export function isForeignOrigin(facts: OriginFacts): boolean {
  if (SAFE.has(facts.method) || isPublicDoor(facts.path)) return false;
  if (facts.origin !== null) {
    if (facts.publicOrigin !== null && facts.origin === facts.publicOrigin) return false;
    return !URL.canParse(facts.origin) || new URL(facts.origin).host !== facts.host?.toLowerCase();
  }
  return facts.fetchSite === "cross-site" || facts.fetchSite === "same-site";
}

function isPublicDoor(path: string): boolean {
  return path.startsWith("/s/") || path.startsWith("/api/v1/s/") || path.startsWith("/unsubscribe/");
}
