"use client";

import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** When a survey opens and closes, as the workspace's clocks show it. */
export function OpeningForm({
  action,
  zone,
  opening,
}: {
  action: SettingAction;
  zone: string;
  opening: { readonly opensAt: string; readonly closesAt: string };
}) {
  return (
    <SettingForm id="opening" title="When it takes answers" dek={`Times are those of ${zone}.`} action={action}>
      {({ values, errors }) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Opens" optional hint="Empty: as soon as it is published." error={errors.opensAt}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                name="opensAt"
                max="2199-12-31T23:59"
                defaultValue={values?.opensAt ?? opening.opensAt}
                key={opening.opensAt}
              />
            )}
          </Field>
          <Field
            label="Closes"
            optional
            hint="Empty: when somebody closes it. Who has begun by then has one hour to finish."
            error={errors.closesAt}
          >
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                name="closesAt"
                max="2199-12-31T23:59"
                defaultValue={values?.closesAt ?? opening.closesAt}
                key={opening.closesAt}
              />
            )}
          </Field>
        </div>
      )}
    </SettingForm>
  );
}
