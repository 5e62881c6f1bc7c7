"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Fault, PackChoices } from "@/features/board/components/pack-choices";
import type { BoardView } from "@/features/board/loaders";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

const CADENCES = ["off", "monthly", "quarterly"] as const;
const DAYS = Array.from({ length: 28 }, (_, i) => i + 1);
const HOURS = Array.from({ length: 24 }, (_, i) => i);

/** When packs are made by the calendar, and which members get them. */
export function ScheduleForm({
  mail,
  form,
  save,
}: {
  mail: BoardView["mail"];
  form: BoardView["form"];
  save: FormAction;
}) {
  const t = useTranslations("board.mail");
  const [state, action] = useActionState(save, IDLE);
  return (
    <>
      <KeptForm action={action} key={JSON.stringify(mail)} className="group/form mt-3 grid gap-4">
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t("cadence")} error={state.errors.cadence}>
            {(control) => (
              <NativeSelect {...control} name="cadence" defaultValue={mail.cadence}>
                {CADENCES.map((value) => (
                  <option key={value} value={value}>
                    {t(value)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={t("monthDay")} error={state.errors.monthDay}>
            {(control) => (
              <NativeSelect {...control} name="monthDay" defaultValue={String(mail.monthDay)}>
                {DAYS.map((day) => (
                  <option key={day}>{day}</option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={t("hour")} error={state.errors.hour}>
            {(control) => (
              <NativeSelect {...control} name="hour" defaultValue={String(mail.hour)}>
                {HOURS.map((hour) => (
                  <option key={hour} value={hour}>
                    {`${String(hour).padStart(2, "0")}:00`}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
        <p className="text-muted-foreground text-xs">{t("monthDayHint")}</p>
        <fieldset>
          <legend className="mb-1 font-medium">{t("recipients")}</legend>
          <div className="grid gap-1.5">
            {mail.members.map(({ value, label }) => (
              <Checkbox
                key={value}
                name="recipients"
                value={value}
                defaultChecked={mail.recipients.includes(value)}
                label={<bdi>{label}</bdi>}
              />
            ))}
          </div>
          <Fault text={state.errors.recipients} />
        </fieldset>
        <details className="group">
          <summary className="min-h-6 cursor-pointer font-medium pointer-coarse:min-h-11">{t("contents")}</summary>
          <div className="mt-3 grid gap-4">
            <PackChoices form={form} options={mail.options} locale={mail.locale} errors={state.errors} />
          </div>
        </details>
        <div>
          <SubmitButton variant="outline">{t("save")}</SubmitButton>
        </div>
      </KeptForm>
      <div aria-live="polite" className="mt-3">
        {state.message === null ? null : <Notice tone={state.ok ? "done" : "blocks"}>{state.message}</Notice>}
      </div>
    </>
  );
}
