import { ActionForm } from "@/features/alerts/components/action-form";
import type { AlertView } from "@/features/alerts/components/alert-page";
import type { FormAction } from "@/platform/form-state";
import { sayDay } from "@/platform/i18n/say-days";
import { Field } from "@/ui/field";
import { RadioCards } from "@/ui/radio-cards";
import { Section } from "@/ui/section";
import { Textarea } from "@/ui/textarea";

export interface AlertWorkActions {
  readonly acknowledge: FormAction;
  readonly reopen: FormAction;
  readonly snooze: (weeks: number) => FormAction;
}

/** What can be done about an alert: note that it was seen, that it is a real change, or put it off; each can be taken back. */
export function AlertWork({ view, actions }: { view: AlertView; actions: AlertWorkActions }) {
  const { words, found, mayWrite, today } = view;
  const { t, locale } = words;
  const { alert } = found;
  const over = alert.returnedOn !== null || alert.real;
  const seen = alert.acknowledgedAt !== null;
  const later = alert.snoozedUntil !== null && alert.snoozedUntil > today;
  if (over && !seen) return null;
  if (!mayWrite)
    return (
      <Section title={t("do.title")}>
        <p className="mt-2 text-muted-foreground">{t("do.viewer")}</p>
      </Section>
    );
  return (
    <Section title={t("do.title")} className="print:hidden">
      {alert.note === "" ? null : (
        <p className="mt-2 whitespace-pre-line">
          <bdi>{alert.note}</bdi>
        </p>
      )}
      {seen ? (
        <ActionForm action={actions.reopen} submit={t("do.reopen")} className="mt-3" />
      ) : (
        <>
          <ActionForm
            action={actions.acknowledge}
            submit={t("do.acknowledge")}
            variant="primary"
            className="mt-3 grid justify-items-start gap-3 *:w-full [&>button]:w-auto"
          >
            <RadioCards
              legend={t("do.choice")}
              name="choice"
              columns={1}
              defaultValue="keep"
              cards={[
                { value: "keep", title: t("do.keep"), note: t("do.keepHint") },
                { value: "real", title: t("do.real"), note: t("do.realHint", { day: sayDay(alert.since, locale) }) },
              ]}
            />
            <Field label={t("do.note")} hint={t("do.noteHint")}>
              {(control) => <Textarea {...control} name="note" maxLength={500} defaultValue={alert.note} />}
            </Field>
          </ActionForm>
          <fieldset className="mt-5 flex flex-wrap items-start gap-2">
            <legend className="mb-2 font-medium">{t("do.snooze")}</legend>
            {later ? (
              <ActionForm action={actions.snooze(0)} submit={t("do.wake")} />
            ) : (
              [1, 4].map((weeks) => (
                <ActionForm
                  key={weeks}
                  action={actions.snooze(weeks)}
                  submit={t(weeks === 1 ? "do.snooze1" : "do.snooze4")}
                  label={`${t("do.snooze")}: ${t(weeks === 1 ? "do.snooze1" : "do.snooze4")}`}
                />
              ))
            )}
          </fieldset>
        </>
      )}
    </Section>
  );
}
