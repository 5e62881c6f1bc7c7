import { MOST_SITES, parseSite } from "@/domain/survey/embed-sites";
import { invalid } from "@/platform/http/problem";

/** Sites as they were typed, each as it is stored, once. Throws 422 at `embedOn` naming the first that is no site. */
export function readSites(typed: readonly string[]): string[] {
  const sites = [...new Set(typed.map(readSite))];
  if (sites.length > MOST_SITES)
    throw refused(`At most ${MOST_SITES} sites. One for all below a name: *.shop.example.`);
  return sites;
}

function readSite(text: string): string {
  const site = parseSite(text);
  if (site !== null) return site;
  throw refused(`“${text.trim().slice(0, 80)}” is no site. Write it as https://shop.example, or *.shop.example.`);
}

function refused(message: string) {
  return invalid([{ path: "embedOn", message }]);
}
