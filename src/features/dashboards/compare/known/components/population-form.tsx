"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { KnownState } from "@/features/dashboards/compare/known/actions";
import { UndoForm } from "@/features/dashboards/compare/known/components/undo-form";
import type { KnownView } from "@/features/dashboards/compare/known/view";
import { IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

export type KnownAction = (state: KnownState, form: FormData) => Promise<KnownState>;

/** States how large the groups of an attribute are: typed, or pasted from two columns of a table. */
export function PopulationForm({
  form,
  dimensions,
  action,
}: {
  form: NonNullable<KnownView["form"]>;
  dimensions: readonly string[];
  action: KnownAction;
}) {
  const t = useTranslations("compare.known");
  const router = useRouter();
  const [state, run] = useActionState(action, IDLE);
  const [open, setOpen] = useState(false);
  const values = state.values ?? form;
  const asks = (dimension: string) => {
    const params = new URLSearchParams(window.location.search);
    params.set("known", dimension);
    router.replace(`?${params}#known`, { scroll: false });
  };
  return (
    <details className="mt-3" open={open || !!state.values} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-6 font-medium text-primary">{t("open")}</summary>
      <form action={run} className="mt-2 flex max-w-xl flex-col gap-3">
        <Field label={t("attribute")} error={state.errors.dimension}>
          {(control) => (
            <NativeSelect
              {...control}
              name="dimension"
              defaultValue={values.dimension}
              onChange={(event) => asks(event.target.value)}
            >
              {dimensions.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("rows")} hint={t("rowsHint")} error={state.errors.rows}>
          {(control) => <Textarea {...control} name="rows" defaultValue={values.rows} rows={6} className="font-mono" />}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("unit")}>
            {(control) => (
              <NativeSelect {...control} name="unit" defaultValue={values.unit}>
                <option value="customers">{t("customers")}</option>
                <option value="percent">{t("percent")}</option>
              </NativeSelect>
            )}
          </Field>
          <Field label={t("day")} error={state.errors.asOf}>
            {(control) => <Input {...control} type="date" name="asOf" defaultValue={values.asOf} required />}
          </Field>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton>{t("save")}</SubmitButton>
          {form.stated ? (
            <SubmitButton variant="ghost" name="forget" value="1" formNoValidate>
              {t("forget")}
            </SubmitButton>
          ) : null}
        </div>
      </form>
      <UndoForm state={state} action={action} />
    </details>
  );
}
