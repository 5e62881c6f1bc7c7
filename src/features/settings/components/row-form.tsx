"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** A form of one row of a list: hidden values, perhaps a control, one button, and what went wrong below it. */
export function RowForm({
  action,
  fields,
  button,
  label,
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  fields: Readonly<Record<string, string>>;
  button: string;
  /** The button's whole name for screen readers, which do not see the row. */
  label: string;
  children?: ReactNode;
}) {
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <SubmitButton variant="quiet" size="sm" aria-label={label}>
        {button}
      </SubmitButton>
      <p aria-live="polite" className={state.ok ? "sr-only" : "text-destructive text-xs"}>
        {state.message}
      </p>
    </form>
  );
}
