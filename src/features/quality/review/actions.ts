"use server";

import type { Draft } from "@/features/quality/review/input";
import { runFinishReview, runReopenReview, runSkip } from "@/features/quality/review/run-actions";
import type { FormState } from "@/platform/form-state";

/** Ends a review. */
export async function endReview(slug: string, interactionId: string, draft: Draft): Promise<FormState> {
  return runFinishReview(slug, interactionId, draft);
}

/** Makes one's own finished review a draft again. */
export async function reopenOwnReview(slug: string, interactionId: string, seen: boolean): Promise<FormState> {
  return runReopenReview(slug, interactionId, seen);
}

/** Leaves a drawn interaction out with a reason; null takes that back. */
export async function skipInteraction(slug: string, interactionId: string, reason: string | null): Promise<FormState> {
  return runSkip(slug, interactionId, reason);
}
