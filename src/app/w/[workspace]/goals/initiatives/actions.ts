"use server";

import { runDeleteInitiative, runRestoreInitiative, runSaveInitiative } from "@/features/goals/initiatives/run-actions";
import type { FormState } from "@/platform/form-state";

/** Notes an initiative, or changes the one of this id. */
export async function save(slug: string, id: string | null, _state: FormState, form: FormData): Promise<FormState> {
  return runSaveInitiative(slug, id, form);
}

/** Deletes an initiative. */
export async function remove(slug: string, id: string): Promise<FormState> {
  return runDeleteInitiative(slug, id);
}

/** Brings a deleted initiative back. */
export async function restore(slug: string, id: string): Promise<FormState> {
  return runRestoreInitiative(slug, id);
}
