import type { Kept } from "@/features/respond/script/kept";

/** The server's page, or that it should be tried later: `after` in milliseconds where the server named a time. */
export type Reply =
  | { readonly text: string; readonly url: string; readonly moved: boolean }
  | { readonly later: true; readonly offline: boolean; readonly after: number };

const TIMEOUT = 20_000;

/** Sends one kept form. Only 429 and what the server could not do (5xx), or no answer at all, is worth another try. */
export async function post(entry: Kept): Promise<Reply> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const reply = await fetch(entry.action, {
      method: "POST",
      body: new URLSearchParams(entry.body),
      headers: { accept: "text/html" },
      signal: stop.signal,
    });
    if (reply.status === 429 || reply.status >= 500) {
      return { later: true, offline: false, after: Number(reply.headers.get("retry-after")) * 1000 || 0 };
    }
    return { text: await reply.text(), url: reply.url, moved: reply.redirected };
  } catch {
    return { later: true, offline: true, after: 0 };
  } finally {
    clearTimeout(timer);
  }
}
