"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PackChoices } from "@/features/board/components/pack-choices";
import type { BoardView } from "@/features/board/loaders";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

const PERIODS = ["last_month", "last_quarter", "last_year", "custom"] as const;

/** How a pack is asked for. */
export function PackForm({ form, make }: { form: BoardView["form"]; make: FormAction }) {
  const t = useTranslations("board.form");
  const [state, action] = useActionState(make, IDLE);
  return (
    <>
      <KeptForm action={action} className="group/form mt-3 grid gap-4">
        <Field label={t("period")} error={state.errors.period}>
          {(control) => (
            <NativeSelect {...control} name="period" defaultValue="last_month">
              {PERIODS.map((value) => (
                <option key={value} value={value}>
                  {t(value)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <div className="hidden gap-4 sm:grid-cols-2 group-has-[option[value=custom]:checked]/form:grid">
          <Field label={t("from")} error={state.errors.from}>
            {(control) => <Input {...control} type="date" name="from" defaultValue={form.days.from} />}
          </Field>
          <Field label={t("to")} error={state.errors.to}>
            {(control) => <Input {...control} type="date" name="to" defaultValue={form.days.to} />}
          </Field>
        </div>
        <PackChoices form={form} options={form.options} locale={form.locale} errors={state.errors} />
        <div>
          <SubmitButton>{t("make")}</SubmitButton>
        </div>
      </KeptForm>
      <div aria-live="polite" className="mt-3">
        {state.message === null ? null : <Notice tone={state.ok ? "done" : "blocks"}>{state.message}</Notice>}
      </div>
    </>
  );
}
