"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { AudienceFields } from "@/features/delivery/audience/components/audience-fields";
import { LINK_DAYS, USUAL_LINK_DAYS } from "@/features/delivery/personal-links/input";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** Chooses customers and how long their links are good. */
export function LinksForm({ make, attributes }: { make: FormAction; attributes: readonly string[] }) {
  const t = useTranslations("personalLinks");
  const [state, action] = useActionState(make, IDLE);
  return (
    <form action={action} noValidate className="mt-4 grid max-w-2xl gap-6">
      {state.message ? <Notice tone={state.ok ? "done" : "consider"}>{state.message}</Notice> : null}
      <AudienceFields attributes={attributes} state={state} />
      <Field label={t("days")} hint={t("daysHint")} className="max-w-60">
        {(control) => (
          <NativeSelect {...control} name="days" defaultValue={state.values?.days ?? String(USUAL_LINK_DAYS)}>
            {LINK_DAYS.map((n) => (
              <option key={n} value={n}>
                {t("nDays", { n })}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <p>
        <SubmitButton>{t("make")}</SubmitButton>
      </p>
    </form>
  );
}
