"use client";

import { type FormEvent, startTransition } from "react";

/**
 * Sends a form to its action without clearing what was typed, which React does after an action; without JavaScript the form's
 * own `action` is used. The button that was pressed is sent along.
 */
export function keepTyped(action: (form: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => action(form));
  };
}
