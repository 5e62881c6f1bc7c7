import type { Respondents } from "@/features/respond/open-intake";
import type { PlainRequest } from "@/features/respond/plain-http";
import { addressBucket, clientAddress } from "@/platform/client-address";
import { tooMany } from "@/platform/http/problem";

/** Counts one submission of this address to this survey and returns the address; throws 429 with when to come back. */
export function takeSubmission(doors: Respondents, request: PlainRequest, surveyId: string): string {
  const source = { peer: request.remoteAddress, forwardedFor: request.headers["x-forwarded-for"] ?? null };
  const address = addressBucket(clientAddress(source, doors.proxies));
  const allowance = doors.runtime.limits.submissions.take(`${address} ${surveyId}`, performance.now());
  if (!allowance.allowed) throw tooMany(allowance.retryAfterSeconds);
  return address;
}
