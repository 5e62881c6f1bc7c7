"use client";

import { useTranslations } from "next-intl";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { PasswordInput } from "@/ui/password-input";
import { SubmitButton } from "@/ui/submit-button";

/** Who may answer: a password, and whether programs may. */
export function AccessForm({
  action,
  hasPassword,
  onlyFromPage,
}: {
  action: SettingAction;
  hasPassword: boolean;
  onlyFromPage: boolean;
}) {
  const t = useTranslations("surveySettings.access");
  return (
    <SettingForm
      id="access"
      title={t("title")}
      dek={t("dek")}
      action={action}
      more={
        hasPassword ? (
          <SubmitButton variant="quiet" name="intent" value="removePassword">
            {t("remove")}
          </SubmitButton>
        ) : null
      }
    >
      {({ errors }) => (
        <>
          <Field
            label={hasPassword ? t("another") : t("password")}
            optional
            hint={hasPassword ? t("anotherHint") : t("hint")}
            error={errors.password}
          >
            {(control) => (
              <PasswordInput
                {...control}
                name="password"
                maxLength={128}
                autoComplete="new-password"
                className="max-w-64"
              />
            )}
          </Field>
          <Checkbox
            name="onlyFromPage"
            label={t("only")}
            note={t("onlyNote")}
            defaultChecked={onlyFromPage}
            key={String(onlyFromPage)}
          />
        </>
      )}
    </SettingForm>
  );
}
