"use server";

import type { ScorecardInput } from "@/features/quality/scorecards/input";
import { runPublishScorecard } from "@/features/quality/scorecards/run-actions";
import type { FormState } from "@/platform/form-state";

/** Publishes the next version of the scorecard. */
export async function publishScorecard(slug: string, input: ScorecardInput): Promise<FormState> {
  return runPublishScorecard(slug, input);
}
