"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PAUSING_STATES } from "@/domain/promises/measure";
import type { PolicyFormState, PolicyFormView } from "@/features/service/promises/view";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { RadioCards } from "@/ui/radio-cards";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";

const IDLE: PolicyFormState = { ok: false, message: null, errors: {} };
const CONDITIONS = [
  ["priorities", "policy.priorities"],
  ["channels", "policy.channels"],
  ["teams", "policy.teams"],
] as const;

/** What is promised to whom, who is told when it is late, and what that would have meant lately. */
export function PolicyForm({
  view,
  save,
}: {
  view: PolicyFormView;
  save: (state: PolicyFormState, form: FormData) => Promise<PolicyFormState>;
}) {
  const t = useTranslations("promises");
  const [state, action, pending] = useActionState(save, IDLE);
  return (
    <KeptForm action={action} aria-busy={pending} className="grid max-w-3xl gap-8">
      <Field label={t("settings.name")} error={state.errors.name} className="max-w-md">
        {(control) => <Input {...control} name="name" defaultValue={view.name} maxLength={80} required />}
      </Field>
      <Whom view={view} errors={state.errors} />
      <Section title={t("policy.what")} dek={t("policy.whatDek")}>
        {view.targets.map((target) => (
          <TargetRow key={target.measure} target={target} error={state.errors[`${target.measure}.minutes`]} />
        ))}
        <Field label={t("policy.calendar")} error={state.errors.calendarId} className="mt-4 max-w-md">
          {(control) => (
            <NativeSelect {...control} name="calendarId" defaultValue={view.calendarId}>
              <option value="">{t("policy.defaultCalendar")}</option>
              {view.calendars.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </Section>
      <Late view={view} errors={state.errors} />
      <Reach isNew={view.id === null} />
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton name="intent" value="save">
            {t("settings.save")}
          </SubmitButton>
          <SubmitButton name="intent" value="try" variant="outline">
            {t("policy.try")}
          </SubmitButton>
        </div>
        <div aria-live="polite">
          {state.message === null ? null : <Notice tone={state.ok ? "done" : "blocks"}>{state.message}</Notice>}
          {state.trial ? (
            <Notice>
              {state.trial.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Notice>
          ) : null}
        </div>
      </div>
    </KeptForm>
  );
}

type Errors = Readonly<Record<string, string>>;

/** The conditions, read as one sentence: with priority …, through channel …, of team …, of customers whose … is …. */
function Whom({ view, errors }: { view: PolicyFormView; errors: Errors }) {
  const t = useTranslations("promises");
  return (
    <Section title={t("policy.whom")} dek={t("policy.whomDek")}>
      <div className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {CONDITIONS.map(([name, label]) => (
          <Field key={name} label={t(label)} error={errors[name]}>
            {(control) => (
              <>
                <Input
                  {...control}
                  name={name}
                  defaultValue={view[name]}
                  placeholder={t("policy.anyone")}
                  list={`${control.id}-known`}
                />
                <Known id={`${control.id}-known`} values={view.known[name]} />
              </>
            )}
          </Field>
        ))}
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("policy.segmentName")} error={errors.segmentName}>
            {(control) => (
              <>
                <Input
                  {...control}
                  name="segmentName"
                  defaultValue={view.segmentName}
                  placeholder={t("policy.anyone")}
                  list={`${control.id}-known`}
                />
                <Known id={`${control.id}-known`} values={view.known.segmentName} />
              </>
            )}
          </Field>
          <Field label={t("policy.segmentValues")} error={errors.segmentValues}>
            {(control) => (
              <Input
                {...control}
                name="segmentValues"
                defaultValue={view.segmentValues}
                placeholder={t("policy.anyone")}
              />
            )}
          </Field>
        </div>
      </div>
    </Section>
  );
}

function Known({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

function TargetRow({ target, error }: { target: PolicyFormView["targets"][number]; error: string | undefined }) {
  const t = useTranslations("promises");
  const { measure, minutes, time, pauses } = target;
  const name = t(`targets.${measure}`);
  return (
    <fieldset className="grid gap-x-4 gap-y-2 border-border border-b py-3 sm:grid-cols-[10rem_1fr_1fr_auto] sm:items-start">
      <legend className="sr-only">{name}</legend>
      <span aria-hidden="true" className="font-semibold sm:pt-7">
        {name}
      </span>
      <Field label={t("policy.within")} error={error}>
        {(control) => (
          <Input
            {...control}
            name={`${measure}.minutes`}
            dir="ltr"
            defaultValue={minutes}
            maxLength={20}
            className="rtl:text-end"
          />
        )}
      </Field>
      <Field label={t("policy.time")}>
        {(control) => (
          <NativeSelect {...control} name={`${measure}.time`} defaultValue={time}>
            <option value="business">{t("policy.business")}</option>
            <option value="clock">{t("policy.clock")}</option>
          </NativeSelect>
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium">{t("policy.pauses")}</legend>
        <div className="grid gap-1">
          {PAUSING_STATES.map((state) => (
            <Checkbox
              key={state}
              name={`${measure}.pauses`}
              value={state}
              defaultChecked={pauses.includes(state)}
              label={t(`pausing.${state}`)}
            />
          ))}
        </div>
      </fieldset>
    </fieldset>
  );
}

function Late({ view, errors }: { view: PolicyFormView; errors: Errors }) {
  const t = useTranslations("promises");
  return (
    <Section title={t("policy.late")}>
      <div className="mt-3 grid max-w-md grid-cols-[7rem_1fr] gap-3">
        <Field label={t("policy.soonAmount")} error={errors.soonAmount}>
          {(control) => (
            <Input
              {...control}
              name="soonAmount"
              inputMode="numeric"
              defaultValue={view.soon.amount}
              maxLength={5}
              required
            />
          )}
        </Field>
        <Field label={t("policy.soonKind")}>
          {(control) => (
            <NativeSelect {...control} name="soonKind" defaultValue={view.soon.kind}>
              <option value="share">{t("policy.soonShare")}</option>
              <option value="minutes">{t("policy.soonMinutes")}</option>
            </NativeSelect>
          )}
        </Field>
      </div>
      <fieldset className="mt-4">
        <legend className="mb-1 font-medium">{t("policy.recipients")}</legend>
        <div className="grid gap-1">
          {view.recipients.map(({ id, name, told }) => (
            <Checkbox key={id} name="recipientIds" value={id} defaultChecked={told} label={<bdi>{name}</bdi>} />
          ))}
        </div>
        {errors.recipientIds ? <p className="mt-1 text-destructive text-xs">{errors.recipientIds}</p> : null}
        <p className="mt-1 text-muted-foreground text-xs">{t("policy.recipientsHint")}</p>
      </fieldset>
    </Section>
  );
}

/** A first policy is mostly asked of the past as well; a change is not. */
function Reach({ isNew }: { isNew: boolean }) {
  const t = useTranslations("promises");
  return (
    <RadioCards
      legend={t("policy.reach")}
      name="reach"
      columns={2}
      defaultValue={isNew ? "all" : "open"}
      cards={[
        { value: "open", title: t("policy.reachNow"), text: t("policy.reachNowText") },
        { value: "all", title: t("policy.reachAll"), text: t("policy.reachAllText") },
      ]}
    />
  );
}
