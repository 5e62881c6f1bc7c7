"use client";

import { useTranslations } from "next-intl";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** What the team calls the survey. */
export function NameForm({ action, name }: { action: SettingAction; name: string }) {
  const t = useTranslations("surveySettings.name");
  return (
    <SettingForm id="name" title={t("title")} action={action}>
      {({ values, errors }) => (
        <Field label={t("label")} hint={t("hint")} error={errors.name}>
          {(control) => (
            <Input {...control} name="name" maxLength={120} defaultValue={values?.name ?? name} key={name} />
          )}
        </Field>
      )}
    </SettingForm>
  );
}
