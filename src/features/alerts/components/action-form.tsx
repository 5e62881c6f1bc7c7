"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import type { ButtonProps } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";

/** A form with one button that says what became of it, beside its fields. Works without JavaScript. */
export function ActionForm({
  action,
  fields = {},
  submit,
  label,
  variant = "outline",
  size,
  className,
  children,
}: {
  action: FormAction;
  /** Hidden values. */
  fields?: Readonly<Record<string, string>>;
  submit: ReactNode;
  /** The button's whole name for screen readers, which do not see what it stands beside. */
  label?: string;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  className?: string;
  children?: ReactNode;
}) {
  const [state, run] = useActionState(action, IDLE);
  const faults = Object.values(state.errors);
  return (
    <form action={run} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <SubmitButton variant={variant} size={size} aria-label={label}>
        {submit}
      </SubmitButton>
      <p aria-live="polite" className={state.ok ? "text-muted-foreground text-xs" : "text-destructive text-xs"}>
        {[state.message, ...faults].filter(Boolean).join(" ")}
      </p>
    </form>
  );
}
