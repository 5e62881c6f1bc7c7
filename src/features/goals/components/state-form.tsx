"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import type { ButtonProps } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

export type StateAction = (state: FormState, form: FormData) => Promise<FormState>;

/** A form of one button that says what became of it. `fields` are hidden values. Works without JavaScript. */
export function StateForm({
  action,
  fields = {},
  variant,
  className,
  children,
}: {
  action: StateAction;
  fields?: Readonly<Record<string, string>>;
  variant?: ButtonProps["variant"];
  className?: string;
  children: ReactNode;
}) {
  const [state, run] = useActionState(action, IDLE);
  return (
    <form action={run} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant ?? "outline"}>{children}</SubmitButton>
      <Said state={state} />
    </form>
  );
}

/** Another target for a goal, and why. */
export function TargetForm({ action, target }: { action: StateAction; target: string }) {
  const [state, run] = useActionState(action, IDLE);
  return (
    <form action={run} className="mt-2 grid max-w-md gap-3">
      <Field label="New target" error={state.errors.target}>
        {(control) => <Input {...control} name="target" inputMode="decimal" defaultValue={target} required />}
      </Field>
      <Field label="Because" hint="Stays in the record beside the old target." error={state.errors.reason}>
        {(control) => <Textarea {...control} name="reason" maxLength={500} required />}
      </Field>
      <div>
        <SubmitButton variant="outline">Change the target</SubmitButton>
      </div>
      <Said state={state} />
    </form>
  );
}

function Said({ state }: { state: FormState }) {
  return (
    <p aria-live="polite" className={state.ok ? "text-muted-foreground text-xs" : "text-destructive text-xs"}>
      {state.message}
    </p>
  );
}
