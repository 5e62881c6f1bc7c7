"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CORNERS, DARKS } from "@/features/settings/brand/input";
import type { BrandView } from "@/features/settings/brand/loaders";
import { FormMessage } from "@/features/settings/components/form-message";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

/** Name, colour, corners, dark and logo of new surveys. */
export function BrandForm({ save, view: { current, hasLogo } }: { save: FormAction; view: BrandView }) {
  const t = useTranslations("settings.brand");
  const [state, action] = useActionState(save, IDLE);
  const value = (name: keyof typeof current) => state.values?.[name] ?? current[name];
  const choice = (name: "corner" | "dark", label: string, options: readonly { value: string; label: string }[]) => (
    <Field label={label} error={state.errors[name]}>
      {(control) => (
        <NativeSelect {...control} name={name} defaultValue={value(name)} key={value(name)}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <Field label={t("name")} error={state.errors.name}>
        {(control) => <Input {...control} name="name" defaultValue={value("name")} maxLength={100} required />}
      </Field>
      <Field label={t("color")} hint={t("colorHint")} error={state.errors.color}>
        {(control) => (
          <Input {...control} name="color" type="color" defaultValue={value("color")} className="h-10 w-20 p-1" />
        )}
      </Field>
      {choice(
        "corner",
        t("corners"),
        CORNERS.map((one) => ({ value: one, label: t(`corner.${one}`) })),
      )}
      {choice(
        "dark",
        t("darkMode"),
        DARKS.map((one) => ({ value: one, label: t(`dark.${one}`) })),
      )}
      {hasLogo ? (
        <Field label={t("logo")}>
          {(control) => (
            <NativeSelect {...control} name="logo" defaultValue="keep">
              <option value="keep">{t("logoKept")}</option>
              <option value="none">{t("logoGone")}</option>
            </NativeSelect>
          )}
        </Field>
      ) : (
        <p className="text-muted-foreground text-sm">{t("logoHow")}</p>
      )}
      <div>
        <SubmitButton variant="primary">{t("save")}</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
