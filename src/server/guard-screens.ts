import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { describeError } from "@/platform/logger";
import { runtime } from "@/platform/runtime";
import { ADDRESS_HEADER, admitScreen, isOfScreens } from "@/platform/screen-door";

/**
 * Puts the door of the screens in front of Next. As a proxy of Next's own it would cost a request more than many a page:
 * Next makes a request and a response of the web's kind for it, copies all headers twice and routes anew.
 */
export function guardScreens(next: RequestListener): RequestListener {
  return (request, response) => {
    // A path that Next would read as another one is looked at as Next reads it.
    const { pathname, search } = new URL(`http://candor${request.url ?? "/"}`);
    if (!isOfScreens(pathname)) return next(request, response);
    admit(request, response, { pathname, search }).then(
      (admitted) => (admitted ? next(request, response) : undefined),
      (error) => {
        runtime().logger.error({ error: describeError(error) }, "unexpected failure");
        response.writeHead(500, { "Content-Type": "text/plain" }).end();
      },
    );
  };
}

/** Whether Next is to answer; if not, it is answered. */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, search }: { readonly pathname: string; readonly search: string },
): Promise<boolean> {
  const { headers } = request;
  const admission = await admitScreen({
    method: request.method ?? "GET",
    path: pathname,
    headers: { get: (name) => headers[name]?.toString() ?? null },
  });
  if (admission.kind === "refused") {
    const { status, headers: said, body } = admission.reply;
    response.writeHead(status, said).end(body);
    return false;
  }
  if (admission.kind === "own") return true;
  const { nonce, policy, instead } = admission;
  // Next reads the nonce for its own scripts from the policy; the layout reads it for the theme's.
  headers["content-security-policy"] = policy;
  headers["x-nonce"] = nonce;
  headers[ADDRESS_HEADER] = `${pathname}${search}`;
  response.setHeader("Content-Security-Policy", policy);
  if (instead === null) return true;
  if (instead.signedOut) delete headers.cookie;
  request.url = `${instead.path}${search}`;
  response.statusCode = instead.status;
  for (const [name, value] of Object.entries(instead.headers)) response.setHeader(name, value);
  return true;
}
