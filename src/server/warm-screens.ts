import { once } from "node:events";
import { createServer, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { REHEARSAL_HEADER } from "@/platform/rehearsal-key";
import type { Forward } from "@/server/forward-request";

/** A year of a survey that does not exist. */
const PAGE = "/rehearsal/rehearsal/surveys/00000000-0000-4000-8000-000000000001?from=2025-01-01&to=2025-12-31";

const PAGES = 300;
/** Between two of them, for whoever came meanwhile: so many times as long as the page took. */
const REST = 2;

/** What a rehearsal needs. */
interface Rehearsal {
  /** The way to the screens that everybody's requests go. */
  readonly forward: Forward;
  /** A door that is there for the rehearsal alone, as long as it lasts. */
  readonly doorPath: string;
  /** What the server says so that it is shown the rehearsal. */
  readonly rehearsalKey: string;
  /** Of a session that does not exist: it is opened and looked up as everybody's is. */
  readonly cookie: string;
}

/**
 * Asks for the rehearsal again and again, one page after the other, through a door like everybody's. V8 compiles what has run
 * often; until then a page costs twice to ten times as much, and without this the first people after a start would wait for it. A
 * failure says nothing here: who comes next is told of it.
 */
export async function warmScreens(rehearsal: Rehearsal, signal: AbortSignal): Promise<void> {
  const door = createServer((asked, reply) => void rehearsal.forward(asked, reply));
  try {
    await once(door.listen(rehearsal.doorPath), "listening", { signal });
    for (let page = 0; page < PAGES; page++) {
      const began = performance.now();
      await visit(rehearsal, signal);
      await sleep(REST * (performance.now() - began), undefined, { signal, ref: false });
    }
  } catch {
  } finally {
    door.closeAllConnections();
    await new Promise((resolve) => door.close(resolve));
  }
}

function visit({ doorPath, rehearsalKey, cookie }: Rehearsal, signal: AbortSignal): Promise<void> {
  const headers = { [REHEARSAL_HEADER]: rehearsalKey, cookie, "accept-encoding": "gzip" };
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: doorPath, path: PAGE, headers, signal }, (reply) => {
      if (reply.statusCode === 200) reply.on("error", reject).on("end", resolve).resume();
      else reject(new Error(`The rehearsal was answered with ${reply.statusCode}.`));
    });
    asked.on("error", reject).end();
  });
}
