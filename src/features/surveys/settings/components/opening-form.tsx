"use client";

import { useTranslations } from "next-intl";
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
  const t = useTranslations("surveySettings.opening");
  return (
    <SettingForm id="opening" title={t("title")} dek={t("dek", { zone })} action={action}>
      {({ values, errors }) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("opens")} optional hint={t("opensHint")} error={errors.opensAt}>
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
          <Field label={t("closes")} optional hint={t("closesHint")} error={errors.closesAt}>
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
