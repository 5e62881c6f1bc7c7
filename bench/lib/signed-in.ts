import { createDb } from "@/db/client";
import { databaseUrls } from "@/db/urls";
import { sealSession } from "@/platform/auth/session-cookie";
import { startSession } from "@/platform/auth/sessions";

/** A workspace with its owner's address. */
export interface BenchWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly owner: string;
}

/** The cookie of its owner's session. */
export async function signedIn(
  { ownerUrl, authSecret }: { readonly ownerUrl: string; readonly authSecret: string },
  { owner }: BenchWorkspace,
): Promise<string> {
  const db = createDb({ url: databaseUrls({ ownerUrl, authSecret }).app, max: 1, name: "bench-session" });
  try {
    const found = await db.pool.query<{ id: string }>('select id from "user" where email = $1', [owner]);
    const id = await startSession(db, found.rows[0]?.id ?? "", "bench", new Date());
    return `next-auth.session-token=${await sealSession(authSecret, id)}`;
  } finally {
    await db.pool.end();
  }
}

/** Milliseconds until the last byte, which Next sends when every part of the page is there. */
export async function timed(url: string, cookie: string): Promise<{ took: number; html: string }> {
  const startedAt = performance.now();
  const reply = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const html = await reply.text();
  if (reply.status !== 200) throw new Error(`${url}: ${reply.status}`);
  return { took: performance.now() - startedAt, html };
}
