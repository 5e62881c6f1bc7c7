import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { REHEARSAL_HEADER } from "@/platform/rehearsal-key";

/** A year of a survey that does not exist. */
const PAGE = "/rehearsal/rehearsal/surveys/00000000-0000-4000-8000-000000000001?from=2025-01-01&to=2025-12-31";

const PAGES = 150;
/** Between two of them, for whoever came meanwhile: so many times as long as the page took. */
const REST = 2;

/** Where the screens are asked, and what the server says so that it is shown the rehearsal. */
interface Place {
  readonly socketPath: string;
  readonly rehearsalKey: string;
  /** Of a session that does not exist: it is opened and looked up as everybody's is. */
  readonly cookie: string;
}

/**
 * Asks the server at this path for the rehearsal again and again, one after the other. V8 compiles what has run often; until
 * then a page costs twice to ten times as much, and without this the first people after a start would wait for it. A failure
 * says nothing here: who comes next is told of it.
 */
export async function warmScreens(place: Place, signal: AbortSignal): Promise<void> {
  try {
    for (let page = 0; page < PAGES; page++) {
      const began = performance.now();
      await visit(place, signal);
      await sleep(REST * (performance.now() - began), undefined, { signal, ref: false });
    }
  } catch {}
}

function visit({ socketPath, rehearsalKey, cookie }: Place, signal: AbortSignal): Promise<void> {
  const headers = { [REHEARSAL_HEADER]: rehearsalKey, cookie };
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: PAGE, headers, signal }, (reply) => {
      reply.on("error", reject).on("end", resolve).resume();
    });
    asked.on("error", reject).end();
  });
}
