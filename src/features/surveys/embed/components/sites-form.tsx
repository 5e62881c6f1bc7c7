"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

/** The sites that may show a survey, one a line. */
export function SitesForm({
  store,
  sites,
  canChange,
}: {
  store: FormAction;
  sites: readonly string[];
  canChange: boolean;
}) {
  const t = useTranslations("embed.sites");
  const [state, action] = useActionState(store, IDLE);
  const stored = sites.join("\n");
  return (
    <form action={action} noValidate>
      <Field label={t("label")} hint={t("hint")} error={state.errors.embedOn}>
        {(control) => (
          <Textarea
            {...control}
            // A form that was refused keeps what was typed; one that was stored shows what was understood.
            key={state.ok ? stored : "typed"}
            name="embedOn"
            dir="ltr"
            spellCheck={false}
            readOnly={!canChange}
            defaultValue={state.ok ? stored : (state.values?.embedOn ?? stored)}
            className="font-mono text-sm"
          />
        )}
      </Field>
      {canChange ? (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <SubmitButton variant="outline">{t("save")}</SubmitButton>
          <p aria-live="polite" className="text-muted-foreground">
            {state.message}
          </p>
        </div>
      ) : null}
    </form>
  );
}
