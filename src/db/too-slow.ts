/** What of an error reaches the browser is its digest; by this one a screen knows why it was not made. */
export const TOO_SLOW = "TOO_SLOW";

/**
 * Thrown where the database broke a statement off, or a reader gave up, because it took too long. Whoever asked can ask for
 * less: fewer days, fewer filters.
 */
export class TooSlow extends Error {
  override readonly name: string = "TooSlow";
  readonly digest = TOO_SLOW;
}

/** Whether an error is a {@link TooSlow}, also one from Next's copy of this module. */
export function isTooSlow(error: unknown): error is TooSlow {
  return error instanceof Error && "digest" in error && error.digest === TOO_SLOW;
}

/** Whether this is PostgreSQL's own word for a statement that was broken off. */
export function isBrokenOff(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "57014";
}
