"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatNumber } from "@/domain/metrics/display";
import { contrast, legibleBrand, parseColor } from "@/domain/survey/contrast";
import type { Translator } from "@/platform/i18n/translator";
import { Button } from "@/ui/button";
import { ColorField, type ContrastFinding } from "@/ui/color-field";

const SWATCHES = [
  { value: "#484188", name: "violet" },
  { value: "#00666d", name: "teal" },
  { value: "#a63a2d", name: "brick" },
  { value: "#424a52", name: "slate" },
] as const;

/** The brand's colour, how white reads on it, and the nearest one that does where it does not. */
export function BrandColor({
  color,
  instead,
  onColor,
  error,
}: {
  color: string;
  /** The darkened colour that the linter offers; null where this one reads well. */
  instead: string | null;
  onColor: (hex: string) => void;
  error?: string;
}) {
  const t = useTranslations("brandColor");
  const locale = useLocale();
  // The field keeps its own text, so that half a number can be typed; a suggestion that is taken starts it anew.
  const [taken, setTaken] = useState({ times: 0, color });
  const own = SWATCHES.some((one) => one.value === taken.color) || !parseColor(taken.color) ? [] : [taken.color];
  return (
    <div>
      <ColorField
        key={taken.times}
        name="color"
        defaultValue={taken.color}
        swatches={[
          ...own.map((value) => ({ value, label: t("yours") })),
          ...SWATCHES.map(({ value, name }) => ({ value, label: t(name) })),
        ]}
        contrast={(hex) => contrastFinding(hex, t, locale)}
        onColor={onColor}
        error={error}
      />
      {instead ? (
        <Button
          size="sm"
          className="mt-2"
          onClick={() => {
            setTaken({ times: taken.times + 1, color: instead });
            onColor(instead);
          }}
        >
          <span aria-hidden="true" className="size-3.5 rounded-full" style={{ backgroundColor: instead }} />
          {t("use", { color: instead })}
        </Button>
      ) : null}
    </div>
  );
}

function contrastFinding(hex: string, t: Translator<"brandColor">, locale: string): ContrastFinding {
  const legible = legibleBrand(hex);
  const passes = !legible.changed;
  const words = passes
    ? t("well", { ratio: ratio(hex, locale) })
    : t("hard", { ratio: ratio(hex, locale), color: legible.color, better: ratio(legible.color, locale) });
  return { passes, words };
}

/** Rounded down, so that 4.46 is not called 4.5. */
function ratio(hex: string, locale: string): string {
  const value = contrast(parseColor(hex) ?? [0, 0, 0], [255, 255, 255]);
  return formatNumber(Math.floor(value * 10) / 10, { locale, decimals: 1 });
}
