"use server";

import { readGoalNumbers } from "@/app/read-goal-numbers";
import { runClose, runMove, runRemove, runRestore, runRetarget, runReview, runSet } from "@/features/goals/run-actions";
import type { FormState } from "@/platform/form-state";

// The goals' actions meet the dashboards' reader here: features never import each other.

/** Sets the goal of the wizard. */
export async function set(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runSet(slug, form, readGoalNumbers);
}

/** Changes a target, with a reason. */
export async function retarget(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runRetarget(slug, id, form, readGoalNumbers);
}

/** Closes a goal before its deadline. */
export async function close(slug: string, id: string): Promise<FormState> {
  return runClose(slug, id, true, readGoalNumbers);
}

/** Opens a goal again that was closed by hand. */
export async function reopen(slug: string, id: string): Promise<FormState> {
  return runClose(slug, id, false, readGoalNumbers);
}

/** Deletes a goal. */
export async function remove(slug: string, id: string): Promise<FormState> {
  return runRemove(slug, id);
}

/** Brings a deleted goal back. */
export async function restore(slug: string, id: string): Promise<FormState> {
  return runRestore(slug, id);
}

/** Notes that a goal was reviewed. */
export async function review(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runReview(slug, id, form, readGoalNumbers);
}

/** Lets a goal serve another objective. */
export async function move(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runMove(slug, id, form);
}
