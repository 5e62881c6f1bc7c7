"use client";

import { useTranslations } from "next-intl";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** How many responses a survey takes. */
export function CapForm({ action, cap, said }: { action: SettingAction; cap: number | null; said: string }) {
  const t = useTranslations("surveySettings.cap");
  return (
    <SettingForm id="cap" title={t("title")} dek={t("dek")} action={action}>
      {({ values, errors }) => (
        <Field label={t("most")} optional hint={t("hint", { taken: said })} error={errors.cap}>
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
