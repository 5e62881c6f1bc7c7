"use server";

import { type ObjectiveDeed, runCreateObjective, runObjective } from "@/features/goals/objectives/run-actions";
import type { FormState } from "@/platform/form-state";

/** Makes an objective. */
export async function create(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runCreateObjective(slug, form);
}

/** Renames, moves, archives or brings back an objective. */
export async function act(
  slug: string,
  id: string,
  deed: ObjectiveDeed,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runObjective(slug, id, deed, form);
}
