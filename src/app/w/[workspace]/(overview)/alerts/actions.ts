"use server";

import {
  runAcknowledge,
  runFollow,
  runReopen,
  runSaveWish,
  runSnooze,
  runUnfollow,
} from "@/features/alerts/run-actions";
import type { FormState } from "@/platform/form-state";

/** Follows the number that the form names. */
export async function follow(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runFollow(slug, form);
}

/** Follows a number no more. */
export async function unfollow(slug: string, id: string): Promise<FormState> {
  return runUnfollow(slug, id);
}

/** Saves how a member wants to be told. */
export async function saveWish(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runSaveWish(slug, form);
}

/** Notes that an alert was looked at. */
export async function acknowledge(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAcknowledge(slug, id, form);
}

/** Takes an acknowledgement back. */
export async function reopen(slug: string, id: string): Promise<FormState> {
  return runReopen(slug, id);
}

/** Puts an alert off for some weeks; none: it is shown again. */
export async function snooze(slug: string, id: string, weeks: number): Promise<FormState> {
  return runSnooze(slug, id, weeks);
}
