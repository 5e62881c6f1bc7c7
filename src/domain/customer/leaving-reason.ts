/** Why somebody leaves: the closed list that reasons are counted by. Words stand in `messages/…/people.json`. */
export const LEAVING_REASONS = [
  "too_expensive",
  "missing_capability",
  "hard_to_use",
  "quality",
  "poor_service",
  "unappreciated",
  "competitor",
  "not_needed",
  "closed",
  "payment_failed",
  "other",
] as const;

export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** Whether a word is a code of {@link LEAVING_REASONS}. */
export function isLeavingReason(word: string): word is LeavingReason {
  return LEAVING_REASONS.some((one) => one === word);
}

/** What billing systems and spreadsheets call them, in plain words. */
const KNOWN: readonly (readonly [LeavingReason, RegExp])[] = [
  ["payment_failed", /\b(payment|card|dunning|unpaid|past due|involuntary)\b/],
  ["too_expensive", /\b(pric\w*|expensive|budget|cost\w*|afford\w*|teuer|preis\w*)\b/],
  ["unappreciated", /\b(unappreciated|not (valued|appreciated)|ignored|did not feel valued)\b/],
  ["poor_service", /\b(support|service|customer service|care|slow response)\b/],
  ["competitor", /\b(competitor\w*|competition|switched|another provider|moved to)\b/],
  ["missing_capability", /\b(features?|missing|capabilit\w*|functionality)\b/],
  ["hard_to_use", /\b(hard to use|complex\w*|complicated|usability|difficult|ux)\b/],
  ["quality", /\b(quality|reliab\w*|bugs?|outages?)\b/],
  ["closed", /\b(closed|paused|bankrupt\w*|out of business|business closed)\b/],
  ["not_needed", /\b(no longer needed|not needed|unused|not using|no need|project ended)\b/],
  ["other", /\b(other|misc\w*)\b/],
];
const NOTHING = /^(|unknown|none|n ?a|null|not given)$/;

/** A reason as it was told: its code, and its words where the list has none for it. Null where nothing is said. */
export interface ToldReason {
  readonly reason: LeavingReason;
  readonly note: string | null;
}

/** Reads a reason from a file or an API: a code, or words that mean one; other words are "other" and stay as its note. */
export function readLeavingReason(text: string): ToldReason | null {
  const told = text.trim();
  const plain = told
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  if (NOTHING.test(plain)) return null;
  const code = plain.replaceAll(" ", "_");
  if (isLeavingReason(code)) return { reason: code, note: null };
  const known = KNOWN.find(([, words]) => words.test(plain))?.[0];
  return known === undefined || known === "other" ? { reason: "other", note: told } : { reason: known, note: null };
}
