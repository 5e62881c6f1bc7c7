"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormMessage } from "@/features/settings/components/form-message";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { PasswordInput } from "@/ui/password-input";
import { SubmitButton } from "@/ui/submit-button";

/** Asks for the workspace's name and, of who has one (`email` says whose), for the password. */
export function DeletionForm({ action, name, email }: { action: FormAction; name: string; email: string | null }) {
  const t = useTranslations("settings.deletion");
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send} className="mt-4 grid max-w-md gap-4">
      <Field label={t("name", { name })} error={state.errors.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={state.values?.name ?? ""}
            maxLength={200}
            autoComplete="off"
            dir="auto"
            spellCheck={false}
            required
          />
        )}
      </Field>
      {email === null ? null : (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <Field label={t("password")} error={state.errors.password}>
            {(control) => (
              <PasswordInput {...control} name="password" autoComplete="current-password" maxLength={128} required />
            )}
          </Field>
        </>
      )}
      <div>
        <SubmitButton variant="destructive">{t("remove")}</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
