import type { FormState } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { PasswordInput } from "@/ui/password-input";

/** E-mail and password, as on every page where somebody signs in or up. `isNew` asks for a password to be chosen. */
export function CredentialFields({ state, isNew }: { state: FormState; isNew?: boolean }) {
  return (
    <>
      <Field label={isNew ? "Work e-mail" : "E-mail"} error={state.errors.email}>
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
      <Field label="Password" error={state.errors.password}>
        {(control) => (
          <PasswordInput
            {...control}
            tall
            name="password"
            autoComplete={isNew ? "new-password" : "current-password"}
            placeholder={isNew ? "At least 12 characters; any will do" : undefined}
            minLength={isNew ? 12 : undefined}
            maxLength={128}
            required
          />
        )}
      </Field>
    </>
  );
}
