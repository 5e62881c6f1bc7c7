"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { WishesInput } from "@/features/delivery/digest/input";
import type { DigestSettingsView } from "@/features/delivery/digest/loaders";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { RadioCards } from "@/ui/radio-cards";
import { RadioSegments } from "@/ui/radio-segments";
import { SubmitButton } from "@/ui/submit-button";

type Props = Pick<DigestSettingsView, "wishes" | "choices"> & { readonly save: FormAction; readonly undo: FormAction };

/** When the mail comes and what is in it. What does not belong to the cadence that is chosen is not shown. */
export function DigestForm({ save, undo, wishes, choices }: Props) {
  const t = useTranslations("digest.settings");
  const [state, action] = useActionState(save, IDLE);
  const select = (name: "weekday" | "monthDay" | "hour" | "zone" | "locale", hint?: string, className?: string) => (
    <Field label={t(name)} hint={hint} error={state.errors[name]} className={className}>
      {(control) => (
        <NativeSelect {...control} name={name} defaultValue={String(wishes[name])}>
          {choices[name].map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
  return (
    <>
      <form action={action} key={JSON.stringify(wishes)} className="group/form mt-4 grid max-w-2xl gap-6">
        <RadioCards
          legend={t("cadence")}
          name="cadence"
          columns={3}
          defaultValue={wishes.cadence}
          error={state.errors.cadence}
          cards={(["weekly", "monthly", "off"] as const).map((value) => ({
            value,
            title: t(value),
            note: t(`${value}Note`),
          }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {select("weekday", undefined, "group-has-[input[value=monthly]:checked]/form:hidden")}
          {select("monthDay", undefined, "hidden group-has-[input[value=monthly]:checked]/form:block")}
          {select("hour")}
          {select("zone")}
          {select("locale")}
        </div>
        <Follow wishes={wishes} choices={choices} error={state.errors.surveys} />
        <div className="grid gap-2">
          <Checkbox name="withGoals" label={t("withGoals")} defaultChecked={wishes.withGoals === "on"} />
          <Checkbox name="withComments" label={t("withComments")} defaultChecked={wishes.withComments === "on"} />
        </div>
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </form>
      <div aria-live="polite" className="mt-3 max-w-2xl">
        {state.message === null ? null : (
          <Notice
            tone={state.ok ? "done" : "blocks"}
            action={state.ok && state.values?.before ? <Undo undo={undo} before={state.values.before} /> : null}
          >
            {state.message}
          </Notice>
        )}
      </div>
    </>
  );
}

function Follow({
  wishes,
  choices,
  error,
}: {
  wishes: WishesInput;
  choices: Props["choices"];
  error: string | undefined;
}) {
  const t = useTranslations("digest.settings");
  if (choices.surveys.length === 0)
    return (
      <p className="text-muted-foreground">
        <input type="hidden" name="follow" value="all" />
        {t("noSurveys")}
      </p>
    );
  return (
    <div>
      <RadioSegments
        legend={t("surveys")}
        name="follow"
        defaultValue={wishes.follow}
        options={[
          { value: "all", label: t("allSurveys") },
          { value: "some", label: t("someSurveys") },
        ]}
      />
      <fieldset className="mt-3 hidden gap-2 group-has-[input[value=some]:checked]/form:grid">
        <legend className="sr-only">{t("someSurveys")}</legend>
        {choices.surveys.map(({ value, label }) => (
          <Checkbox
            key={value}
            name="surveys"
            value={value}
            defaultChecked={wishes.surveys.includes(value)}
            label={<bdi>{label}</bdi>}
          />
        ))}
      </fieldset>
      <p aria-live="polite" className="mt-1 text-destructive text-xs">
        {error}
      </p>
    </div>
  );
}

function Undo({ undo, before }: { undo: FormAction; before: string }) {
  const t = useTranslations("digest.settings");
  const [state, action] = useActionState(undo, IDLE);
  return (
    <form action={action} className="flex items-center gap-3">
      <input type="hidden" name="before" value={before} />
      {state.ok ? (
        <p>{state.message}</p>
      ) : (
        <SubmitButton variant="outline" size="sm">
          {t("undo")}
        </SubmitButton>
      )}
    </form>
  );
}
