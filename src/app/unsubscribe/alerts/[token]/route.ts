import { answerStopAlerts, type StopAlertsRequest } from "@/features/delivery/alerts/answer-stop-alerts";
import { runtime } from "@/platform/runtime";

interface Context {
  params: Promise<{ token: string }>;
}

/** Where the link of a mail about alerts leads: a page with a button. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, (await params).token, "look");
}

/** The press of that button, and what a mail program sends for its reader: one click, without anybody signed in. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(request, (await params).token, "stop");
}

async function answer(request: Request, token: string, wanted: StopAlertsRequest["wanted"]): Promise<Response> {
  const { appDb, authSecret } = runtime();
  const accepted = request.headers.get("accept-language");
  const { status, html } = await answerStopAlerts(
    { db: appDb, secret: authSecret, now: new Date() },
    { token, accepted, wanted },
  );
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
  };
  return new Response(html, { status, headers });
}
