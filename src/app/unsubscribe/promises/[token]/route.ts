import { answerStop, type StopRequest } from "@/features/delivery/promises/answer-stop";
import { runtime } from "@/platform/runtime";

interface Context {
  params: Promise<{ token: string }>;
}

/** Where the link of a mail about promises leads: a page with a button. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, (await params).token, "look");
}

/** The press of that button, and what a mail program sends for its reader: one click, without anybody signed in. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(request, (await params).token, "stop");
}

async function answer(request: Request, token: string, wanted: StopRequest["wanted"]): Promise<Response> {
  const { appDb, authSecret } = runtime();
  const accepted = request.headers.get("accept-language");
  const { status, html } = await answerStop({ db: appDb, secret: authSecret }, { token, accepted, wanted });
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
  };
  return new Response(html, { status, headers });
}
