import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const PAGES = 40;
/** Between two of them, for whoever came meanwhile. */
const PAUSE_MS = 20;

/**
 * Asks the server at this path for the sign-in page some dozen times, one after the other. V8 compiles what has run often;
 * until then a page costs twice to ten times as much, and without this the first people after a start would wait for it.
 * The page asks the database for nothing. A failure says nothing here: who comes next is told of it.
 */
export async function warmScreens(socketPath: string, signal: AbortSignal): Promise<void> {
  try {
    for (let page = 0; page < PAGES; page++) {
      await visit(socketPath, signal);
      await sleep(PAUSE_MS, undefined, { signal, ref: false });
    }
  } catch {}
}

function visit(socketPath: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: "/sign-in", signal }, (reply) => {
      reply.on("error", reject).on("end", resolve).resume();
    });
    asked.on("error", reject).end();
  });
}
