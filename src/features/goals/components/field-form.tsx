"use client";

import { useActionState } from "react";
import { Said, type StateAction } from "@/features/goals/components/state-form";
import { IDLE } from "@/platform/form-state";
import type { ButtonProps } from "@/ui/button";
import { cn } from "@/ui/cn";
import { type ControlProps, Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

/** One choice of a field; those of one group stand under its name. */
export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

/** A labelled control, as the server describes it in the reader's language. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: "text" | "number" | "day" | "long" | "choice";
  readonly value: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  /** Of a choice: what can be chosen. Of a text: what is offered while one types. */
  readonly choices?: readonly FieldChoice[];
}

/** A form of labelled fields that says what became of it; what was typed stays when something does not fit. */
export function FieldForm({
  action,
  fields,
  submit,
  variant = "outline",
  columns = 1,
  className,
}: {
  action: StateAction;
  fields: readonly FormField[];
  submit: string;
  variant?: ButtonProps["variant"];
  columns?: 1 | 2;
  className?: string;
}) {
  const [state, run] = useActionState(action, IDLE);
  return (
    <form action={run} className={cn("grid gap-3", className)}>
      {/* The key lets the fields take up what the server says anew after it was stored. */}
      <div
        key={JSON.stringify(fields.map(({ value }) => value))}
        className={cn("grid gap-3", columns === 2 && "sm:grid-cols-2 sm:gap-x-6 sm:gap-y-4")}
      >
        {fields.map((field) => (
          <Field
            key={field.name}
            label={field.label}
            hint={field.hint}
            optional={field.required === false}
            error={state.errors[field.name]}
            className={columns === 2 && field.kind === "long" ? "sm:col-span-2" : undefined}
          >
            {(control) => <Control control={control} field={field} value={state.values?.[field.name] ?? field.value} />}
          </Field>
        ))}
      </div>
      <div>
        <SubmitButton variant={variant}>{submit}</SubmitButton>
      </div>
      <Said state={state} />
    </form>
  );
}

function Control({ control, field, value }: { control: ControlProps; field: FormField; value: string }) {
  const { name, kind, maxLength, required, choices = [] } = field;
  const own = { ...control, name, defaultValue: value, required: required === true };
  if (kind === "long") return <Textarea {...own} maxLength={maxLength} />;
  if (kind === "day") return <Input {...own} type="date" />;
  if (kind === "number") return <Input {...own} inputMode="decimal" maxLength={12} />;
  if (kind === "choice") {
    const groups = [...new Set(choices.map(({ group }) => group))];
    const option = (one: FieldChoice) => (
      <option key={one.value} value={one.value}>
        {one.label}
      </option>
    );
    return (
      <NativeSelect {...own}>
        {groups.map((group) => {
          const inside = choices.filter((one) => one.group === group).map(option);
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
  return (
    <>
      <Input {...own} maxLength={maxLength} list={choices.length > 0 ? `${control.id}-list` : undefined} dir="auto" />
      {choices.length > 0 ? (
        <datalist id={`${control.id}-list`}>
          {choices.map((one) => (
            <option key={one.value} value={one.value} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}
