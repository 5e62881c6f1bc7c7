"use client";

import { useTranslations } from "next-intl";
import { useActionState, useId, useState } from "react";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import type { GuessedDate } from "@/domain/imports/guess";
import { ColumnSelect } from "@/features/imports/components/column-select";
import { DateFields } from "@/features/imports/components/date-fields";
import { OtherQuestions } from "@/features/imports/components/other-questions";
import { QuestionFields } from "@/features/imports/components/question-fields";
import { SampleTable } from "@/features/imports/components/sample-table";
import { TargetFields } from "@/features/imports/components/target-fields";
import {
  changeOthers,
  chooseSurvey,
  type MappingForm as Form,
  mappingOfForm,
  NEW_QUESTION,
  type QuestionForm,
  type SurveyChoice,
} from "@/features/imports/write-mapping";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";

const MOST_GROUPS = 200;

interface Props {
  order: FormAction;
  zone: string;
  looked: number;
  columns: readonly ColumnProfile[];
  sample: readonly (readonly string[])[];
  surveys: readonly SurveyChoice[];
  initial: Form;
  /** As the file was read for this form. */
  source: string | null;
  encoding: string | null;
  asked: GuessedDate["asked"];
}

/** Says which column is what. Everything shown answers at once; the server checks it again. */
export function MappingForm({ order, zone, looked, columns, sample, surveys, initial, ...file }: Props) {
  const t = useTranslations("imports.map");
  const [form, setForm] = useState(initial);
  const [state, action] = useActionState(order, IDLE);
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const changeQuestion = (index: number, part: Partial<QuestionForm>) =>
    change({ questions: form.questions.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  const names = columns.map(({ name }) => name);
  const survey = surveys.find((one) => one.id === form.survey);
  const asked = new Set([...form.questions.map((one) => one.column), ...form.others.flatMap((one) => one.columns)]);
  // What looked like another question may be a score after all.
  const unscored = names.filter((name) => !form.questions.some((question) => question.column === name));
  // What is something else already is offered as a segment no more.
  const used = new Set(["", ...form.dateColumns, form.comment, form.customer, form.interaction, form.id, ...asked]);
  const addId = useId();
  const addScore = (column: string) =>
    change({
      questions: [...form.questions, { ...NEW_QUESTION, column }],
      others: form.others.filter((one) => !one.columns.includes(column)),
    });
  return (
    <form action={action} className="grid gap-8">
      <input type="hidden" name="mapping" value={JSON.stringify(mappingOfForm(form))} />
      <input type="hidden" name="source" value={file.source ?? ""} />
      <input type="hidden" name="encoding" value={file.encoding ?? ""} />
      {state.message && !state.ok ? (
        <Notice tone="blocks" title={state.message}>
          <Faults errors={state.errors} />
        </Notice>
      ) : null}
      <SampleTable names={names} rows={sample} looked={looked} />
      <TargetFields
        form={form}
        surveys={surveys}
        errors={state.errors}
        onName={(name) => change({ name })}
        onSurvey={(id) =>
          change(
            chooseSurvey(
              form,
              surveys.find((one) => one.id === id),
            ),
          )
        }
      />
      <Section title={t("whenTitle")}>
        <DateFields
          columns={names}
          sample={sample}
          zone={form.zone || zone}
          asked={file.asked}
          chosen={form.dateColumns}
          patterns={form.patterns}
          errors={state.errors}
          onChange={change}
        />
      </Section>
      <Section title={t("scores")} dek={t("scoresDek")}>
        <div className="mt-3 grid gap-6">
          {form.questions.map((question, index) => (
            <QuestionFields
              key={question.column}
              index={index}
              question={question}
              profile={columns.find(({ name }) => name === question.column)}
              survey={survey}
              voices={voicesOf(names, sample, question.column, form.comment)}
              errors={state.errors}
              onChange={(part) => changeQuestion(index, part)}
              onRemove={() => change({ questions: form.questions.filter((one) => one !== question) })}
            />
          ))}
          <Field label={t("addScore")} id={addId} error={state.errors["mapping.questions"]} className="max-w-sm">
            {(control) => (
              <ColumnSelect
                {...control}
                columns={unscored}
                value=""
                none={t("chooseColumn")}
                onChoose={(column) => column && addScore(column)}
              />
            )}
          </Field>
        </div>
      </Section>
      <OtherQuestions
        others={form.others}
        columns={columns}
        free={names.filter((name) => !used.has(name))}
        survey={survey}
        errors={state.errors}
        onChange={(others) => change(changeOthers(form, others))}
      />
      <Section title={t("else")}>
        <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t("comment")} optional error={state.errors["mapping.comment"]}>
            {(control) => (
              <ColumnSelect
                {...control}
                columns={names}
                value={form.comment}
                none={t("none")}
                onChoose={(comment) => change({ comment })}
              />
            )}
          </Field>
          <Field label={t("customer")} optional hint={t("customerHint")} error={state.errors["mapping.customer"]}>
            {(control) => (
              <ColumnSelect
                {...control}
                columns={names}
                value={form.customer}
                none={t("anonymous")}
                onChoose={(customer) => change({ customer })}
              />
            )}
          </Field>
          <Field label={t("id")} optional hint={t("idHint")} error={state.errors["mapping.id"]}>
            {(control) => (
              <ColumnSelect
                {...control}
                columns={names}
                value={form.id}
                none={t("none")}
                onChoose={(one) => change({ id: one })}
              />
            )}
          </Field>
          <Field
            label={t("interaction")}
            optional
            hint={t("interactionHint")}
            error={state.errors["mapping.interaction"]}
          >
            {(control) => (
              <ColumnSelect
                {...control}
                columns={names}
                value={form.interaction}
                none={t("none")}
                onChoose={(interaction) => change({ interaction })}
              />
            )}
          </Field>
        </div>
        <fieldset className="mt-4">
          <legend className="mb-1 font-medium">{t("segments")}</legend>
          <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
            {columns
              .filter(
                ({ name, distinct }) => form.attributes.includes(name) || (distinct <= MOST_GROUPS && !used.has(name)),
              )
              .map(({ name, distinct }) => (
                <Checkbox
                  key={name}
                  label={<bdi>{name.trim()}</bdi>}
                  end={t("values", { n: distinct })}
                  checked={form.attributes.includes(name)}
                  onChange={(event) =>
                    change({
                      attributes: event.target.checked
                        ? [...form.attributes, name]
                        : form.attributes.filter((one) => one !== name),
                    })
                  }
                />
              ))}
          </div>
        </fieldset>
      </Section>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="check">
          {t("check")}
        </SubmitButton>
        <SubmitButton name="intent" value="import" variant="outline">
          {t("importNow")}
        </SubmitButton>
        <span className="text-muted-foreground text-xs">{t("checkNote")}</span>
      </div>
    </form>
  );
}

function Faults({ errors }: { errors: Readonly<Record<string, string>> }) {
  return (
    <ul className="mt-1 grid gap-0.5">
      {Object.entries(errors).map(([path, message]) => (
        <li key={path}>
          <bdi>{path.replace(/^mapping\./, "")}</bdi>: <bdi>{message}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The cells of a column in sample rows that have a comment. */
function voicesOf(names: readonly string[], rows: readonly (readonly string[])[], column: string, comment: string) {
  const place = names.indexOf(column);
  const beside = names.indexOf(comment);
  if (comment === "" || beside < 0) return [];
  return rows
    .map((row) => ({ cell: (row[place] ?? "").trim(), comment: (row[beside] ?? "").trim() }))
    .filter((one) => one.cell !== "" && one.comment !== "");
}
