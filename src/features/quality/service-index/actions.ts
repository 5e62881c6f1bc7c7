"use server";

import { runSaveWeights } from "@/features/quality/service-index/run-save-weights";
import type { FormState } from "@/platform/form-state";

/** Weighs the index of service quality anew. */
export async function saveWeights(slug: string, _before: FormState, form: FormData): Promise<FormState> {
  return runSaveWeights(slug, form);
}
