import { type NextRequest, NextResponse } from "next/server";
import { isForeignOrigin } from "@/platform/http/foreign-origin";
import { admitShared, type SharedAdmission } from "@/platform/share-door";

/**
 * Refuses changes that another site's page sends, and gives every page a policy under which only scripts with this
 * request's nonce run. It is a second lock: who may do what is decided by each page, action and handler.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { headers, method, nextUrl } = request;
  const foreign = isForeignOrigin({
    method,
    path: nextUrl.pathname,
    host: headers.get("host"),
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
    publicOrigin: publicOrigin(),
  });
  if (foreign) {
    const body = { type: "about:blank", title: "This request came from another site.", status: 403, errors: [] };
    return NextResponse.json(body, { status: 403, headers: { "Content-Type": "application/problem+json" } });
  }
  if (bringsItsOwnPolicy(nextUrl.pathname)) return NextResponse.next();
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const shared = await admitShared(nextUrl.pathname, headers);
  if (shared.retryAfterSeconds !== undefined) {
    const wait = { "Retry-After": String(shared.retryAfterSeconds) };
    return new NextResponse("Too many requests. Try again shortly.", { status: 429, headers: wait });
  }
  const policy = contentSecurityPolicy(nonce, shared.frames);
  const forwarded = new Headers(headers);
  // Next reads the nonce for its own scripts from the policy; the layout reads it for the theme's.
  forwarded.set("Content-Security-Policy", policy);
  forwarded.set("x-nonce", nonce);
  const response = replyWith(shared, nextUrl, forwarded);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** A page cannot say 410 or 503 itself. */
function replyWith(shared: SharedAdmission, url: URL, headers: Headers): NextResponse {
  if (shared.ended) return NextResponse.rewrite(new URL("/shared/ended", url), { status: 410, request: { headers } });
  if (!shared.away) return NextResponse.next({ request: { headers } });
  // Whoever is signed in would be looked up, in the database that is away.
  headers.delete("cookie");
  const response = NextResponse.rewrite(new URL("/shared/away", url), { status: 503, request: { headers } });
  response.headers.set("Retry-After", "30");
  return response;
}

/**
 * Next copies the body of whatever passes here into memory and cuts it off at 10 MB. So the API and the upload of files,
 * which take more, do not: their gates look at the origin themselves.
 */
export const config = {
  matcher: ["/((?!_next/static|_next/image|icon.svg|favicon.ico|api/v1/|w/[^/]+/imports/upload$).*)"],
};

/** The respondents' pages, their preview in the editor's frame, and what is no page. */
function bringsItsOwnPolicy(path: string): boolean {
  return (
    path.startsWith("/s/") ||
    path.startsWith("/api/") ||
    path === "/embed.js" ||
    /^\/w\/[^/]+\/surveys\/preview$/.test(path)
  );
}

function publicOrigin(): string | null {
  const url = process.env.PUBLIC_URL?.trim();
  return url && URL.canParse(url) ? new URL(url).origin : null;
}

function contentSecurityPolicy(nonce: string, frames: readonly string[]): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
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
