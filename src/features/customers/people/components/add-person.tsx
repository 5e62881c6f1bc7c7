"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PersonFields } from "@/features/customers/people/components/person-fields";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** Makes a customer known by hand. */
export function AddPerson({ action, primary }: { action: FormAction; primary: boolean }) {
  const t = useTranslations("people");
  const [state, run] = useActionState(action, IDLE);
  return (
    <Dialog title={t("add")} trigger={<Button variant={primary ? "primary" : "outline"}>{t("add")}</Button>}>
      <KeptForm action={run} className="grid gap-4">
        {state.message && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
        <Field label={t("externalId")} hint={t("externalIdHint")} error={state.errors.externalId}>
          {(control) => <Input {...control} name="externalId" required maxLength={256} />}
        </Field>
        <PersonFields errors={state.errors} />
        <div>
          <SubmitButton>{t("add")}</SubmitButton>
        </div>
      </KeptForm>
    </Dialog>
  );
}
