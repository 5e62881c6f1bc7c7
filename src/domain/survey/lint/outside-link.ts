import type { Found, LintRule } from "@/domain/survey/lint/finding";
import { hostAllowed } from "@/domain/survey/outside-hosts";

/** Links that lead out of the survey to a host that the workspace does not allow, or that nobody has looked at. */
export const outsideLink: LintRule = {
  id: "outside-link",
  severity: "know",
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
      .map(({ path, url }): Found => {
        const { hostname } = new URL(url);
        return allowedHosts.length === 0
          ? { path, code: "outsideAny", values: { host: hostname } }
          : { path, code: "outsideRefused", values: { host: hostname }, severity: "blocks" };
      });
  },
};
