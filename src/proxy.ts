import { type NextRequest, NextResponse } from "next/server";
import { ADDRESS_HEADER, admitScreen, type ShownInstead } from "@/platform/screen-door";

/** The door of the screens where Next runs alone. Behind our own server a request has passed it before Next sees it. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { headers, method, nextUrl } = request;
  const admission = await admitScreen({ method, path: nextUrl.pathname, headers });
  if (admission.kind === "own") return NextResponse.next();
  if (admission.kind === "refused") {
    const { body, ...head } = admission.reply;
    return new NextResponse(body, head);
  }
  const { nonce, policy, instead } = admission;
  const forwarded = new Headers(headers);
  // Next reads the nonce for its own scripts from the policy; the layout reads it for the theme's.
  forwarded.set("Content-Security-Policy", policy);
  forwarded.set("x-nonce", nonce);
  forwarded.set(ADDRESS_HEADER, `${nextUrl.pathname}${nextUrl.search}`);
  const response = replyWith(instead, nextUrl, forwarded);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

function replyWith(instead: ShownInstead | null, url: URL, headers: Headers): NextResponse {
  if (instead === null) return NextResponse.next({ request: { headers } });
  if (instead.signedOut) headers.delete("cookie");
  const { status } = instead;
  return NextResponse.rewrite(new URL(instead.path, url), { status, headers: instead.headers, request: { headers } });
}

/**
 * Next copies the body of whatever passes here into memory and cuts it off at 10 MB. So the API and the upload of files,
 * which take more, do not; nor does what our own server has marked, which a page of another site cannot write.
 */
export const config = {
  matcher: [
    {
      source: "/((?!_next/static|_next/image|icon.svg|favicon.ico|api/v1/|w/[^/]+/imports/upload$).*)",
      missing: [{ type: "header", key: "x-candor-client-address" }],
    },
  ],
};
