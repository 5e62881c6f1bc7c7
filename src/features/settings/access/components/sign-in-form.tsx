"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { requestLink, signIn } from "@/features/settings/access/actions";
import { CredentialFields } from "@/features/settings/access/components/credential-fields";
import { FormMessage } from "@/features/settings/components/form-message";
import { IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";

/** Sign-in with a password. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("access");
  const [state, action] = useActionState(signIn, IDLE);
  return (
    <form action={action} className="mt-7 grid gap-4">
      <FormMessage state={state} />
      <CredentialFields state={state} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton size="xl" className="w-full">
        {t("signIn")}
      </SubmitButton>
    </form>
  );
}

/** Sign-in by a link in a mail. */
export function RequestLinkForm() {
  const t = useTranslations("access");
  const [state, action] = useActionState(requestLink, IDLE);
  return (
    <form action={action} className="grid gap-4">
      <FormMessage state={state} />
      <Field label={t("linkEmail")} error={state.errors.email}>
        {(control) => (
          <Input
            {...control}
            tall
            type="email"
            name="email"
            defaultValue={state.values?.email}
            autoComplete="username"
            required
          />
        )}
      </Field>
      <SubmitButton variant="outline" size="xl" className="w-full">
        {t("sendLink")}
      </SubmitButton>
    </form>
  );
}
