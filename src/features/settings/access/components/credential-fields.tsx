import { useTranslations } from "next-intl";
import type { FormState } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { PasswordInput } from "@/ui/password-input";

/** E-mail and password, as on every page where somebody signs in or up. `isNew` asks for a password to be chosen. */
export function CredentialFields({ state, isNew }: { state: FormState; isNew?: boolean }) {
  const t = useTranslations("access");
  return (
    <>
      <Field label={t(isNew ? "workEmail" : "email")} error={state.errors.email}>
        {(control) => (
          <Input
            {...control}
            tall
            type="email"
            name="email"
            autoComplete="username"
            defaultValue={state.values?.email}
            maxLength={320}
            required
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t("password")} error={state.errors.password}>
        {(control) => (
          <PasswordInput
            {...control}
            tall
            name="password"
            autoComplete={isNew ? "new-password" : "current-password"}
            placeholder={isNew ? t("passwordHint") : undefined}
            minLength={isNew ? 12 : undefined}
            maxLength={128}
            required
          />
        )}
      </Field>
    </>
  );
}
