"use client";

import { useTranslations } from "next-intl";
import { useActionState, useId, useState } from "react";
import type { Weekday } from "@/domain/calendar/business-calendar";
import type { CalendarFormState, CalendarFormView } from "@/features/service/calendars/view";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

const IDLE: CalendarFormState = { ok: false, message: null, errors: {} };
const WORKDAYS: readonly Weekday[] = ["tue", "wed", "thu", "fri"];

/** When a team works: hours a day, holidays, days with other hours; and when that would be open next. */
export function CalendarForm({
  view,
  save,
}: {
  view: CalendarFormView;
  save: (state: CalendarFormState, form: FormData) => Promise<CalendarFormState>;
}) {
  const t = useTranslations("promises");
  const [state, action, pending] = useActionState(save, IDLE);
  const [name, setName] = useState(view.name);
  const [zone, setZone] = useState(view.text.timeZone);
  const [weekly, setWeekly] = useState(view.text.weekly);
  const [holidays, setHolidays] = useState(view.text.holidays);
  const [special, setSpecial] = useState(view.text.special);
  const preview = state.preview ?? view.preview;
  const copy = (days: readonly Weekday[]) =>
    setWeekly((hours) => ({ ...hours, ...Object.fromEntries(days.map((day) => [day, hours.mon])) }));
  const monday = view.days[0]?.label ?? "";
  return (
    <KeptForm action={action} aria-busy={pending} className="grid max-w-3xl gap-8">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("settings.name")} error={state.errors.name}>
          {(control) => (
            <Input
              {...control}
              name="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
              maxLength={80}
              required
            />
          )}
        </Field>
        <Field label={t("calendar.zone")} error={state.errors.timeZone}>
          {(control) => (
            <NativeSelect {...control} name="timeZone" value={zone} onChange={(event) => setZone(event.target.value)}>
              {view.zones.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <Section title={t("calendar.week")} dek={t("calendar.weekDek")}>
        <div className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {view.days.map(({ day, label }) => (
            <Field key={day} label={label} error={state.errors[day]}>
              {(control) => (
                <Input
                  {...control}
                  name={day}
                  dir="ltr"
                  className="rtl:text-end"
                  value={weekly[day]}
                  placeholder={t("calendar.closed")}
                  onChange={(event) => setWeekly({ ...weekly, [day]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => copy(WORKDAYS)}>
            {t("calendar.copy", { day: monday })}
          </Button>
          <Button size="sm" onClick={() => copy([...WORKDAYS, "sat", "sun"])}>
            {t("calendar.copyAll", { day: monday })}
          </Button>
        </div>
      </Section>
      <Section title={t("calendar.differing")}>
        <Field
          className="mt-3"
          label={t("calendar.holidays")}
          hint={t("calendar.holidaysHint")}
          error={state.errors.holidays}
        >
          {(control) => (
            <Textarea
              {...control}
              name="holidays"
              rows={4}
              className="max-h-80"
              value={holidays}
              onChange={(event) => setHolidays(event.target.value)}
            />
          )}
        </Field>
        <HolidayLists lists={view.holidayLists} add={(lines) => setHolidays((known) => joinLines(known, lines))} />
        <Field
          className="mt-3"
          label={t("calendar.special")}
          optional
          hint={t("calendar.specialHint")}
          error={state.errors.special}
        >
          {(control) => (
            <Textarea
              {...control}
              name="special"
              dir="ltr"
              rows={3}
              value={special}
              onChange={(event) => setSpecial(event.target.value)}
            />
          )}
        </Field>
      </Section>
      <div className="grid gap-3">
        {view.id === null ? null : <p className="text-muted-foreground text-xs">{t("calendar.since")}</p>}
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton name="intent" value="save">
            {t("settings.save")}
          </SubmitButton>
          <SubmitButton name="intent" value="check" variant="outline">
            {t("calendar.check")}
          </SubmitButton>
        </div>
        <div aria-live="polite" className="grid gap-3">
          {state.message === null ? null : <Notice tone={state.ok ? "done" : "blocks"}>{state.message}</Notice>}
          {preview.length > 0 && (state.ok || state.message === null) ? (
            <div>
              <p className="font-semibold">{t("calendar.next")}</p>
              <ul className="mt-1 text-muted-foreground">
                {preview.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </div>
          ) : null}
        </div>
      </div>
    </KeptForm>
  );
}

function HolidayLists({ lists, add }: { lists: CalendarFormView["holidayLists"]; add: (lines: string) => void }) {
  const t = useTranslations("promises");
  const label = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset of the form
    <div role="group" aria-labelledby={label} className="mt-3 flex flex-wrap items-center gap-2">
      <span id={label} className="text-muted-foreground text-xs">
        {t("calendar.addHolidays")}
      </span>
      {lists.map((list) => (
        <Button key={list.label} size="sm" onClick={() => add(list.lines)}>
          {list.label}
        </Button>
      ))}
    </div>
  );
}

/** Adds lines whose day is not there yet, in the order of their days. */
function joinLines(known: string, added: string): string {
  const lines = known.split("\n").filter((line) => line.trim() !== "");
  const days = new Set(lines.map((line) => line.trim().slice(0, 10)));
  const fresh = added.split("\n").filter((line) => !days.has(line.slice(0, 10)));
  return [...lines, ...fresh].sort().join("\n");
}
