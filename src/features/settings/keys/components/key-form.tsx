"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormMessage } from "@/features/settings/components/form-message";
import type { KeyState } from "@/features/settings/keys/actions";
import { type FormAction, IDLE } from "@/platform/form-state";
import { CopyField } from "@/ui/copy-field";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

const DAYS = [90, 30, 365, 0] as const;

/** Makes an API key and shows it once. */
export function KeyForm({ make }: { make: FormAction<KeyState> }) {
  const t = useTranslations("settings");
  const start: KeyState = IDLE;
  const [state, action] = useActionState(make, start);
  return (
    <KeptForm keep={!state.ok} action={action} className="mt-4 grid max-w-xl gap-4">
      <Field label={t("name")} hint={t("keys.nameHint")} error={state.errors.name}>
        {(control) => <Input {...control} name="name" defaultValue={state.values?.name} maxLength={80} required />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field label={t("keys.itMay")} error={state.errors.scope}>
          {(control) => (
            <NativeSelect {...control} name="scope" defaultValue="read">
              {(["read", "write", "admin"] as const).map((scope) => (
                <option key={scope} value={scope}>
                  {t("keys.choice", { name: t(`scopes.${scope}.name`), may: t(`scopes.${scope}.may`) })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("keys.goodFor")} error={state.errors.days}>
          {(control) => (
            <NativeSelect {...control} name="days" defaultValue="90">
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {days === 0 ? t("keys.forever") : days === 365 ? t("keys.year") : t("keys.days", { n: days })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <div>
        <SubmitButton>{t("keys.make")}</SubmitButton>
      </div>
      <FormMessage state={state} />
      {state.token === undefined ? null : (
        <CopyField
          value={state.token}
          label={t("keys.key")}
          hint={t("keys.header", { header: "Authorization: Bearer <key>" })}
        />
      )}
    </KeptForm>
  );
}
