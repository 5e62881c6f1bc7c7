/** Most sites that one survey names. */
export const MOST_SITES = 50;

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * A site as it is stored and compared: `https://shop.example`, with its port where it has one of its own, or
 * `https://*.shop.example` for all below it. A bare name is taken as https, and what follows the name is left out. Null
 * for what is no site, or one whose pages come unencrypted (a developer's own machine excepted).
 */
export function parseSite(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const below = /^(?:https:\/\/)?\*\.(.+)$/.exec(typed);
  const whole = below ? `https://${below[1]}` : /^[a-z][a-z0-9+.-]*:\/\//.test(typed) ? typed : `https://${typed}`;
  if (typed.length > 300 || !URL.canParse(whole)) return null;
  const { protocol, hostname, username, password, host } = new URL(whole);
  const named = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]*[a-z0-9]$/.test(hostname) && !/\.\./.test(hostname);
  if (username !== "" || password !== "" || !(named || LOCAL.test(hostname))) return null;
  if (protocol !== "https:" && !(protocol === "http:" && LOCAL.test(hostname))) return null;
  // Everything below a top level domain, or below an address, is nobody's site.
  if (below) return named && hostname.split(".").length > 1 && !/^[\d.]+$/.test(hostname) ? `https://*.${host}` : null;
  return `${protocol}//${host}`;
}

/** Whether a page of this origin, as browsers write it, is of one of the sites. */
export function isOneOf(sites: readonly string[], origin: string): boolean {
  if (origin.includes("*") || parseSite(origin) !== origin) return false;
  return sites.some((site) => {
    if (!site.startsWith("https://*.")) return site === origin;
    return origin.startsWith("https://") && origin.endsWith(site.slice("https://*".length));
  });
}
