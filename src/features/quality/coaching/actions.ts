"use server";

import { runDeleteNote, runWriteNote } from "@/features/quality/coaching/run-actions";
import type { FormState } from "@/platform/form-state";

/** Writes a coaching note for the agent of a review. */
export async function writeNote(slug: string, _before: FormState, form: FormData): Promise<FormState> {
  return runWriteNote(slug, form);
}

/** Deletes a note, or brings it back. */
export async function deleteNote(slug: string, id: string, back: boolean): Promise<FormState> {
  return runDeleteNote(slug, id, back);
}
