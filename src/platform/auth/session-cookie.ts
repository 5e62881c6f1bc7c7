import { LRUCache } from "lru-cache";
import { decode, encode } from "next-auth/jwt";
import type { Env } from "@/platform/env";

const DAY_SECONDS = 24 * 60 * 60;

/** How long a session lasts after it was last used; its row in the table says so. */
export const SESSION_SECONDS = 30 * DAY_SECONDS;

/** How long the cookie may stay: as long as browsers keep one. It is worth what its session's row is worth. */
export const COOKIE_SECONDS = 400 * DAY_SECONDS;

/** Whether cookies travel over TLS only: where people reach this server by https. */
export function secureCookies(env: Env): boolean {
  return env.publicUrl.startsWith("https:");
}

/** Name of the session's cookie, the one that next-auth uses. */
export function sessionCookieName(env: Env): string {
  return secureCookies(env) ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** Name of the cookie of a sign-in that waits for its second step. */
export function signInStepCookieName(env: Env): string {
  return secureCookies(env) ? "__Secure-candor.sign-in-step" : "candor.sign-in-step";
}

/** How the session's cookie is set: never readable by scripts, never sent with another site's POST. */
export function sessionCookieOptions(env: Env) {
  return { httpOnly: true, sameSite: "lax", secure: secureCookies(env), path: "/" } as const;
}

/** Seals a session id into the cookie's value, an encrypted JWT that only `secret` opens. */
export function sealSession(secret: string, sessionId: string): Promise<string> {
  return encode({ secret, token: { sid: sessionId }, maxAge: COOKIE_SECONDS });
}

/** What cookies were opened to: every request brings its own, and to open one costs two milliseconds. */
const opened = new LRUCache<string, { readonly secret: string; readonly sid: string; readonly until: number }>({
  max: 2_000,
});

/**
 * The session id in a cookie's value, or null: for another key, another purpose, one past its time, or garbage. Says
 * nothing about whether the session still exists; the table does.
 */
export async function openSession(secret: string, value: string | undefined): Promise<string | null> {
  if (value === undefined || value === "" || value.length > 4096) return null;
  const known = opened.get(value);
  if (known?.secret === secret && Date.now() < known.until) return known.sid;
  try {
    const token = await decode({ secret, token: value });
    const { sid, exp } = token ?? {};
    if (typeof sid !== "string" || !/^[0-9a-f-]{36}$/.test(sid)) return null;
    if (typeof exp === "number") opened.set(value, { secret, sid, until: exp * 1000 });
    return sid;
  } catch {
    return null;
  }
}

/** The value of one cookie in a `Cookie` header, for doors that Next does not stand before. */
export function cookieValue(header: string | null | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
