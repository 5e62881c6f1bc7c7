"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { readNumber, readWholeNumber } from "@/domain/typed/read-number";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/**
 * A number, or nothing. What is typed stays as it is typed; it reaches the document once it can be read, and where it
 * cannot the field says so and the document keeps what it had.
 */
export function NumberField({
  label,
  value,
  whole,
  least,
  most,
  error,
  hint,
  suffix,
  className,
  onValue,
}: {
  label: ReactNode;
  value: number | undefined;
  /** Whole numbers alone. */
  whole?: boolean;
  least?: number;
  most?: number;
  error?: string;
  hint?: ReactNode;
  suffix?: string;
  className?: string;
  onValue: (value: number | undefined) => void;
}) {
  const t = useTranslations("builder.number");
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? "" : String(value));
  const limits = { whole, least, most, locale: useLocale() };
  const wrong = typed === null ? null : readTyped(typed, limits, t).wrong;
  return (
    <Field label={label} hint={hint} error={wrong ?? error} className={className}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            inputMode={whole ? "numeric" : "decimal"}
            autoComplete="off"
            className="w-24"
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value);
              const read = readTyped(event.target.value, limits, t);
              if (read.wrong === null && read.value !== value) onValue(read.value);
            }}
            onBlur={() => {
              if (wrong === null) setTyped(null);
            }}
          />
          {suffix ? <span className="text-muted-foreground">{suffix}</span> : null}
        </span>
      )}
    </Field>
  );
}

function readTyped(
  text: string,
  {
    whole,
    least = Number.NEGATIVE_INFINITY,
    most = Number.POSITIVE_INFINITY,
    locale,
  }: { whole?: boolean; least?: number; most?: number; locale: string },
  t: ReturnType<typeof useTranslations<"builder.number">>,
): { value: number | undefined; wrong: string | null } {
  if (text.trim() === "") return { value: undefined, wrong: null };
  const value = whole ? readWholeNumber(text) : readNumber(text, { locale });
  if (value === null) return { value: undefined, wrong: t(whole ? "whole" : "number") };
  if (value < least) return { value: undefined, wrong: t("least", { least: String(least) }) };
  if (value > most) return { value: undefined, wrong: t("most", { most: String(most) }) };
  return { value, wrong: null };
}
