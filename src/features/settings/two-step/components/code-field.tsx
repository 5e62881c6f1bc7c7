"use client";

import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** Where a code is typed: of the app alone, then as digits, or also one of the recovery codes. */
export function CodeField({ label, error, digits }: { label: string; error: string | undefined; digits?: boolean }) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          name="code"
          inputMode={digits ? "numeric" : undefined}
          autoComplete="one-time-code"
          autoCapitalize="none"
          dir="ltr"
          maxLength={40}
          required
          spellCheck={false}
          className="max-w-60"
        />
      )}
    </Field>
  );
}
