"use client";

import { type ComponentProps, type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** A form of one button that says what became of it. Works without JavaScript. */
export function OnePress({
  action,
  fields = {},
  variant = "outline",
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  fields?: Readonly<Record<string, string>>;
  variant?: ComponentProps<typeof SubmitButton>["variant"];
  children: ReactNode;
}) {
  const [state, press] = useActionState(action, IDLE);
  return (
    <form action={press} className="flex flex-wrap items-center gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant}>{children}</SubmitButton>
      <p aria-live="polite" className={state.ok ? "text-muted-foreground" : "text-destructive"}>
        {state.message}
      </p>
    </form>
  );
}
