"use server";

import { runDrawNow, runSaveNames, runSavePlan } from "@/features/quality/sampling/run-actions";
import type { FormState } from "@/platform/form-state";

/** Draws interactions for review now. */
export async function drawNow(slug: string): Promise<FormState> {
  return runDrawNow(slug);
}

/** Changes the weekly sample. */
export async function savePlan(slug: string, _before: FormState, form: FormData): Promise<FormState> {
  return runSavePlan(slug, form);
}

/** Hides agents' names or shows them, and names the leads of teams. */
export async function saveNames(slug: string, _before: FormState, form: FormData): Promise<FormState> {
  return runSaveNames(slug, form);
}
