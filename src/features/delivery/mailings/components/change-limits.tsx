"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { LimitFields, RepeatFields } from "@/features/delivery/mailings/components/limit-fields";
import { type FormAction, type FormState, IDLE } from "@/platform/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

type Values = NonNullable<FormState["values"]>;

/** The limits of a mailing, to be changed for the mails that have not left, and the way back to those before. */
export function ChangeLimits({ act, limits, repeats }: { act: FormAction; limits: Values; repeats: boolean }) {
  const t = useTranslations("mailings");
  const [state, action] = useActionState(act, IDLE);
  const values = state.ok ? limits : (state.values ?? limits);
  return (
    <details className="mt-2">
      <summary className="min-h-6 cursor-pointer font-medium">{t("editLimits")}</summary>
      <form action={action} noValidate className="mt-3 grid gap-4">
        <p className="text-muted-foreground">
          {t("editLead")}
          {repeats ? ` ${t("editLimitsLead")}` : ""}
        </p>
        {/* Anew where they were changed: a choice keeps what stood in it first. */}
        <div key={JSON.stringify(values)} className="grid gap-4">
          <LimitFields values={values} errors={state.errors} />
          {repeats ? <RepeatFields values={values} /> : null}
        </div>
        {state.message && !state.ok ? <Notice tone="consider">{state.message}</Notice> : null}
        <p>
          <SubmitButton variant="outline">{t("saveLimits")}</SubmitButton>
        </p>
      </form>
      <div aria-live="polite" className="mt-3">
        {state.ok && state.message ? (
          <Notice tone="done" action={state.values ? <Undo action={action} before={state.values} /> : null}>
            {state.message}
          </Notice>
        ) : null}
      </div>
    </details>
  );
}

function Undo({ action, before }: { action: (form: FormData) => void; before: Values }) {
  const t = useTranslations("mailings");
  return (
    <form action={action}>
      <input type="hidden" name="undo" value="on" />
      {Object.entries(before).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="outline" size="sm">
        {t("undo")}
      </SubmitButton>
    </form>
  );
}
