"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** Has new surveys begin with the look that is kept here. Works without JavaScript. */
export function UsualLook({ action }: { action: FormAction }) {
  const t = useTranslations("look");
  const [state, press] = useActionState(action, IDLE);
  return (
    <form action={press} className="mt-8 border-border border-t pt-4">
      <SubmitButton variant="outline">{t("usual")}</SubmitButton>
      <p className="mt-1 max-w-prose text-muted-foreground text-xs">{t("usualNote")}</p>
      <p aria-live="polite" className={state.ok ? "mt-1" : "mt-1 text-destructive"}>
        {state.message}
      </p>
    </form>
  );
}
