"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { giveCode } from "@/features/settings/access/actions";
import { FormMessage } from "@/features/settings/components/form-message";
import { IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";

/** The second step of a sign-in: a code of the app, or below it one of the recovery codes. */
export function CodeForm({ next }: { next: string }) {
  const t = useTranslations("twoStep");
  const signIn = useTranslations("access");
  const [state, action] = useActionState(giveCode, IDLE);
  return (
    <>
      <form action={action} className="mt-7 grid gap-4">
        <FormMessage state={state} />
        <Field label={t("code")}>
          {(control) => (
            <Input
              {...control}
              tall
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              dir="ltr"
              maxLength={40}
              required
              spellCheck={false}
            />
          )}
        </Field>
        <input type="hidden" name="next" value={next} />
        <SubmitButton size="xl" className="w-full">
          {signIn("signIn")}
        </SubmitButton>
      </form>
      <details className="mt-5">
        <summary className="min-h-6 cursor-pointer text-muted-foreground">{t("signIn.recovery")}</summary>
        <form action={action} className="mt-4 grid gap-4">
          <Field label={t("recoveryCode")} hint={t("signIn.recoveryHint")}>
            {(control) => (
              <Input
                {...control}
                tall
                name="code"
                autoComplete="off"
                autoCapitalize="none"
                dir="ltr"
                maxLength={40}
                required
                spellCheck={false}
              />
            )}
          </Field>
          <input type="hidden" name="next" value={next} />
          <SubmitButton variant="outline" size="xl" className="w-full">
            {t("signIn.useRecovery")}
          </SubmitButton>
        </form>
      </details>
    </>
  );
}
