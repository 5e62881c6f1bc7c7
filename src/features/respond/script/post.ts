/** What came back. `later` (milliseconds, 0 where none are named): not taken, try again; `offline`: nothing answered. */
export interface Reply {
  readonly text?: string;
  readonly url?: string;
  readonly moved?: boolean;
  /** Stored, not refused. */
  readonly taken?: boolean;
  readonly later?: number;
  readonly offline?: boolean;
}

const TIMEOUT = 20_000;

/**
 * Sends one form. No answer at all, 429, what the server could not do, and a page that is none of ours (a hotel's sign-in)
 * are worth another try; any other refusal is final.
 */
export async function post(action: string, body: URLSearchParams): Promise<Reply> {
  try {
    // Older browsers wait as long as they will.
    const signal = AbortSignal.timeout?.(TIMEOUT);
    const reply = await fetch(action, { method: "POST", body, signal });
    const { status, headers, url, redirected, ok } = reply;
    const foreign = ok && !/^default-src 'none'/.test(headers.get("content-security-policy") || "");
    const later = Number(headers.get("retry-after")) * 1000 || 0;
    if (foreign || status > 499 || status === 429) return { later };
    return { text: await reply.text(), url, moved: redirected, taken: ok };
  } catch {
    return { later: 0, offline: true };
  }
}
