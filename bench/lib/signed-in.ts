import { Agent, get } from "node:http";
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

const agent = new Agent({ keepAlive: true });

/**
 * Milliseconds until the last byte, which Next sends when every part of the page is there. Packed, as browsers ask for it; to
 * unpack and read it would be the reader's time, not the server's, and on two cores it would be taken from it.
 */
export function timed(url: string, cookie: string): Promise<{ took: number; bytes: number }> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent, headers: { cookie, "accept-encoding": "gzip" } }, (reply) => {
      let bytes = 0;
      reply.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      reply.on("error", reject);
      reply.on("end", () => {
        if (reply.statusCode === 200) resolve({ took: performance.now() - startedAt, bytes });
        else reject(new Error(`${url}: ${reply.statusCode}`));
      });
    });
    asked.on("error", reject);
  });
}
