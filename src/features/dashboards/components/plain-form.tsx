"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import type { ButtonProps } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { cn } from "@/ui/cn";
import { type ControlProps, Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

/** A labelled control as the server describes it, in the reader's language. */
interface PlainField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: "text" | "long" | "choice" | "check" | "hidden";
  readonly value?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly group?: string }[];
}

/** A form of a few fields and one button that says what became of it. Works without JavaScript. */
export function PlainForm({
  action,
  fields = [],
  submit,
  label,
  variant = "outline",
  size,
  inline,
  className,
  children,
}: {
  action: FormAction;
  fields?: readonly PlainField[];
  submit: ReactNode;
  /** The button's whole name for screen readers, which do not see what it stands beside. */
  label?: string;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  /** Fields and button in one line, where there is room. */
  inline?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  const [state, run] = useActionState(action, IDLE);
  return (
    <form action={run} className={cn(inline ? "flex flex-wrap items-end gap-3" : "grid gap-3", className)}>
      {fields.map((field) => (
        <Control
          key={`${field.name} ${field.value ?? ""}`}
          field={field}
          typed={state.values?.[field.name]}
          error={state.errors[field.name]}
        />
      ))}
      {children}
      <div>
        <SubmitButton variant={variant} size={size} aria-label={label}>
          {submit}
        </SubmitButton>
      </div>
      <p
        aria-live="polite"
        className={cn("text-xs empty:hidden", state.ok ? "text-muted-foreground" : "text-destructive")}
      >
        {state.message}
      </p>
    </form>
  );
}

function Control({ field, typed, error }: { field: PlainField; typed: string | undefined; error: string | undefined }) {
  const { name, kind, label, hint, value = "", required } = field;
  if (kind === "hidden") return <input type="hidden" name={name} value={value} />;
  if (kind === "check")
    return <Checkbox name={name} value="yes" defaultChecked={value === "yes"} label={label} note={hint} />;
  return (
    <Field label={label} hint={hint} error={error} optional={required === false} className="min-w-56">
      {(control) => <Typed control={control} field={field} value={typed ?? value} />}
    </Field>
  );
}

function Typed({ control, field, value }: { control: ControlProps; field: PlainField; value: string }) {
  const { name, kind, maxLength, required, choices = [] } = field;
  const own = { ...control, name, defaultValue: value, required: required === true };
  if (kind === "long") return <Textarea {...own} maxLength={maxLength} dir="auto" />;
  if (kind === "text") return <Input {...own} maxLength={maxLength} dir="auto" autoComplete="off" />;
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <NativeSelect {...own}>
      {groups.map((group) => {
        const inside = choices
          .filter((one) => one.group === group)
          .map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ));
        return group === undefined ? (
          inside
        ) : (
          <optgroup key={group} label={group}>
            {inside}
          </optgroup>
        );
      })}
    </NativeSelect>
  );
}
