import type { Definition } from "@/domain/survey/definition";
import type { DefinitionError } from "@/domain/survey/definition-error";

/** Who says so, and where. */
export const REVIEW_GATING_SOURCES = [
  {
    by: "FTC",
    name: "Soliciting and paying for online reviews, a guide for marketers",
    url: "https://www.ftc.gov/business-guidance/resources/soliciting-paying-online-reviews-guide-marketers",
  },
  {
    by: "Google",
    name: "Prohibited and restricted content in reviews",
    url: "https://support.google.com/contributionpolicy/answer/7400114",
  },
] as const;

/** Sites where customers review a business. A host stands for its subdomains too; a path narrows sites that do more. */
const SITES: readonly { readonly name: string; readonly hosts: RegExp; readonly path?: RegExp }[] = [
  { name: "Google", hosts: /^(g\.page|goo\.gl|maps\.app\.goo\.gl|g\.co)$/ },
  {
    name: "Google",
    hosts: /^((www|search|maps|business)\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/,
    path: /^\/(maps|local|search|travel|business|gasearch|shopping)/,
  },
  { name: "Google Play", hosts: /^play\.google\.com$/, path: /^\/store\/apps/ },
  { name: "App Store", hosts: /^(apps|itunes)\.apple\.com$/ },
  { name: "Facebook", hosts: /^((www|m|business)\.)?(facebook\.com|fb\.com|fb\.me)$/, path: /review/i },
  { name: "Amazon", hosts: /^(www\.)?amazon\.[a-z]{2,3}(\.[a-z]{2})?$/, path: /review/i },
  { name: "Trustpilot", hosts: site("trustpilot") },
  { name: "Tripadvisor", hosts: site("tripadvisor") },
  { name: "Yelp", hosts: site("yelp") },
  { name: "Booking.com", hosts: site("booking"), path: /review/i },
  { name: "HolidayCheck", hosts: site("holidaycheck") },
  { name: "G2", hosts: /(^|\.)(g2|g2crowd)\.com$/ },
  { name: "Capterra", hosts: site("capterra") },
  { name: "GetApp", hosts: site("getapp") },
  { name: "Software Advice", hosts: site("softwareadvice") },
  { name: "TrustRadius", hosts: site("trustradius") },
  { name: "Gartner Peer Insights", hosts: /(^|\.)gartner\.com$/, path: /^\/(reviews|peer-insights)/ },
  { name: "Product Hunt", hosts: site("producthunt") },
  { name: "Feefo", hosts: site("feefo") },
  { name: "Reviews.io", hosts: /(^|\.)reviews\.(io|co\.uk)$/ },
  { name: "Sitejabber", hosts: site("sitejabber") },
  { name: "Better Business Bureau", hosts: /(^|\.)bbb\.org$/ },
  { name: "Trusted Shops", hosts: site("trustedshops") },
  { name: "ProvenExpert", hosts: site("provenexpert") },
  { name: "eKomi", hosts: site("ekomi") },
  { name: "Avis Vérifiés", hosts: /(^|\.)(avis-verifies|verified-reviews|opiniones-verificadas)\.com$/ },
  { name: "jameda", hosts: site("jameda") },
  { name: "kununu", hosts: site("kununu") },
  { name: "Glassdoor", hosts: site("glassdoor") },
  { name: "Indeed", hosts: site("indeed"), path: /^\/cmp/ },
  { name: "Healthgrades", hosts: site("healthgrades") },
  { name: "Angi", hosts: /(^|\.)(angi|angieslist|homeadvisor)\.com$/ },
];

/** A name under any top-level domain: `trustpilot.com`, `uk.trustpilot.com`, `tripadvisor.co.uk`. */
function site(name: string): RegExp {
  return new RegExp(`(^|\\.)${name}\\.[a-z]{2,6}(\\.[a-z]{2})?$`);
}

/** The review site an address leads to, or null. Known sites only: nobody can know them all, nor where a shortener leads. */
export function reviewSiteOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/\.$/, "");
  return SITES.find(({ hosts, path }) => hosts.test(host) && (path?.test(pathname) ?? true))?.name ?? null;
}

/**
 * Links that some people would see and others not: one to a review site on an ending, unless every ending has that same
 * link; and an ending that leaves by itself although all are offered the survey's link there.
 */
export function checkGating({ endings, link }: Pick<Definition, "endings" | "link">): DefinitionError[] {
  return endings.flatMap((ending, index): DefinitionError[] => {
    if (!ending.link) return [];
    const { url, follow } = ending.link;
    const site = reviewSiteOf(url);
    const alike = endings.every((other) => other.link?.url === url);
    const path = `endings.${index}.link`;
    if (site !== null && !alike) return [{ path: `${path}.url`, code: "gating", values: { site } }];
    return follow && link ? [{ path: `${path}.follow`, code: "followsAway" }] : [];
  });
}
