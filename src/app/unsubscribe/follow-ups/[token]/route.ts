import { answerStopFollowUps, type StopFollowUpsRequest } from "@/features/delivery/follow-ups/answer-stop-follow-ups";
import { readBody } from "@/platform/http/read-body";
import { runtime } from "@/platform/runtime";

interface Context {
  params: Promise<{ token: string }>;
}

const MOST_BYTES = 4_096;

/** Where the link of a mail about follow-ups leads: a page with a button. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, (await params).token, "look");
}

/** The press of that button, and what a mail program sends for its reader: one click, without anybody signed in. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const body = Buffer.from(await readBody(request, MOST_BYTES).catch(() => new Uint8Array())).toString();
  return answer(request, (await params).token, new URLSearchParams(body).has("again") ? "again" : "stop");
}

async function answer(request: Request, token: string, wanted: StopFollowUpsRequest["wanted"]): Promise<Response> {
  const { appDb, authSecret } = runtime();
  const accepted = request.headers.get("accept-language");
  const context = { db: appDb, secret: authSecret, now: new Date() };
  const { status, html } = await answerStopFollowUps(context, { token, accepted, wanted });
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
  };
  return new Response(html, { status, headers });
}
