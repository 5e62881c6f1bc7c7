"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/ui/cn";
import { Input } from "@/ui/input";

/** What a colour does with text on it, in words: "White on it reads well, 8.8 to 1". */
export interface ContrastFinding {
  passes: boolean;
  words: string;
}

const HEX = /^#[0-9a-f]{6}$/i;

/**
 * A colour by swatch or by its hex number, with a sentence on how well text reads on it. The field named `name` holds what was
 * typed; `onColor` is told only of whole colours (#rrggbb, lower case).
 */
export function ColorField({
  legend: ownLegend,
  name,
  defaultValue,
  swatches,
  contrast,
  onColor,
  error,
  className,
}: {
  legend?: string;
  name: string;
  defaultValue: string;
  swatches: readonly { value: string; label: string }[];
  contrast?: (hex: string) => ContrastFinding;
  onColor?: (hex: string) => void;
  error?: string;
  className?: string;
}) {
  const t = useTranslations("ui.colour");
  const legend = ownLegend ?? t("legend");
  const id = useId();
  const [text, setText] = useState(defaultValue);
  const whole = HEX.test(text);
  const finding = whole ? contrast?.(text.toLowerCase()) : undefined;
  const choose = (next: string) => {
    setText(next);
    if (HEX.test(next)) onColor?.(next.toLowerCase());
  };
  const Icon = finding?.passes ? Check : TriangleAlert;
  return (
    <fieldset className={cn("min-w-0", className)}>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {swatches.map((swatch) => (
          <button
            key={swatch.value}
            type="button"
            aria-label={swatch.label}
            aria-pressed={text.toLowerCase() === swatch.value.toLowerCase()}
            onClick={() => choose(swatch.value)}
            style={{ backgroundColor: swatch.value }}
            className="size-7 rounded-full ring-offset-2 ring-offset-background aria-pressed:ring-2 aria-pressed:ring-foreground pointer-coarse:size-11"
          />
        ))}
        <Input
          id={id}
          name={name}
          value={text}
          aria-label={t("hex", { legend })}
          aria-describedby={`${id}-says`}
          aria-invalid={error || !whole ? true : undefined}
          spellCheck={false}
          autoComplete="off"
          maxLength={7}
          dir="ltr"
          onChange={(event) => choose(event.target.value.trim())}
          className="w-28 font-mono text-sm"
        />
      </div>
      <p id={`${id}-says`} aria-live="polite" className="mt-1 flex min-h-4 items-start gap-1 text-xs">
        {error || !whole ? (
          <span className="text-destructive">{error ?? t("how")}</span>
        ) : finding ? (
          <>
            <Icon
              size={14}
              aria-hidden="true"
              className={cn("shrink-0", finding.passes ? "text-better" : "text-worse")}
            />
            <span className="text-muted-foreground">{finding.words}</span>
          </>
        ) : null}
      </p>
    </fieldset>
  );
}
