"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import type { ButtonProps } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";

/** A form of one button of a list's row, and what went wrong below it. Works without JavaScript. */
export function PressForm({
  action,
  label,
  variant = "quiet",
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** The button's whole name for screen readers, which do not see what it stands beside. */
  label: string;
  variant?: ButtonProps["variant"];
  children: ReactNode;
}) {
  const [state, press] = useActionState(action, IDLE);
  return (
    <form action={press}>
      <SubmitButton variant={variant} size="sm" aria-label={label}>
        {children}
      </SubmitButton>
      <p aria-live="polite" className={state.ok ? "sr-only" : "max-w-64 text-destructive text-xs"}>
        {state.message}
      </p>
    </form>
  );
}
