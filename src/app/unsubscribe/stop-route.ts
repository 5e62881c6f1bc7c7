import type { StopAnswer, StopContext, StopRequest } from "@/features/delivery/answer-stop-link";
import { readBody } from "@/platform/http/read-body";
import { runtime } from "@/platform/runtime";

interface Context {
  params: Promise<{ token: string }>;
}

const MOST_BYTES = 4_096;

/**
 * Where the link of a kind of mail leads. GET: a page with a button. POST: the press of that button, and what a mail program
 * sends for its reader, one click; without anybody signed in.
 */
export function stopRoute(answer: (context: StopContext, request: StopRequest) => Promise<StopAnswer>) {
  const reply = async (request: Request, { params }: Context, wanted: StopRequest["wanted"]): Promise<Response> => {
    const { appDb, authSecret } = runtime();
    const { token } = await params;
    const accepted = request.headers.get("accept-language");
    const context = { db: appDb, secret: authSecret, now: new Date() };
    const { status, html } = await answer(context, { token, accepted, wanted });
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex",
    };
    return new Response(html, { status, headers });
  };
  return {
    GET: (request: Request, context: Context) => reply(request, context, "look"),
    POST: async (request: Request, context: Context) => {
      const body = Buffer.from(await readBody(request, MOST_BYTES).catch(() => new Uint8Array())).toString();
      return reply(request, context, new URLSearchParams(body).has("again") ? "again" : "stop");
    },
  };
}
