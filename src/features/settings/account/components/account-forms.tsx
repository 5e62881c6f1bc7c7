"use client";

import { useActionState } from "react";
import { endOthers, savePassword, saveProfile } from "@/features/settings/account/actions";
import { FormMessage } from "@/features/settings/components/form-message";
import { IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { PasswordInput } from "@/ui/password-input";
import { SubmitButton } from "@/ui/submit-button";

/** One's own name. The address is shown and not changed here: it is what one signs in with. */
export function ProfileForm({ name, email }: { name: string; email: string }) {
  const [state, action] = useActionState(saveProfile, IDLE);
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <p>
        You sign in as <bdi className="font-medium">{email}</bdi>.
      </p>
      <Field label="Your name" error={state.errors.name}>
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
        <SubmitButton>Save</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}

/** A new password. Who has none yet is not asked for one. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [state, action] = useActionState(savePassword, IDLE);
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      {hasPassword ? (
        <Field label="Your password now" error={state.errors.current}>
          {(control) => (
            <PasswordInput {...control} name="current" autoComplete="current-password" maxLength={128} required />
          )}
        </Field>
      ) : null}
      <Field label="New password" hint="At least 12 characters; any will do." error={state.errors.next}>
        {(control) => (
          <PasswordInput {...control} name="next" autoComplete="new-password" minLength={12} maxLength={128} required />
        )}
      </Field>
      <div>
        <SubmitButton>Change password</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}

/** Signs out everywhere but here. */
export function EndOthersForm() {
  const [state, action] = useActionState(endOthers, IDLE);
  return (
    <form action={action} className="mt-4 grid gap-4">
      <div>
        <SubmitButton variant="outline">Sign out everywhere else</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
