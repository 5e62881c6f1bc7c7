"use client";

import { useLocale, useTranslations } from "next-intl";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { commaOf } from "@/platform/i18n/locale";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";

/** Whether answers are anonymous. Fixed with the first answer, as the page promised it. */
export function AnonymityForm({
  action,
  anonymity,
  answered,
  telling,
}: {
  action: SettingAction;
  anonymity: { readonly anonymous: boolean; readonly minimumGroup: number };
  answered: boolean;
  /** Questions that ask who somebody is. */
  telling: readonly string[];
}) {
  const t = useTranslations("surveySettings");
  const locale = useLocale();
  const { anonymous, minimumGroup } = anonymity;
  return (
    <SettingForm id="anonymity" title={t("anonymity.title")} dek={t("anonymity.dek")} action={action}>
      {({ values, errors }) => (
        <>
          <div>
            <Checkbox
              name="anonymous"
              label={t("anonymity.label")}
              note={t("anonymity.note")}
              defaultChecked={values ? values.anonymous === "on" : anonymous}
              key={String(anonymous)}
            />
            <div aria-live="polite">
              {errors.anonymous ? <p className="mt-1 text-destructive text-xs">{errors.anonymous}</p> : null}
            </div>
          </div>
          <Field label={t("anonymity.group")} hint={t("anonymity.groupHint")} error={errors.minimumGroup}>
            {(control) => (
              <Input
                {...control}
                name="minimumGroup"
                inputMode="numeric"
                autoComplete="off"
                className="max-w-40"
                defaultValue={values?.minimumGroup ?? minimumGroup}
                key={minimumGroup}
              />
            )}
          </Field>
          <p className="text-muted-foreground text-xs">
            {answered ? (anonymous ? t("anonymity.stays") : t("anonymity.cannot")) : t("anonymity.fixed")}
          </p>
          {anonymous && telling.length > 0 ? (
            <Notice tone="consider" title={t("anonymity.telling")}>
              {t("anonymity.tellingText", {
                titles: telling.map((text) => t("quoted", { text })).join(commaOf(locale)),
              })}
            </Notice>
          ) : null}
        </>
      )}
    </SettingForm>
  );
}
