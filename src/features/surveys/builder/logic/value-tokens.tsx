"use client";

import type { Test } from "@/domain/survey/condition";
import type { Definition } from "@/domain/survey/definition";
import { isLocale, type Locale } from "@/domain/survey/locale";
import { type ValueChoice, valuesOf } from "@/features/surveys/builder/logic/condition-subjects";
import type { ReadTest } from "@/features/surveys/builder/logic/read-test";
import { TokenInput, TokenMany, TokenSelect } from "@/features/surveys/builder/logic/sentence-tokens";

/** What a test compares with: nothing, one value, two, several, or what is typed. */
export function ValueTokens({
  definition,
  read,
  locale,
  onTest,
}: {
  definition: Definition;
  read: ReadTest;
  locale: Locale;
  onTest: (test: Test) => void;
}) {
  const { key, kind, test } = read;
  const values = valuesOf(definition, key, locale);
  if ("language" in test)
    return (
      <OneOf values={values} value={test.value} onValue={(value) => isLocale(value) && onTest({ ...test, value })} />
    );
  const { value } = test;
  const put = (next: NonNullable<typeof value>) => onTest({ ...test, value: next });
  const list = Array.isArray(value) ? value : [];
  const [low = 0, high = 0] = list;
  switch (kind) {
    case "none":
      return null;
    case "one":
      return <OneOf values={values} value={value} onValue={put} />;
    case "pair":
      return (
        <>
          <OneOf
            label="from"
            values={values}
            value={low}
            onValue={(next) => put([Number(next), Math.max(Number(next), Number(high))])}
          />
          <span>and</span>
          <OneOf
            label="up to"
            values={values.filter((one) => Number(one.value) >= Number(low))}
            value={high}
            onValue={(next) => put([low, Number(next)])}
          />
        </>
      );
    case "many":
      return (
        <TokenMany
          label="values"
          said={saidOf(values.filter((one) => list.some((chosen) => chosen === one.value)))}
          options={values.map(optionOf)}
          chosen={list.map(String)}
          onChosen={(next) =>
            put(
              values.flatMap((one) =>
                next.includes(String(one.value)) && typeof one.value !== "boolean" ? [one.value] : [],
              ),
            )
          }
        />
      );
    case "text":
      return (
        <TokenInput
          label="value"
          value={String(value ?? "")}
          maxLength={256}
          aria-invalid={value === "" ? true : undefined}
          onChange={(event) => put(typedValue(event.target.value, test.op))}
        />
      );
    case "number":
      return <NumberToken label="value" value={Number(value)} onValue={put} />;
    case "numbers":
      return (
        <>
          <NumberToken label="from" value={Number(low)} onValue={(next) => put([next, Number(high)])} />
          <span>and</span>
          <NumberToken label="up to" value={Number(high)} onValue={(next) => put([Number(low), next])} />
        </>
      );
    case "day":
      return <DayToken label="day" value={String(value)} onValue={put} />;
    case "days":
      return (
        <>
          <DayToken label="from" value={String(low)} onValue={(next) => put([next, String(high)])} />
          <span>and</span>
          <DayToken label="up to" value={String(high)} onValue={(next) => put([String(low), next])} />
        </>
      );
  }
}

function OneOf({
  values,
  value,
  label = "value",
  onValue,
}: {
  values: readonly ValueChoice[];
  value: unknown;
  label?: string;
  onValue: (value: ValueChoice["value"]) => void;
}) {
  return (
    <TokenSelect
      label={label}
      value={String(value)}
      options={values.map(optionOf)}
      onValue={(next) => {
        const chosen = values.find((one) => String(one.value) === next);
        if (chosen) onValue(chosen.value);
      }}
    />
  );
}

function NumberToken({ label, value, onValue }: { label: string; value: number; onValue: (value: number) => void }) {
  return (
    <TokenInput
      label={label}
      type="number"
      step="any"
      className="min-w-16"
      value={String(value)}
      onChange={(event) => onValue(Number.isFinite(event.target.valueAsNumber) ? event.target.valueAsNumber : 0)}
    />
  );
}

function DayToken({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  return (
    <TokenInput
      label={label}
      type="date"
      value={value}
      aria-invalid={value === "" ? true : undefined}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

/** "At least" and "at most" compare numbers, also where the link says them as text; a day stays a day. */
function typedValue(text: string, op: string): string | number {
  const number = Number(text);
  const numeric = text.trim() !== "" && Number.isFinite(number) && String(number) === text.trim();
  return (op === "at_least" || op === "at_most") && numeric ? number : text;
}

function optionOf({ value, label }: ValueChoice): { value: string; label: string } {
  return { value: String(value), label };
}

function saidOf(chosen: readonly ValueChoice[]): string {
  if (chosen.length === 0) return "nothing yet";
  return new Intl.ListFormat("en", { type: "disjunction" }).format(chosen.map(({ label }) => label));
}
