"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";

export type SettingAction = (state: FormState, form: FormData) => Promise<FormState>;

/** One group of settings, saved on its own: its title, its fields, and what became of the last press beside its button. */
export function SettingForm({
  id,
  title,
  dek,
  action,
  more,
  children,
}: {
  id: string;
  title: string;
  dek?: ReactNode;
  action: SettingAction;
  /** Further buttons beside "Save". */
  more?: ReactNode;
  children: (state: FormState) => ReactNode;
}) {
  const t = useTranslations("surveySettings");
  const [state, send] = useActionState(action, IDLE);
  return (
    <Section id={id} title={title} dek={dek}>
      <form action={send} noValidate className="mt-4 grid max-w-xl gap-4">
        {/* A refused form shows what was typed, a saved one what is stored: either way its fields begin anew. */}
        <div key={JSON.stringify(state.values ?? null)} className="grid gap-4">
          {children(state)}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton variant="outline">{t("save")}</SubmitButton>
          {more}
          <p aria-live="polite" className={state.ok ? "text-muted-foreground" : "text-destructive"}>
            {state.message ?? (Object.keys(state.errors).length > 0 ? t("refused") : null)}
          </p>
        </div>
      </form>
    </Section>
  );
}
