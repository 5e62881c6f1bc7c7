"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Test } from "@/domain/survey/condition";
import type { Definition } from "@/domain/survey/definition";
import { isLocale, type Locale } from "@/domain/survey/locale";
import { type ValueChoice, valuesOf } from "@/features/surveys/builder/logic/condition-subjects";
import type { ReadTest } from "@/features/surveys/builder/logic/read-test";
import { TokenInput, TokenMany, TokenSelect } from "@/features/surveys/builder/logic/sentence-tokens";
import type { Translator } from "@/platform/i18n/translator";

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
  const t = useTranslations("logic");
  const reader = useLocale();
  const values = valuesOf(definition, key, locale, t);
  if ("language" in test)
    return (
      <OneOf
        label={t("values.value")}
        values={values}
        value={test.value}
        onValue={(value) => isLocale(value) && onTest({ ...test, value })}
      />
    );
  const { value } = test;
  const put = (next: NonNullable<typeof value>) => onTest({ ...test, value: next });
  const list = Array.isArray(value) ? value : [];
  const [low = 0, high = 0] = list;
  switch (kind) {
    case "none":
      return null;
    case "one":
      return <OneOf label={t("values.value")} values={values} value={value} onValue={put} />;
    case "pair":
      return (
        <>
          <OneOf
            label={t("values.from")}
            values={values}
            value={low}
            onValue={(next) => put([Number(next), Math.max(Number(next), Number(high))])}
          />
          <span>{t("and")}</span>
          <OneOf
            label={t("values.upTo")}
            values={values.filter((one) => Number(one.value) >= Number(low))}
            value={high}
            onValue={(next) => put([low, Number(next)])}
          />
        </>
      );
    case "many":
      return (
        <TokenMany
          label={t("values.values")}
          said={saidOf(
            values.filter((one) => list.some((chosen) => chosen === one.value)),
            reader,
            t,
          )}
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
          label={t("values.value")}
          value={String(value ?? "")}
          maxLength={256}
          aria-invalid={value === "" ? true : undefined}
          onChange={(event) => put(typedValue(event.target.value, test.op))}
        />
      );
    case "number":
      return <NumberToken label={t("values.value")} value={Number(value)} onValue={put} />;
    case "numbers":
      return (
        <>
          <NumberToken label={t("values.from")} value={Number(low)} onValue={(next) => put([next, Number(high)])} />
          <span>{t("and")}</span>
          <NumberToken label={t("values.upTo")} value={Number(high)} onValue={(next) => put([Number(low), next])} />
        </>
      );
    case "day":
      return <DayToken label={t("values.day")} value={String(value)} onValue={put} />;
    case "days":
      return (
        <>
          <DayToken label={t("values.from")} value={String(low)} onValue={(next) => put([next, String(high)])} />
          <span>{t("and")}</span>
          <DayToken label={t("values.upTo")} value={String(high)} onValue={(next) => put([String(low), next])} />
        </>
      );
  }
}

function OneOf({
  values,
  value,
  label,
  onValue,
}: {
  values: readonly ValueChoice[];
  value: unknown;
  label: string;
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

function saidOf(chosen: readonly ValueChoice[], reader: string, t: Translator<"logic">): string {
  if (chosen.length === 0) return t("values.nothing");
  return new Intl.ListFormat(reader, { type: "disjunction" }).format(chosen.map(({ label }) => label));
}
