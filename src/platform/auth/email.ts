import { domainToASCII } from "node:url";

const MAX_LENGTH = 254;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The one form in which an e-mail address is stored, compared and written to, or null where it is not one.
 *
 * First normalised (NFKC: a full-width ＠ is an @), then lower case, then checked, so that no two spellings are two
 * accounts and no list, quoted part or line break is an address. A domain with other letters becomes its ASCII form; a
 * name before the @ with other letters is refused.
 */
export function canonicalEmail(text: string): string | null {
  if (text.length > 2 * MAX_LENGTH) return null;
  const [local, domain, ...rest] = text.trim().normalize("NFKC").toLowerCase().split("@");
  if (local === undefined || domain === undefined || rest.length > 0) return null;
  if (local.length > 64 || !LOCAL.test(local)) return null;
  const ascii = domainToASCII(domain);
  const canonical = `${local}@${ascii}`;
  return DOMAIN.test(ascii) && canonical.length <= MAX_LENGTH ? canonical : null;
}
