"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import type { ButtonProps } from "@/ui/button";
import { cn } from "@/ui/cn";
import { SubmitButton } from "@/ui/submit-button";

/** A form of one button that says what became of it. Works without JavaScript. */
export function ActionForm({
  action,
  label,
  variant = "outline",
  size,
  quiet,
  children,
}: {
  action: FormAction;
  /** The button's whole name for screen readers, which do not see what it stands beside. */
  label?: string;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  /** What was done shows beside it anyway: it is said, not shown. */
  quiet?: boolean;
  children: ReactNode;
}) {
  const [state, press] = useActionState(action, IDLE);
  const told = state.ok ? cn("text-muted-foreground", quiet && "sr-only") : "text-destructive";
  return (
    <form action={press} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <SubmitButton variant={variant} size={size} aria-label={label}>
        {children}
      </SubmitButton>
      <p aria-live="polite" className={cn("text-xs empty:sr-only", told)}>
        {state.message}
      </p>
    </form>
  );
}
