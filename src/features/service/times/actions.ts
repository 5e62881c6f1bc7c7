"use server";

import { runKeepBands } from "@/features/service/times/run-actions";
import type { FormState } from "@/platform/form-state";

/** Keeps where bands of the first response end, for everybody in the workspace. */
export async function keepBands(slug: string, _before: FormState, form: FormData): Promise<FormState> {
  return runKeepBands(slug, form);
}
