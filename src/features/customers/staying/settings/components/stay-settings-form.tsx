"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { loadStaySettings } from "@/features/customers/staying/settings/loaders";
import { type FormState, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

type Props = Pick<Awaited<ReturnType<typeof loadStaySettings>>, "current" | "proposed" | "hints"> & {
  save: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Days of activity after a purchase, the window churn is stated over, and how it is counted. */
export function StaySettingsForm({ save, current, proposed, hints }: Props) {
  const t = useTranslations("staying.settings");
  const [state, action] = useActionState(save, IDLE);
  const shown = { ...current, ...state.values };
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <div role="status">{state.message ? <Notice>{state.message}</Notice> : null}</div>
      <Field label={t("days")} optional hint={hints.days} error={state.errors.activeForDays}>
        {(control) => (
          <Input
            {...control}
            name="activeForDays"
            inputMode="numeric"
            placeholder={proposed}
            defaultValue={shown.activeForDays}
          />
        )}
      </Field>
      <Field label={t("window")} hint={hints.window} error={state.errors.churnWindowMonths}>
        {(control) => (
          <NativeSelect
            {...control}
            name="churnWindowMonths"
            defaultValue={shown.churnWindowMonths}
            key={shown.churnWindowMonths}
          >
            <option value="">{hints.usual}</option>
            <option value="1">{t("month")}</option>
            <option value="12">{t("year")}</option>
          </NativeSelect>
        )}
      </Field>
      <Field label={t("reading")} hint={t("readingHint")} error={state.errors.churnReading}>
        {(control) => (
          <NativeSelect {...control} name="churnReading" defaultValue={shown.churnReading} key={shown.churnReading}>
            <option value="snapshot">{t("snapshot")}</option>
            <option value="stripe">{t("stripe")}</option>
          </NativeSelect>
        )}
      </Field>
      <SubmitButton className="justify-self-start">{t("save")}</SubmitButton>
    </form>
  );
}
