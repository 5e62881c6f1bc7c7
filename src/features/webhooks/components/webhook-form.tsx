"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useId } from "react";
import { WEBHOOK_EVENTS } from "@/domain/webhooks/events";
import { WEBHOOK_FORMATS, type WebhookFormat } from "@/domain/webhooks/formats";
import { EVENT_WORDS } from "@/features/webhooks/event-words";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** What stands in the form at first. */
export interface WebhookValues {
  readonly url: string;
  readonly description: string;
  readonly format: WebhookFormat;
  readonly events: readonly string[];
  /** Its one survey; "" for all. */
  readonly survey: string;
}

/** Where a webhook sends what, for a new one and for one that is there. */
export function WebhookForm({
  save,
  first,
  surveys,
  submit,
}: {
  save: FormAction;
  first: WebhookValues;
  surveys: readonly { readonly id: string; readonly name: string }[];
  submit: ReactNode;
}) {
  const t = useTranslations("webhooks.form");
  const [state, action] = useActionState(save, IDLE);
  const { errors, values } = state;
  const kept = state.ok ? undefined : values;
  return (
    <KeptForm action={action} noValidate className="mt-4 grid max-w-2xl gap-5">
      <Field label={t("url")} hint={t("urlHint")} error={errors.url}>
        {(control) => (
          <Input
            {...control}
            type="url"
            name="url"
            dir="ltr"
            defaultValue={kept?.url ?? first.url}
            placeholder="https://example.com/candor"
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            required
            className="rtl:text-end"
          />
        )}
      </Field>
      <Field label={t("description")} hint={t("descriptionHint")} error={errors.description} optional>
        {(control) => (
          <Input
            {...control}
            name="description"
            defaultValue={kept?.description ?? first.description}
            maxLength={200}
            className="max-w-md"
          />
        )}
      </Field>
      <Field label={t("format")} hint={t("formatHint")} error={errors.format} className="max-w-md">
        {(control) => (
          <NativeSelect {...control} name="format" defaultValue={kept?.format ?? first.format}>
            {WEBHOOK_FORMATS.map((format) => (
              <option key={format} value={format}>
                {t(`formats.${format}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <EventsField isChosen={(event) => (kept ? event in kept : first.events.includes(event))} error={errors.events} />
      <Field label={t("survey")} hint={t("surveyHint")} error={errors.survey} className="max-w-md">
        {(control) => (
          <NativeSelect {...control} name="survey" defaultValue={kept?.survey ?? first.survey}>
            <option value="">{t("every")}</option>
            {surveys.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
      <div aria-live="polite">
        {state.message === null ? null : <Notice tone={state.ok ? "done" : "blocks"}>{state.message}</Notice>}
      </div>
    </KeptForm>
  );
}

function EventsField({ isChosen, error }: { isChosen: (event: string) => boolean; error: string | undefined }) {
  const t = useTranslations("webhooks");
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined} className="min-w-0">
      <legend className="mb-1 font-medium">{t("form.events")}</legend>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {WEBHOOK_EVENTS.map((event) => (
          <Checkbox
            key={event}
            name={event}
            defaultChecked={isChosen(event)}
            label={t(`events.${EVENT_WORDS[event]}`)}
            note={t(`eventNotes.${EVENT_WORDS[event]}`)}
          />
        ))}
      </div>
      <div aria-live="polite">
        {error ? (
          <p id={id} className="mt-1 text-destructive text-xs">
            {error}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
