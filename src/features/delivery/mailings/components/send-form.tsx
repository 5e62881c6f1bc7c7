"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { AudienceFields } from "@/features/delivery/audience/components/audience-fields";
import type { MailingState } from "@/features/delivery/mailings/actions";
import { Foreseen } from "@/features/delivery/mailings/components/foreseen";
import { LimitFields } from "@/features/delivery/mailings/components/limit-fields";
import { OftenFields } from "@/features/delivery/mailings/components/often-fields";
import { WordsFields, type WrittenText } from "@/features/delivery/mailings/components/words-fields";
import type { FormAction } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { Notice } from "@/ui/notice";
import { RadioSegments } from "@/ui/radio-segments";
import { SubmitButton } from "@/ui/submit-button";

const BEFORE: MailingState = { ok: false, message: null, errors: {} };

/** Who gets the survey, what the mail says, when it leaves and how often somebody may be asked. */
export function SendForm({
  id,
  send,
  attributes,
  texts,
  zone,
}: {
  /** Of the mailing that it starts. */
  id: string;
  send: FormAction<MailingState>;
  attributes: readonly string[];
  texts: readonly WrittenText[];
  zone: string;
}) {
  const t = useTranslations("mailings");
  const locale = useLocale();
  const [state, action] = useActionState(send, BEFORE);
  const { errors, values } = state;
  return (
    <KeptForm action={action} keep={values !== undefined} noValidate className="mt-4 grid max-w-2xl gap-8">
      <input type="hidden" name="id" value={id} />
      <AudienceFields attributes={attributes} state={state} />
      <WordsFields texts={texts} state={state} locale={locale} />
      <LimitFields values={values} errors={errors} />
      <OftenFields values={values} />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">{t("when")}</legend>
        <RadioSegments
          legend={t("when")}
          hideLegend
          name="when"
          defaultValue={values?.when ?? "now"}
          options={[
            { value: "now", label: t("now") },
            { value: "later", label: t("later") },
          ]}
        />
        <Field label={t("at")} hint={t("atHint", { zone })} optional error={errors.at} className="max-w-72">
          {(control) => <Input {...control} type="datetime-local" name="at" defaultValue={values?.at ?? ""} />}
        </Field>
      </fieldset>
      <div className="grid gap-3">
        {state.message ? <Notice tone={state.ok ? "done" : "consider"}>{state.message}</Notice> : null}
        {state.foreseen ? <Foreseen foreseen={state.foreseen} days={Number(values?.quarantine ?? 0)} /> : null}
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="deed" value="foresee" variant="outline">
            {t("foresee")}
          </SubmitButton>
          <SubmitButton name="deed" value="test" variant="outline">
            {t("test")}
          </SubmitButton>
          <SubmitButton name="deed" value="send">
            {t("send")}
          </SubmitButton>
        </div>
      </div>
    </KeptForm>
  );
}
