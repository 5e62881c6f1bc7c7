"use client";

import { useTranslations } from "next-intl";
import type { Question } from "@/domain/survey/definition";
import { LONG_TEXT_LIMIT, SHORT_TEXT_LIMIT } from "@/domain/survey/kinds/check-text";
import { errorAt } from "@/features/surveys/builder/question/edit-text";
import { NumberField } from "@/features/surveys/builder/question/number-field";
import { TextField, type Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

interface Of<Kind extends Question["kind"]> {
  question: Extract<Question, { kind: Kind }>;
  writing: Writing;
  path: string;
  onChange: (next: Question) => void;
}

/** How long a text may be. */
export function LengthField({ question, writing, path, onChange }: Of<"short_text" | "long_text">) {
  const t = useTranslations("builder.value");
  const most = question.kind === "short_text" ? SHORT_TEXT_LIMIT : LONG_TEXT_LIMIT;
  return (
    <NumberField
      label={t("length")}
      hint={t("lengthHint", { most })}
      whole
      least={1}
      most={most}
      value={question.maxLength}
      error={errorAt(writing.errors, `${path}.maxLength`)}
      onValue={(maxLength) => {
        const { maxLength: _, ...rest } = question;
        onChange(maxLength === undefined ? rest : { ...rest, maxLength });
      }}
    />
  );
}

/** The limits of a number, whether it is whole, and its unit. */
export function NumberFields({ question, writing, path, onChange }: Of<"number">) {
  const t = useTranslations("builder.value");
  const limit = (end: "min" | "max", label: string) => (
    <NumberField
      label={label}
      whole={question.integer}
      value={question[end]}
      error={errorAt(writing.errors, `${path}.${end}`)}
      onValue={(value) => {
        const { [end]: _, ...rest } = question;
        onChange(value === undefined ? rest : { ...rest, [end]: value });
      }}
    />
  );
  const { unit, ...unitless } = question;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {limit("min", t("smallest"))}
        {limit("max", t("largest"))}
        <TextField
          writing={writing}
          path={`${path}.unit`}
          text={unit}
          label={t("unit")}
          placeholder={t("unitExample")}
          className="w-48"
          onText={(next) => {
            const empty = Object.values(next).every((words) => words === "");
            onChange(empty ? unitless : { ...question, unit: next });
          }}
        />
      </div>
      <Checkbox
        label={t("whole")}
        checked={question.integer ?? false}
        onChange={(event) => {
          const { integer: _, ...rest } = question;
          onChange(event.target.checked ? { ...rest, integer: true } : rest);
        }}
      />
    </div>
  );
}

/** The first and the last day that may be named. */
export function DateFields({ question, writing, path, onChange }: Of<"date">) {
  const t = useTranslations("builder.value");
  const put = (end: "min" | "max", day: string) => {
    const { [end]: _, ...rest } = question;
    onChange(day === "" ? rest : { ...rest, [end]: day });
  };
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      {(["min", "max"] as const).map((end) => (
        <Field
          key={end}
          label={end === "min" ? t("firstDay") : t("lastDay")}
          hint={question[end] ? undefined : t("any")}
          error={errorAt(writing.errors, `${path}.${end}`)}
        >
          {(control) => (
            <span className="flex items-center gap-1">
              <Input
                {...control}
                type="date"
                className="w-44"
                min="1800-01-01"
                max="2199-12-31"
                value={question[end] ?? ""}
                onChange={(event) => put(end, event.target.value)}
              />
              {question[end] ? (
                <Button variant="ghost" onClick={() => put(end, "")}>
                  {t("any")}
                </Button>
              ) : null}
            </span>
          )}
        </Field>
      ))}
    </div>
  );
}
