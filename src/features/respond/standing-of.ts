import type { PublishedSurvey } from "@/features/respond/find-published";

/** Whether a survey takes answers at this moment, and if not, why. */
export type Standing =
  | { readonly kind: "open" }
  /** Never published, or there is none. */
  | { readonly kind: "unknown" }
  | { readonly kind: "notOpen"; readonly opensAt: Date }
  /** `grace`: who had begun may still finish. */
  | { readonly kind: "closed"; readonly grace: boolean }
  /** As many responses as it wants; who had begun may finish. */
  | { readonly kind: "full" };

/** How long after the closing an answer that was begun before may be finished. */
export const GRACE_MS = 60 * 60 * 1000;

/** Where a survey stands at an instant: the one rule behind every public door. */
export function standingOf(survey: PublishedSurvey | null, now: Date): Standing {
  if (!survey?.current || survey.status === "draft") return { kind: "unknown" };
  const closed = closedSince(survey, now);
  if (closed !== null) return { kind: "closed", grace: now.getTime() - closed.getTime() < GRACE_MS };
  if (survey.opensAt !== null && now < survey.opensAt) return { kind: "notOpen", opensAt: survey.opensAt };
  return survey.full ? { kind: "full" } : { kind: "open" };
}

/** Since when it is closed: by hand or by its date, whichever came first; null where it is not. */
function closedSince({ status, closedAt, closesAt }: PublishedSurvey, now: Date): Date | null {
  const byDate = closesAt !== null && closesAt <= now ? closesAt : null;
  if (status !== "closed") return byDate;
  const byHand = closedAt ?? new Date(0);
  return byDate !== null && byDate < byHand ? byDate : byHand;
}
