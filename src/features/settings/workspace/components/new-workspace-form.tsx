"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { BrowserFields } from "@/features/settings/access/components/browser-fields";
import { FormMessage } from "@/features/settings/components/form-message";
import { makeWorkspace } from "@/features/settings/workspace/actions";
import { IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";

/** The name of another workspace; its zone and language come from the browser. */
export function NewWorkspaceForm() {
  const t = useTranslations("access");
  const [state, action] = useActionState(makeWorkspace, IDLE);
  return (
    <form action={action} className="mt-7 grid gap-4">
      <FormMessage state={state} />
      <Field label={t("newWorkspace.name")} hint={t("newWorkspace.nameHint")} error={state.errors.name}>
        {(control) => <Input {...control} tall name="name" defaultValue={state.values?.name} maxLength={80} required />}
      </Field>
      <BrowserFields />
      <SubmitButton size="xl" className="w-full">
        {t("signUp.create")}
      </SubmitButton>
    </form>
  );
}
