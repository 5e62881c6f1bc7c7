"use server";

import { runClosePeriod, runReopenPeriod } from "@/features/dashboards/periods/run-actions";
import type { FormState } from "@/platform/form-state";

/** Closes a month or quarter. */
export async function close(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runClosePeriod(slug, form);
}

/** Opens a closed one again. */
export async function reopen(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runReopenPeriod(slug, id, form);
}
