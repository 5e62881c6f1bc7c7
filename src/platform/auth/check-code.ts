import { type Tx, withoutTenant } from "@/db/client";
import { takeCode } from "@/platform/auth/two-step";
import { addressBucket } from "@/platform/client-address";
import type { Verdict } from "@/platform/limits";
import type { Runtime } from "@/platform/runtime";

/** What a code was good for: the second step by the app or by a recovery code. "wrong" does not say whether it was used before. */
export type CodeResult =
  | { readonly ok: true; readonly by: "app" | "recovery" }
  | { readonly ok: false; readonly reason: "wrong" }
  | { readonly ok: false; readonly reason: "limited"; readonly retryAfterSeconds: number };

/** Whose code, what was typed, and from where. */
interface TypedCode {
  readonly userId: string;
  readonly code: string;
  readonly address: string;
}

/**
 * Checks a code and uses it up; `then` is done with it or not at all. Attempts are limited per person and address and per address, as
 * those of passwords are, and per person from wherever: six digits are few. `clock` is in milliseconds of one that only grows.
 */
export async function checkCode(
  { appDb, limits, authSecret }: Pick<Runtime, "appDb" | "limits" | "authSecret">,
  { userId, code, address }: TypedCode,
  { now, clock }: { readonly now: Date; readonly clock: number },
  then: (tx: Tx) => Promise<void> = async () => {},
): Promise<CodeResult> {
  const bucket = addressBucket(address);
  const attempt = `${bucket} code ${userId}`;
  const takes: (() => Verdict)[] = [
    () => limits.signInAddress.take(bucket, clock),
    () => limits.signIn.take(attempt, clock),
    () => limits.secondStep.take(userId, clock),
  ];
  for (const take of takes) {
    const verdict = take();
    if (!verdict.allowed) return { ok: false, reason: "limited", retryAfterSeconds: verdict.retryAfterSeconds };
  }
  const by = await withoutTenant(appDb, async (tx) => {
    const taken = await takeCode(tx, { userId, authSecret }, code, now);
    if (taken !== null) await then(tx);
    return taken;
  });
  if (by === null) return { ok: false, reason: "wrong" };
  limits.signIn.forget(attempt);
  limits.secondStep.giveBack(userId);
  return { ok: true, by };
}
