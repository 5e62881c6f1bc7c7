"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, startTransition, useActionState, useState } from "react";
import { RISK_LANGUAGES } from "@/domain/follow-up/default-risk-words";
import { ChoiceRows } from "@/features/follow-ups/rules/choice-rows";
import type { RulesView } from "@/features/follow-ups/rules/loaders";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

const WAYS = ["nobody", "one", "turns", "attribute"] as const;

/** The rules as one form: saved together, tried before. `poor` and `young` are figures of its sentences. */
export function RulesForm({
  view,
  save,
  poor,
  young,
}: {
  view: RulesView;
  save: FormAction;
  poor: number;
  young: number;
}) {
  const t = useTranslations("followUpRules");
  const [state, action, pending] = useActionState(save, IDLE);
  const { rules } = view;
  const errors = state.errors;
  const hours = (name: "lowScore" | "contactAsked" | "riskWords" | "npsBatch" | "checkIns") => (
    <Field label={t("due")} error={errors[`${name}.dueHours`]} className="max-w-40">
      {(control) => (
        <Input
          {...control}
          name={`${name}.dueHours`}
          inputMode="numeric"
          defaultValue={rules[name].dueHours}
          required
        />
      )}
    </Field>
  );
  return (
    <form
      action={action}
      // Sent by hand, so that what was typed stays in the fields while rules are tried or do not fit.
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const form = new FormData(event.currentTarget, submitter);
        startTransition(() => action(form));
      }}
      className="mt-4 grid max-w-2xl gap-8"
    >
      <Group title={t("answers")}>
        <Rule>
          <Checkbox name="lowScore.on" defaultChecked={rules.lowScore.on} label={t("lowScore.on")} />
          {hours("lowScore")}
          <Checkbox name="lowScore.rows" defaultChecked={rules.lowScore.rows} label={t("lowScore.rows")} />
          <p className="text-muted-foreground text-xs">{t("lowScore.rowsHint")}</p>
          <Checkbox name="lowScore.matrices" defaultChecked={rules.lowScore.matrices} label={t("lowScore.matrices")} />
          <p className="text-muted-foreground text-xs">{t("lowScore.matricesHint")}</p>
        </Rule>
        <Rule>
          <Checkbox name="npsBatch.on" defaultChecked={rules.npsBatch.on} label={t("npsBatch.on")} />
          {hours("npsBatch")}
        </Rule>
        <Rule>
          <Checkbox name="contactAsked.on" defaultChecked={rules.contactAsked.on} label={t("contactAsked.on")} />
          {hours("contactAsked")}
          <fieldset>
            <legend className="text-muted-foreground text-xs">{t("contactAsked.questions")}</legend>
            {view.questions.length === 0 ? <p className="text-muted-foreground">{t("contactAsked.none")}</p> : null}
            {view.questions.map(({ name, label, counts }) => (
              <Checkbox key={name} name={`question.${name}`} defaultChecked={counts} label={label} />
            ))}
          </fieldset>
        </Rule>
        <ChoiceRows key={JSON.stringify(view.choices)} view={view} errors={errors} />
        <Rule>
          <Checkbox name="riskWords.on" defaultChecked={rules.riskWords.on} label={t("riskWords.on")} />
          {hours("riskWords")}
          <p className="text-muted-foreground text-xs">{t("riskWords.words")}</p>
          <div className="grid gap-3 sm:grid-cols-3">
            {RISK_LANGUAGES.map((language) => (
              <Field key={language} label={t(`riskWords.${language}`)} error={errors[`riskWords.${language}`]}>
                {(control) => (
                  <Textarea
                    {...control}
                    name={`riskWords.${language}`}
                    dir="auto"
                    lang={language}
                    rows={8}
                    spellCheck={false}
                    defaultValue={rules.riskWords.words[language].join("\n")}
                  />
                )}
              </Field>
            ))}
          </div>
        </Rule>
        <Rule>
          <Checkbox name="unnamed" defaultChecked={rules.unnamed} label={t("unnamed")} />
          <Checkbox name="files" defaultChecked={rules.files} label={t("files", { n: young })} />
          <p className="text-muted-foreground text-xs">{t("never")}</p>
        </Rule>
      </Group>
      <Group title={t("checkIns.title")}>
        <Rule>
          <Checkbox name="checkIns.on" defaultChecked={rules.checkIns.on} label={t("checkIns.on")} />
          {hours("checkIns")}
          <Field label={t("checkIns.after")} hint={t("checkIns.afterHint")} error={errors["checkIns.after"]}>
            {(control) => <Input {...control} name="checkIns.after" defaultValue={rules.checkIns.after.join(", ")} />}
          </Field>
          <Field
            label={t("checkIns.beforeRenewal")}
            hint={t("checkIns.beforeRenewalHint")}
            error={errors["checkIns.beforeRenewal"]}
          >
            {(control) => (
              <Input
                {...control}
                name="checkIns.beforeRenewal"
                inputMode="numeric"
                defaultValue={rules.checkIns.beforeRenewal ?? ""}
              />
            )}
          </Field>
          <Checkbox name="checkIns.yearly" defaultChecked={rules.checkIns.yearly} label={t("checkIns.yearly")} />
          <Checkbox
            name="checkIns.poor"
            defaultChecked={rules.checkIns.poorExperiences}
            label={t("checkIns.poor", { n: poor })}
          />
          <p className="text-muted-foreground text-xs">{t("checkIns.stopped")}</p>
        </Rule>
      </Group>
      <Owners view={view} errors={errors} />
      <Overdue view={view} errors={errors} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="save">
          {t("save")}
        </SubmitButton>
        <Button type="submit" variant="quiet" name="intent" value="try" disabled={pending}>
          {t("try")}
        </Button>
        {view.own ? (
          <Button type="submit" variant="ghost" name="intent" value="reset" disabled={pending} formNoValidate>
            {t("reset")}
          </Button>
        ) : null}
      </div>
      <div aria-live="polite">{state.message ? <Notice>{errors.form ?? state.message}</Notice> : null}</div>
    </form>
  );
}

function Owners({ view, errors }: { view: RulesView; errors: Readonly<Record<string, string>> }) {
  const t = useTranslations("followUpRules");
  const { owners } = view.rules;
  const [way, setWay] = useState<string>(owners.way);
  const shownFor = (one: (typeof WAYS)[number]) => (way === one ? undefined : "hidden");
  const email = (id: string) => view.workers.find((one) => one.id === id)?.email ?? id;
  const options = view.workers.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  return (
    <Group title={t("owners.title")}>
      <Field label={t("owners.way")}>
        {(control) => (
          <NativeSelect {...control} name="owners.way" value={way} onChange={({ target }) => setWay(target.value)}>
            {WAYS.map((way) => (
              <option key={way} value={way}>
                {t(`owners.ways.${way}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t("owners.person")} error={errors["owners.person"]} className={shownFor("one")}>
        {(control) => (
          <NativeSelect {...control} name="owners.person" defaultValue={owners.way === "one" ? owners.userId : ""}>
            <option value="">{t("owners.nobody")}</option>
            {options}
          </NativeSelect>
        )}
      </Field>
      <fieldset className={shownFor("turns")}>
        <legend className="font-medium">{t("owners.people")}</legend>
        {view.workers.map(({ id, name }) => (
          <Checkbox
            key={id}
            name="owners.people"
            value={id}
            label={name}
            defaultChecked={owners.way === "turns" && owners.userIds.includes(id)}
          />
        ))}
        {errors["owners.people"] ? <p className="text-destructive text-xs">{errors["owners.people"]}</p> : null}
      </fieldset>
      <Field
        label={t("owners.attribute")}
        hint={t("owners.attributeHint")}
        error={errors["owners.attribute"]}
        className={shownFor("attribute")}
      >
        {(control) => (
          <Input {...control} name="owners.attribute" defaultValue={owners.way === "attribute" ? owners.name : ""} />
        )}
      </Field>
      <Field
        label={t("owners.values")}
        hint={t("owners.valuesHint")}
        error={errors["owners.values"]}
        className={shownFor("attribute")}
      >
        {(control) => (
          <Textarea
            {...control}
            name="owners.values"
            dir="ltr"
            rows={3}
            spellCheck={false}
            defaultValue={
              owners.way === "attribute"
                ? owners.values.map(({ value, userId }) => `${value} = ${email(userId)}`).join("\n")
                : ""
            }
          />
        )}
      </Field>
      <Field label={t("owners.otherwise")} className={shownFor("attribute")}>
        {(control) => (
          <NativeSelect
            {...control}
            name="owners.otherwise"
            defaultValue={owners.way === "attribute" ? (owners.otherwise ?? "") : ""}
          >
            <option value="">{t("owners.nobody")}</option>
            {options}
          </NativeSelect>
        )}
      </Field>
      <p className="text-muted-foreground text-xs">{t(view.sendsMail ? "owners.mail" : "owners.noMail")}</p>
      {view.failed.map(({ who, code }) => (
        <p key={who} className="text-worse text-xs">
          {t("owners.failed", { who, code })}
        </p>
      ))}
    </Group>
  );
}

/** What happens to one that nobody closes in time. */
function Overdue({ view, errors }: { view: RulesView; errors: Readonly<Record<string, string>> }) {
  const t = useTranslations("followUpRules.overdue");
  const { overdue } = view.rules;
  return (
    <Group title={t("title")}>
      <Checkbox name="overdue.owner" defaultChecked={overdue.owner} label={t("owner")} />
      <Rule>
        <fieldset aria-describedby="overdue-people-hint">
          <legend className="font-medium">{t("people")}</legend>
          {view.workers.map(({ id, name }) => (
            <Checkbox
              key={id}
              name="overdue.people"
              value={id}
              label={name}
              defaultChecked={overdue.escalateTo.includes(id)}
            />
          ))}
        </fieldset>
        <p id="overdue-people-hint" className="text-muted-foreground text-xs">
          {t("peopleHint")}
        </p>
        <Field label={t("after")} error={errors["overdue.escalateAfter"]} className="max-w-64">
          {(control) => (
            <Input
              {...control}
              name="overdue.escalateAfter"
              inputMode="numeric"
              defaultValue={overdue.escalateAfter}
              required
            />
          )}
        </Field>
      </Rule>
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-border border-t pt-4">
      <h3 className="font-semibold text-lg">{title}</h3>
      {children}
    </section>
  );
}

function Rule({ children }: { children: ReactNode }) {
  return <div className="grid gap-2">{children}</div>;
}
