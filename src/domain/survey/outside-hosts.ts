/** The most hosts a workspace names. */
export const MOST_HOSTS = 50;

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads hosts as people write them: one a line or parted by commas and spaces, whole addresses too ("https://larkway.example/shop"
 * is larkway.example). Gives them in their plain form, each once, and the first that is none.
 */
export function readHosts(text: string): { readonly hosts: string[]; readonly wrong: string | null } {
  const hosts = new Set<string>();
  for (const written of text.split(/[\s,;]+/).filter((part) => part !== "")) {
    const address = /^https:\/\//i.test(written) ? written : `https://${written}`;
    const host = URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, "") : "";
    if (!HOST.test(host)) return { hosts: [], wrong: written.slice(0, 100) };
    hosts.add(host);
  }
  return { hosts: [...hosts], wrong: null };
}

/** Whether an address leads to one of these hosts or to a subdomain of one. */
export function hostAllowed(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/\.$/, "");
  return hosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`));
}
