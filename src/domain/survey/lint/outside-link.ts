import type { LintRule } from "@/domain/survey/lint/finding";
import { hostAllowed } from "@/domain/survey/outside-hosts";

/** Links that lead out of the survey to a host that the workspace does not allow, or that nobody has looked at. */
export const outsideLink: LintRule = {
  id: "outside-link",
  severity: "know",
  why: "Who answers trusts the address they answer at, and goes where its last page sends them.",
  source: "OWASP, Unvalidated redirects and forwards",
  mend: "An admin can name the hosts that endings may lead to, in the settings of the workspace.",
  find: ({ endings, link }, { allowedHosts }) => {
    if (!allowedHosts) return [];
    const links = [
      ...endings.flatMap((ending) =>
        ending.link ? [{ path: `endings.${ending.id}.link`, url: ending.link.url }] : [],
      ),
      ...(link ? [{ path: "link", url: link.url }] : []),
    ];
    return links
      .filter(({ url }) => URL.canParse(url) && (allowedHosts.length === 0 || !hostAllowed(url, allowedHosts)))
      .map(({ path, url }) => {
        const { hostname } = new URL(url);
        return allowedHosts.length === 0
          ? { path, what: `This leads to ${hostname}. The workspace names no hosts, so any is taken.` }
          : { path, what: `${hostname} is not among the hosts that endings may lead to.`, severity: "blocks" as const };
      });
  },
};
