"use client";

import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** How many responses a survey takes. */
export function CapForm({ action, cap, said }: { action: SettingAction; cap: number | null; said: string }) {
  return (
    <SettingForm
      id="cap"
      title="How many answers it takes"
      dek="A place is taken with the first answer, so whoever has begun can always finish. Tests and excluded answers take none; what a program hands in with a key, or a file brings, is never refused."
      action={action}
    >
      {({ values, errors }) => (
        <Field label="At most" optional hint={`${said} Empty: any number.`} error={errors.cap}>
          {(control) => (
            <Input
              {...control}
              name="cap"
              inputMode="numeric"
              autoComplete="off"
              className="max-w-40"
              defaultValue={values?.cap ?? cap ?? ""}
              key={cap}
            />
          )}
        </Field>
      )}
    </SettingForm>
  );
}
