"use client";

import { useLocale, useTranslations } from "next-intl";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import type { SettingsView } from "@/features/surveys/settings/loaders";
import { commaOf } from "@/platform/i18n/locale";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** The line about privacy at the foot of the page, and its link. Part of the document. */
export function PrivacyForm({
  action,
  privacy,
  consents,
}: {
  action: SettingAction;
  privacy: SettingsView["privacy"];
  consents: readonly string[];
}) {
  const t = useTranslations("surveySettings");
  const locale = useLocale();
  return (
    <SettingForm id="privacy" title={t("privacy.title")} dek={t("privacy.dek")} action={action}>
      {({ values, errors }) => (
        <div className="grid gap-4" key={JSON.stringify(privacy)}>
          {privacy.lines.map((line) => (
            <Field
              key={line.locale}
              label={privacy.lines.length > 1 ? t("privacy.lineIn", { language: line.language }) : t("privacy.line")}
              optional
              hint={t.rich("privacy.usual", { usual: () => <bdi lang={line.locale}>{line.usual}</bdi> })}
              error={errors[`text.${line.locale}`]}
            >
              {(control) => (
                <Input
                  {...control}
                  name={`text.${line.locale}`}
                  lang={line.locale}
                  dir="auto"
                  maxLength={2000}
                  defaultValue={values?.[`text.${line.locale}`] ?? line.text}
                />
              )}
            </Field>
          ))}
          <Field label={t("privacy.link")} optional hint={t("privacy.linkHint")} error={errors.url}>
            {(control) => (
              <Input {...control} type="url" name="url" dir="ltr" defaultValue={values?.url ?? privacy.url} />
            )}
          </Field>
          {consents.length > 0 ? (
            <p className="text-muted-foreground text-xs">
              {t("privacy.consents", { titles: consents.map((text) => t("quoted", { text })).join(commaOf(locale)) })}
            </p>
          ) : null}
        </div>
      )}
    </SettingForm>
  );
}
