"use client";

import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** What the team calls the survey. */
export function NameForm({ action, name }: { action: SettingAction; name: string }) {
  return (
    <SettingForm id="name" title="Name" action={action}>
      {({ values, errors }) => (
        <Field label="Name of the survey" hint="Only your team sees it." error={errors.name}>
          {(control) => (
            <Input {...control} name="name" maxLength={120} defaultValue={values?.name ?? name} key={name} />
          )}
        </Field>
      )}
    </SettingForm>
  );
}
