"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import type { ButtonProps } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";

export type StateAction = (state: FormState, form: FormData) => Promise<FormState>;

/** A form of one button that says what became of it. `fields` are hidden values. Works without JavaScript. */
export function StateForm({
  action,
  fields = {},
  variant,
  size,
  label,
  className,
  children,
}: {
  action: StateAction;
  fields?: Readonly<Record<string, string>>;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  /** The button's whole name for screen readers, which do not see what it stands beside. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  const [state, run] = useActionState(action, IDLE);
  return (
    <form action={run} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant ?? "outline"} size={size} aria-label={label}>
        {children}
      </SubmitButton>
      <Said state={state} />
    </form>
  );
}

/** What became of a form, in a place that is announced. */
export function Said({ state }: { state: FormState }) {
  return (
    <p aria-live="polite" className={state.ok ? "text-muted-foreground text-xs" : "text-destructive text-xs"}>
      {state.message}
    </p>
  );
}
