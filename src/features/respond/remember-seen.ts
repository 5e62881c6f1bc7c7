import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { textFingerprint } from "@/domain/survey/repeated-text";

/** What one submission brings to be compared with those before it. The address is compared, never stored. */
export interface Given {
  readonly surveyId: string;
  readonly submissionId: string;
  readonly address: string;
  readonly texts: readonly string[];
}

/** What this process saw in the last hours, in bounded memory: which pages were sent already, and which words. */
export interface Seen {
  /** Whether this opened page sent another submission before; remembers it otherwise. */
  isReused(page: string, submissionId: string): boolean;
  /** Whether one of the texts came from so many others within the hour that it is no chance; remembers them. */
  isRepeated(given: Given): boolean;
}

const HOUR_MS = 60 * 60 * 1000;
const PAGES = 50_000;
const TEXTS = 20_000;
/** This many submissions may say the same long text, from wherever; the next is one too many. */
const SAME_LONG = 3;
/** The same for any text from one address: an office may well agree. */
const SAME_ADDRESS = 4;

/** An empty memory; one a process. Several processes allow their own share each, as with the limits. */
export function createSeen(clock: () => number = () => performance.now()): Seen {
  const pages = new LRUCache<string, string>({ max: PAGES });
  const texts = new LRUCache<string, { readonly since: number; readonly submissions: string[] }>({ max: TEXTS });

  /** Counts a submission once, and says whether more than `most` said the same before the hour was over. */
  function count(key: string, submissionId: string, most: number): boolean {
    const now = clock();
    const known = texts.get(key);
    const entry = known && now - known.since < HOUR_MS ? known : { since: now, submissions: [] };
    if (entry !== known) texts.set(key, entry);
    const place = entry.submissions.indexOf(submissionId);
    // Only the first few are kept by name: who comes after them is one too many, whoever it is.
    if (place < 0 && entry.submissions.length < most) entry.submissions.push(submissionId);
    return place < 0 && entry.submissions.length >= most && entry.submissions.at(-1) !== submissionId;
  }

  return {
    isReused(page, submissionId) {
      const first = pages.get(page);
      if (first === undefined) pages.set(page, submissionId);
      return first !== undefined && first !== submissionId;
    },
    isRepeated({ surveyId, submissionId, address, texts: given }) {
      let repeated = false;
      for (const text of given) {
        const print = textFingerprint(text);
        if (print === null) continue;
        const letters = createHash("sha256").update(print.letters).digest("base64");
        if (print.long && count(`${surveyId} ${letters}`, submissionId, SAME_LONG)) repeated = true;
        if (count(`${surveyId} ${letters} ${address}`, submissionId, SAME_ADDRESS)) repeated = true;
      }
      return repeated;
    },
  };
}
