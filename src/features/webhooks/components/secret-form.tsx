"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { SecretState } from "@/features/webhooks/actions";
import { type FormAction, IDLE } from "@/platform/form-state";
import { CopyField } from "@/ui/copy-field";
import { SubmitButton } from "@/ui/submit-button";

/** Shows the secret when asked, ready to copy. It is hidden again with the page. */
export function SecretForm({ show }: { show: FormAction<SecretState> }) {
  const t = useTranslations("webhooks.secret");
  const start: SecretState = IDLE;
  const [state, action] = useActionState(show, start);
  return (
    <form action={action} className="grid max-w-2xl gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SubmitButton variant="outline">{t("show")}</SubmitButton>
        <p aria-live="polite" className={state.ok ? "text-muted-foreground text-xs" : "text-destructive text-xs"}>
          {state.message}
        </p>
      </div>
      {state.secret === undefined ? null : <CopyField value={state.secret} label={t("secret")} hint={t("keep")} />}
    </form>
  );
}
