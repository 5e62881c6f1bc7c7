"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { KnownAction } from "@/features/dashboards/compare/known/components/population-form";
import { UndoForm } from "@/features/dashboards/compare/known/components/undo-form";
import { IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

/** Names the attribute in which answers carry their own weights, as the files of official surveys do. */
export function WeightForm({
  weight,
  choices,
  action,
}: {
  weight: string | null;
  choices: readonly string[];
  action: KnownAction;
}) {
  const t = useTranslations("compare.known");
  const [state, run] = useActionState(action, IDLE);
  return (
    <>
      <KeptForm action={run} className="mt-3 flex max-w-xl flex-wrap items-end gap-2">
        <Field label={t("weight")} className="flex-1 basis-48">
          {(control) => (
            <NativeSelect {...control} name="weight" defaultValue={weight ?? ""}>
              <option value="">{t("noWeight")}</option>
              {choices.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <SubmitButton variant="outline">{t("save")}</SubmitButton>
      </KeptForm>
      <UndoForm state={state} action={action} />
    </>
  );
}
