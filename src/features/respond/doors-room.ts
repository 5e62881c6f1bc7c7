/** How much the respondents' doors hold at once, so that a database that stands still never fills the memory. */
export interface DoorsRoom {
  /** Takes room for one request with a body of so many bytes; false where there is none, and then nothing was taken. */
  take(bodyBytes: number): boolean;
  /** Gives it back when the request was answered. */
  give(bodyBytes: number): void;
}

/** What a request costs besides its body: its socket, its objects, its place in a queue. */
const PER_REQUEST = 16 * 1024;
/** Some four thousand answers of an ordinary size; a process that keeps up has a few hundred in its hands. */
const MOST_HELD = 64 * 1024 * 1024;

/** An empty room of `most` bytes. */
export function createDoorsRoom(most = MOST_HELD): DoorsRoom {
  let held = 0;
  return {
    take(bodyBytes) {
      if (held + bodyBytes + PER_REQUEST > most) return false;
      held += bodyBytes + PER_REQUEST;
      return true;
    },
    give(bodyBytes) {
      held -= bodyBytes + PER_REQUEST;
    },
  };
}
