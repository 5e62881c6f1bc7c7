import { describeError, type Logger } from "@/platform/logger";
import { wasTooSlow } from "@/platform/too-slow";

/** What Next throws to lead elsewhere; it is no failure and nobody quotes it. */
const LEADS_ELSEWHERE = /^NEXT_/;

/**
 * Takes over `console.error` of this thread, by which Next says why a page or an action failed: it prints an error whole,
 * and the database's errors quote their statement with everything that was typed into it. The log gets one line without a
 * value instead, with the reference that the page shows. Gives what undoes it.
 */
export function logPageErrors(logger: Logger): () => void {
  const before = console.error;
  console.error = (...said: unknown[]) => {
    const error = said.find((part) => part instanceof Error);
    const reference = readDigest(error);
    if (reference !== undefined && LEADS_ELSEWHERE.test(reference)) return;
    if (error === undefined) logger.error({ said: said.map(kindOf) }, "the screens complain");
    else if (wasTooSlow({ digest: reference })) logger.warn({ error: describeError(error) }, "a page took too long");
    else logger.error({ reference, error: describeError(error) }, "a page failed");
  };
  return () => {
    console.error = before;
  };
}

function readDigest(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const digest: unknown = Reflect.get(error, "digest");
  return typeof digest === "string" ? digest : undefined;
}

/** A sentence of Next's own may stand in the log; an object may hold a row. */
function kindOf(part: unknown): string {
  return typeof part === "string" ? part.slice(0, 300) : typeof part;
}
