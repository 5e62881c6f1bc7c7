"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { endOthers, saveLanguage, savePassword, saveProfile } from "@/features/settings/account/actions";
import { FormMessage } from "@/features/settings/components/form-message";
import { IDLE } from "@/platform/form-state";
import { APP_LOCALES, type AppLocale } from "@/platform/i18n/locale";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { PasswordInput } from "@/ui/password-input";
import { RadioSegments } from "@/ui/radio-segments";
import { SubmitButton } from "@/ui/submit-button";

const OWN_NAMES: Readonly<Record<AppLocale, string>> = { en: "English", de: "Deutsch", ar: "العربية" };

/** One's own name. The address is shown and not changed here: it is what one signs in with. */
export function ProfileForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("settings");
  const [state, action] = useActionState(saveProfile, IDLE);
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <p>{t.rich("account.signedInAs", { email: () => <bdi className="font-medium">{email}</bdi> })}</p>
      <Field label={t("account.yourName")} error={state.errors.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={state.values?.name ?? name}
            maxLength={80}
            autoComplete="name"
            required
          />
        )}
      </Field>
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}

/** The language in which the app speaks to one, each named in its own words. */
export function LanguageForm({ locale }: { locale: AppLocale }) {
  const t = useTranslations("settings.account");
  const [state, action] = useActionState(saveLanguage, IDLE);
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <RadioSegments
        legend={t("language")}
        hideLegend
        name="locale"
        options={APP_LOCALES.map((value) => ({ value, label: <bdi lang={value}>{OWN_NAMES[value]}</bdi> }))}
        defaultValue={locale}
        key={locale}
      />
      <div>
        <SubmitButton>{t("chooseLanguage")}</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}

/** A new password. Who has none yet is not asked for one. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations("settings");
  const [state, action] = useActionState(savePassword, IDLE);
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      {hasPassword ? (
        <Field label={t("account.current")} error={state.errors.current}>
          {(control) => (
            <PasswordInput {...control} name="current" autoComplete="current-password" maxLength={128} required />
          )}
        </Field>
      ) : null}
      <Field label={t("account.next")} hint={t("account.nextHint")} error={state.errors.next}>
        {(control) => (
          <PasswordInput {...control} name="next" autoComplete="new-password" minLength={12} maxLength={128} required />
        )}
      </Field>
      <div>
        <SubmitButton>{t("account.change")}</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}

/** Signs out everywhere but here. */
export function EndOthersForm() {
  const t = useTranslations("settings");
  const [state, action] = useActionState(endOthers, IDLE);
  return (
    <form action={action} className="mt-4 grid gap-4">
      <div>
        <SubmitButton variant="outline">{t("account.others")}</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
