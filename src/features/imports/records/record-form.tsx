"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import type { GuessedDate } from "@/domain/imports/guess";
import { ColumnSelect } from "@/features/imports/components/column-select";
import { DateFields, errorOf } from "@/features/imports/components/date-fields";
import { SampleTable } from "@/features/imports/components/sample-table";
import type { FormField, RecordFormStart } from "@/features/imports/records/start-record-form";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";

interface Props {
  order: FormAction;
  zone: string;
  looked: number;
  columns: readonly ColumnProfile[];
  names: readonly string[];
  sample: readonly (readonly string[])[];
  encoding: string | null;
  records: RecordFormStart;
  surveys: readonly { readonly id: string; readonly name: string }[];
}

const NO_DATE: GuessedDate = { columns: [], patterns: [], zone: null, asked: null };
const MOST_GROUPS = 40;

/** A file of records: which of its columns is which field, with what was guessed from the header filled in. */
export function RecordForm({ order, zone, looked, columns, names, sample, encoding, records, surveys }: Props) {
  const t = useTranslations("imports.records");
  const all = useTranslations("imports");
  const [form, setForm] = useState(records.initial);
  const [state, action] = useActionState(order, IDLE);
  const error = (field: string) => errorOf(state.errors, `mapping.${field}`);
  const texts = records.fields.filter(({ kind }) => kind !== "date" && kind !== "columns");
  const dates = records.fields.filter(({ kind }) => kind === "date");
  const keeps = records.fields.some(({ kind }) => kind === "columns");
  const used = new Set([...Object.values(form.columns), ...Object.values(form.dates).flatMap((one) => one.columns)]);
  const changeColumn = (field: string, column: string) =>
    setForm((before) => ({ ...before, columns: without(before.columns, field, column) }));
  const changeSaid = (field: string, said: string) =>
    setForm((before) => ({ ...before, said: { ...before.said, [field]: said } }));
  return (
    <form action={action} className="grid gap-8">
      <input type="hidden" name="purpose" value={records.purpose} />
      <input type="hidden" name="mapping" value={JSON.stringify(mappingOf(form))} />
      <input type="hidden" name="encoding" value={encoding ?? ""} />
      {state.message && !state.ok ? (
        <Notice tone="blocks" title={state.message}>
          <ul className="mt-1 grid gap-0.5">
            {Object.entries(state.errors).map(([path, message]) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <SampleTable names={names} rows={sample} looked={looked} />
      <Section title={t("columns")} dek={t(`notes.${records.purpose}`)}>
        <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {texts.map((field) => (
            <Field
              key={field.name}
              label={t(`fields.${field.name as "customer"}`)}
              optional={field.required !== true && field.kind !== "choice"}
              error={error(field.name)}
            >
              {(control) => (
                <OneField
                  control={control}
                  field={field}
                  names={names}
                  surveys={surveys}
                  column={form.columns[field.name] ?? ""}
                  said={form.said[field.name] ?? ""}
                  onColumn={(column) => changeColumn(field.name, column)}
                  onSaid={(said) => changeSaid(field.name, said)}
                />
              )}
            </Field>
          ))}
        </div>
      </Section>
      {dates.map(({ name }) => {
        const date = form.dates[name] ?? NO_DATE;
        return (
          <Section key={name} title={t(`fields.${name as "customer"}`)}>
            <DateFields
              columns={names}
              sample={sample}
              zone={date.zone ?? zone}
              chosen={date.columns}
              patterns={date.patterns.join("\n")}
              asked={date.asked}
              errors={renamed(state.errors, name)}
              onChange={({ dateColumns, patterns }) =>
                setForm((before) => {
                  const changed = {
                    ...date,
                    columns: dateColumns ?? date.columns,
                    patterns: patterns === undefined ? date.patterns : patterns.split("\n"),
                  };
                  return { ...before, dates: { ...before.dates, [name]: changed } };
                })
              }
            />
          </Section>
        );
      })}
      {keeps ? (
        <fieldset>
          <legend className="mb-1 font-medium">{t("fields.attributes")}</legend>
          <p className="mb-2 text-muted-foreground text-xs">{t("attributesHint")}</p>
          <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
            {columns
              .filter(
                ({ name, distinct }) => form.attributes.includes(name) || (distinct <= MOST_GROUPS && !used.has(name)),
              )
              .map(({ name, distinct }) => (
                <Checkbox
                  key={name}
                  label={<bdi>{name.trim()}</bdi>}
                  end={all("map.values", { n: distinct })}
                  checked={form.attributes.includes(name)}
                  onChange={({ target }) =>
                    setForm((before) => ({
                      ...before,
                      attributes: target.checked
                        ? [...before.attributes, name]
                        : before.attributes.filter((one) => one !== name),
                    }))
                  }
                />
              ))}
          </div>
        </fieldset>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="check">
          {all("map.check")}
        </SubmitButton>
        <SubmitButton name="intent" value="import" variant="outline">
          {all("map.importNow")}
        </SubmitButton>
        <span className="text-muted-foreground text-xs">{all("map.checkNote")}</span>
      </div>
    </form>
  );
}

function OneField({
  control,
  field,
  names,
  surveys,
  column,
  said,
  onColumn,
  onSaid,
}: {
  control: Parameters<Parameters<typeof Field>[0]["children"]>[0];
  field: FormField;
  names: readonly string[];
  surveys: Props["surveys"];
  column: string;
  said: string;
  onColumn: (column: string) => void;
  onSaid: (said: string) => void;
}) {
  const t = useTranslations("imports.records");
  const all = useTranslations("imports.map");
  if (field.kind === "choice")
    return (
      <NativeSelect {...control} value={said} onChange={(event) => onSaid(event.target.value)}>
        {(field.values ?? []).map((one) => (
          <option key={one} value={one}>
            {t(`choices.${one as "person"}`)}
          </option>
        ))}
      </NativeSelect>
    );
  if (field.kind === "survey")
    return (
      <NativeSelect {...control} value={said} onChange={(event) => onSaid(event.target.value)}>
        <option value="">{all("none")}</option>
        {surveys.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
    );
  if (field.kind === "text")
    return <Input {...control} value={said} maxLength={200} onChange={(event) => onSaid(event.target.value)} />;
  return (
    <ColumnSelect
      {...control}
      columns={names}
      value={column}
      none={field.required ? all("chooseColumn") : all("none")}
      onChoose={onColumn}
    />
  );
}

/** The fields as the JSON of a mapping. */
function mappingOf({ columns, dates, attributes, said }: RecordFormStart["initial"]) {
  const days = Object.entries(dates)
    .filter(([, one]) => one.columns.length > 0)
    .map(([name, one]) => {
      const pattern = one.patterns.filter((line) => line.trim() !== "");
      return [name, { columns: one.columns, pattern, zone: one.zone }] as const;
    });
  return { ...said, ...columns, ...Object.fromEntries(days), ...(attributes.length > 0 ? { attributes } : {}) };
}

function without(columns: Readonly<Record<string, string>>, field: string, column: string): Record<string, string> {
  const rest = Object.fromEntries(Object.entries(columns).filter(([name]) => name !== field));
  return column === "" ? rest : { ...rest, [field]: column };
}

/** The errors of one date where the part of the form for dates looks for them. */
function renamed(errors: Readonly<Record<string, string>>, field: string): Record<string, string> {
  const own = Object.entries(errors).filter(
    ([path]) => path === `mapping.${field}` || path.startsWith(`mapping.${field}.`),
  );
  return Object.fromEntries(own.map(([, message]) => ["mapping.date", message]));
}
