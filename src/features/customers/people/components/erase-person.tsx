"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** Erases a customer for good: says what goes and what stays, and asks for their id. */
export function ErasePerson({ action, externalId, name }: { action: FormAction; externalId: string; name: string }) {
  const t = useTranslations("people.erase");
  const [state, run] = useActionState(action, IDLE);
  return (
    <Dialog
      title={t.rich("title", { name: () => <bdi>{name}</bdi> })}
      description={t("text")}
      trigger={<Button variant="quiet">{t("button")}</Button>}
    >
      <KeptForm action={run} className="grid gap-4">
        {state.message && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
        <Field
          label={t.rich("word", { id: () => <bdi className="font-mono">{externalId}</bdi> })}
          error={state.errors.word}
        >
          {(control) => <Input {...control} name="word" autoComplete="off" required />}
        </Field>
        <div>
          <SubmitButton variant="destructive">{t("sure")}</SubmitButton>
        </div>
      </KeptForm>
    </Dialog>
  );
}
