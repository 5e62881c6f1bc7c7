import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { PublishedSurvey } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";
import type { PlainRequest } from "@/features/respond/plain-http";
import { verifyPassword } from "@/platform/auth/password";
import { addressBucket, clientAddress } from "@/platform/client-address";

/** `wait`: too many wrong ones from this address; the seconds until the next may be tried. */
export type PasswordVerdict =
  | { readonly kind: "right" }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly seconds: number };

/**
 * Whether this is the survey's password. Five wrong ones from an address, then it waits. A right one is remembered (as a
 * hash), so that a program which sends it with every answer costs the work of argon2 once.
 */
export async function checkPassword(
  doors: Respondents,
  request: PlainRequest,
  survey: PublishedSurvey,
  password: string,
): Promise<PasswordVerdict> {
  const { passwordHash } = survey;
  if (passwordHash === null) return { kind: "right" };
  const tried = doors.runtime.once("survey-passwords", () => new LRUCache<string, Promise<boolean>>({ max: 1_000 }));
  const key = createHash("sha256").update(`${passwordHash} ${password}`).digest("base64");
  if (await tried.get(key)) return { kind: "right" };
  const source = { peer: request.remoteAddress, forwardedFor: request.headers["x-forwarded-for"] ?? null };
  const who = `${addressBucket(clientAddress(source, doors.proxies))} ${survey.id}`;
  const limiter = doors.runtime.limits.surveyPassword;
  const allowance = limiter.take(who, performance.now());
  if (!allowance.allowed) return { kind: "wait", seconds: allowance.retryAfterSeconds };
  const verdict = verifyPassword(passwordHash, password);
  tried.set(key, verdict);
  let right = false;
  try {
    right = await verdict;
  } finally {
    // Also where checking failed: the next try is checked again.
    if (!right) tried.delete(key);
  }
  if (!right) return { kind: "wrong" };
  limiter.forget(who);
  return { kind: "right" };
}
