import { isOneOf } from "@/domain/survey/embed-sites";
import type { PlainRequest } from "@/features/respond/plain-http";

/** The parameter with which a page in a frame says whose frame it is; carried through all its steps. */
export const SITE = "_embed";

/**
 * The site around a page, where the survey allows it: the origin that the address names, of the survey's own list or of
 * this server itself. Null for everybody else; their browsers are told to show no such page. Only the page in a frame
 * carries the name, so no other page can ever be framed.
 */
export function findSite(
  request: PlainRequest,
  survey: { readonly embedOn: readonly string[]; readonly passwordHash: string | null },
  publicUrl: string,
): string | null {
  const origin = request.query.get(SITE);
  // A password is typed where the address bar shows whose page it is.
  if (origin === null || survey.passwordHash !== null || !URL.canParse(origin)) return null;
  const url = new URL(origin);
  const ours =
    /^https?:$/.test(url.protocol) &&
    url.origin === origin &&
    (url.host === request.headers.host || (URL.canParse(publicUrl) && new URL(publicUrl).origin === origin));
  return ours || isOneOf(survey.embedOn, origin) ? origin : null;
}
