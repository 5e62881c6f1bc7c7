import type { DeliveryRow, WebhookRow } from "@/db/queries/webhooks/find-webhook";
import { MOST_FAILS, readRetryAfter, restAfter, waitAfter } from "@/domain/webhooks/retries";
import type { Failure, Posted } from "@/features/webhooks/post-message";

type Change = Pick<
  DeliveryRow,
  "state" | "attempts" | "nextAttemptAt" | "attemptedAt" | "status" | "failure" | "reply" | "tookMs" | "endedAt"
>;

/** What an attempt means for its delivery, for its endpoint, and for the webhook. */
export interface Judged {
  readonly change: Change;
  readonly turn: { readonly fails: number; readonly rest: Date | null };
  /** Why the webhook is to be disabled; `failing` only where nothing else arrived meanwhile. */
  readonly disable: WebhookRow["stateReason"];
}

export interface Attempt {
  /** Attempts before this one. */
  readonly attempts: number;
  /** Failed attempts at this endpoint in a row, before this one. */
  readonly fails: number;
  readonly posted: Posted;
  readonly tookMs: number;
  /** From 0 to below 1. */
  readonly chance: number;
  readonly now: Date;
}

/** Says what becomes of a delivery after an attempt: delivered by any 2xx, else tried again until it was tried often enough. */
export function judgeAttempt({ attempts: before, fails, posted, tookMs, chance, now }: Attempt): Judged {
  const attempts = before + 1;
  const failure = "failure" in posted ? posted.failure : failureOf(posted.status);
  const said = "failure" in posted ? { status: null, reply: "" } : { status: posted.status, reply: posted.reply };
  const told = { attempts, attemptedAt: now, failure, tookMs, ...said };
  if (failure === null) {
    const change = { ...told, state: "delivered", nextAttemptAt: null, endedAt: now } as const;
    return { change, turn: { fails: 0, rest: null }, disable: null };
  }
  const putOff = "retryAfter" in posted ? readRetryAfter(posted.retryAfter, now) : null;
  const gone = failure === "endpoint_gone";
  const wait = gone ? null : waitAfter(attempts, chance, putOff);
  const turn = { fails: fails + 1, rest: new Date(now.getTime() + restAfter(fails + 1, putOff)) };
  if (wait === null) {
    const change = { ...told, state: "failed", nextAttemptAt: null, endedAt: now } as const;
    return { change, turn, disable: gone ? "endpoint_gone" : "failing" };
  }
  const nextAttemptAt = new Date(now.getTime() + wait);
  const disable = turn.fails >= MOST_FAILS ? "failing" : null;
  return { change: { ...told, state: "waiting", nextAttemptAt, endedAt: null }, turn, disable };
}

function failureOf(status: number): Failure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return "redirect";
  return status === 410 ? "endpoint_gone" : "status";
}
