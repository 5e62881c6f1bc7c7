import { isForeignOrigin } from "@/platform/http/foreign-origin";
import { runtime } from "@/platform/runtime";
import { admitShared, type SharedAdmission } from "@/platform/share-door";

/** Tells a page its own address, query included: who has to sign in first is led back to it. */
export const ADDRESS_HEADER = "x-candor-address";

/** A request as the door of the screens sees it. */
export interface ScreenRequest {
  readonly method: string;
  /** Without dots and query. */
  readonly path: string;
  readonly headers: Pick<Headers, "get">;
}

/** What a request is met with before Next renders anything for it. */
export type ScreenAdmission =
  | { readonly kind: "refused"; readonly reply: ScreenRefusal }
  /** It sends a policy of its own. */
  | { readonly kind: "own" }
  | {
      readonly kind: "admitted";
      /** Only scripts with this request's nonce run under the policy. */
      readonly nonce: string;
      readonly policy: string;
      readonly instead: ShownInstead | null;
    };

export interface ScreenRefusal {
  readonly status: 403 | 429;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Another page in the place of the one asked for, with a status that a page cannot say itself. */
export interface ShownInstead {
  readonly path: string;
  readonly status: 410 | 503;
  readonly headers: Readonly<Record<string, string>>;
  /** Whoever is signed in would be looked up, in the database that is away. */
  readonly signedOut: boolean;
}

/**
 * Refuses changes that another site's page sends, and gives every page a policy under which only scripts with this
 * request's nonce run. It is a second lock: who may do what is decided by each page, action and handler.
 */
export async function admitScreen({ method, path, headers }: ScreenRequest): Promise<ScreenAdmission> {
  const { publicUrl, production } = runtime().env;
  const foreign = isForeignOrigin({
    method,
    path,
    host: headers.get("host"),
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
    publicOrigin: publicUrl,
  });
  if (foreign) return { kind: "refused", reply: FOREIGN };
  if (bringsItsOwnPolicy(path)) return { kind: "own" };
  const shared = await admitShared(path, headers);
  if (shared.retryAfterSeconds !== undefined) return { kind: "refused", reply: tooMany(shared.retryAfterSeconds) };
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, shared.frames, production);
  return { kind: "admitted", nonce, policy, instead: shownInstead(shared) };
}

/** Below these nothing is a screen; the API and the upload of files look at the origin themselves. */
export function isOfScreens(path: string): boolean {
  return !/^\/(_next\/static|_next\/image|icon\.svg|favicon\.ico|api\/v1\/|w\/[^/]+\/imports\/upload$)/.test(path);
}

const FOREIGN: ScreenRefusal = {
  status: 403,
  headers: { "Content-Type": "application/problem+json" },
  body: JSON.stringify({
    type: "about:blank",
    title: "This request came from another site.",
    status: 403,
    errors: [],
  }),
};

function tooMany(seconds: number): ScreenRefusal {
  return {
    status: 429,
    headers: { "Content-Type": "text/plain;charset=UTF-8", "Retry-After": String(seconds) },
    body: "Too many requests. Try again shortly.",
  };
}

function shownInstead({ ended, away }: SharedAdmission): ShownInstead | null {
  if (ended) return { path: "/shared/ended", status: 410, headers: {}, signedOut: false };
  if (away) return { path: "/shared/away", status: 503, headers: { "Retry-After": "30" }, signedOut: true };
  return null;
}

/** The respondents' pages, their preview in the editor's frame, and what is no page. */
function bringsItsOwnPolicy(path: string): boolean {
  return (
    path.startsWith("/s/") ||
    path.startsWith("/api/") ||
    path === "/embed.js" ||
    /^\/w\/[^/]+\/surveys\/preview$/.test(path)
  );
}

function contentSecurityPolicy(nonce: string, frames: readonly string[], production: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${production ? "" : " 'unsafe-eval'"}`,
    // React's style attributes set computed sizes (bars, charts); they cannot carry a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The survey's own page is shown beside its editor.
    "frame-src 'self'",
    `frame-ancestors ${frames.length > 0 ? frames.join(" ") : "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}
