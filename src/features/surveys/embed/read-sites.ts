import { MOST_SITES, parseSite } from "@/domain/survey/embed-sites";
import { invalid } from "@/platform/http/problem";

/** Sites as they were typed, each as it is stored, once. Throws 422 at `embedOn` naming the first that is no site. */
export function readSites(typed: readonly string[]): string[] {
  const sites = [...new Set(typed.map(readSite))];
  if (sites.length > MOST_SITES)
    throw refused("mostSites", `At most ${MOST_SITES} sites. One for all below a name: *.shop.example.`, {
      most: MOST_SITES,
    });
  return sites;
}

function readSite(text: string): string {
  const site = parseSite(text);
  if (site !== null) return site;
  const written = text.trim().slice(0, 80);
  throw refused("noSite", `“${written}” is no site. Write it as https://shop.example, or *.shop.example.`, {
    text: written,
  });
}

function refused(key: "mostSites" | "noSite", message: string, values: Record<string, string | number>) {
  return invalid([{ path: "embedOn", message, key, values }]);
}
