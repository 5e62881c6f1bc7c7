import type { DeliveryRow } from "@/db/queries/digest/find-digest";

/** Why an attempt failed, and whether another one may be made. */
export interface Failure {
  readonly reason: Exclude<DeliveryRow["reason"], null>;
  /** The server's reply code, such as "550" or "451 4.7.1". */
  readonly code: string | null;
  readonly final: boolean;
}

/** Whether the server said "later" of this address alone, such as a full mailbox; 421 is of the whole connection. */
export function isOfAddress(error: unknown): boolean {
  const { command, responseCode }: SmtpFacts = typeof error === "object" ? (error ?? {}) : {};
  return command === "RCPT TO" && typeof responseCode === "number" && responseCode < 500 && responseCode !== 421;
}

/** Minutes before the next attempt; after the last of them a mail is given up, most of a day after its time. */
const WAIT_MINUTES = [1, 5, 15, 60, 180, 360, 720];

/** When to try again after so many attempts; null where it was the last. */
export function nextTry(tries: number, now: Date): Date | null {
  const minutes = WAIT_MINUTES[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}

/** How long an attempt is its claimer's, in milliseconds: far longer than one may take, so whoever still holds it then is gone. */
const CLAIM_MS = 10 * 60_000;

/** Until when an attempt that begins now is claimed. */
export function claimedUntil(now: Date): Date {
  return new Date(now.getTime() + CLAIM_MS);
}

/** What the mail library says of a failed attempt. */
interface SmtpFacts {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/**
 * What a failed attempt means. Only a server that says "never" (5yz) to this address or this mail ends it; a login that
 * fails, a server that is away, busy, silent or gone in the middle may be better later.
 */
export function judgeFailure(error: unknown): Failure {
  const facts: SmtpFacts = typeof error === "object" ? (error ?? {}) : {};
  const status = typeof facts.responseCode === "number" ? facts.responseCode : null;
  const said = { code: status === null ? null : replyCode(facts.response, status), final: false };
  if (facts.code === "EAUTH" || facts.code === "ENOAUTH") return { ...said, reason: "login" };
  if (status !== null && status >= 500) {
    const refused = facts.command === "RCPT TO" || facts.command === "DATA";
    if (refused) return { ...said, reason: "refused", final: true };
    return { ...said, reason: facts.command === "MAIL FROM" ? "sender" : "busy" };
  }
  if (status !== null) return { ...said, reason: "busy" };
  if (facts.code === "ETIMEDOUT" || (error instanceof Error && /^(Abort|Timeout)Error$/.test(error.name)))
    return { ...said, reason: "stalled" };
  const away = facts.code === "EDNS" || UNREACHABLE.has(String(facts.originalCode ?? facts.code));
  return { ...said, reason: away ? "unreachable" : "broken" };
}

/** The network's own words for a connection that was never made. */
const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function replyCode(response: unknown, status: number): string {
  const text = typeof response === "string" ? response : "";
  return /^(\d{3})[ -]+(\d\.\d{1,3}\.\d{1,3})\b/.exec(text)?.slice(1).join(" ") ?? String(status);
}
