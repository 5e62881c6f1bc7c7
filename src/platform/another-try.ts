import { isTransient } from "@/platform/http/map-error";

/** What a job knows of its own tries. */
export interface Tries {
  /** Aborted when the process is about to stop: a long job ends at its next safe point and is taken up again. */
  readonly signal: AbortSignal;
  /** No other follows: what is not said to have failed now waits for ever. */
  readonly lastTry?: boolean;
}

/** Whether a job that failed is left to its next try: the process stops or the database was away, and there is another one. */
export function awaitsAnotherTry(error: unknown, { signal, lastTry = false }: Tries): boolean {
  return !lastTry && (signal.aborted || isTransient(error));
}
