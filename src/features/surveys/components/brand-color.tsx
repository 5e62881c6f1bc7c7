"use client";

import { useState } from "react";
import { contrast, legibleBrand, parseColor } from "@/domain/survey/contrast";
import { Button } from "@/ui/button";
import { ColorField, type ContrastFinding } from "@/ui/color-field";

const SWATCHES = [
  { value: "#484188", label: "Violet" },
  { value: "#00666d", label: "Teal" },
  { value: "#a63a2d", label: "Brick" },
  { value: "#424a52", label: "Slate" },
];

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
  // The field keeps its own text, so that half a number can be typed; a suggestion that is taken starts it anew.
  const [taken, setTaken] = useState({ times: 0, color });
  const own = SWATCHES.some((one) => one.value === taken.color) || !parseColor(taken.color) ? [] : [taken.color];
  return (
    <div>
      <ColorField
        key={taken.times}
        name="color"
        defaultValue={taken.color}
        swatches={[...own.map((value) => ({ value, label: "Yours" })), ...SWATCHES]}
        contrast={contrastFinding}
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
          Use {instead}
        </Button>
      ) : null}
    </div>
  );
}

function contrastFinding(hex: string): ContrastFinding {
  const legible = legibleBrand(hex);
  const passes = !legible.changed;
  const says = passes ? "White on it reads well" : "White on it is hard to read";
  const instead = passes ? "" : `. The page darkens it to ${legible.color}, ${ratio(legible.color)} to 1.`;
  return { passes, words: `${says}, ${ratio(hex)} to 1${instead}` };
}

/** Rounded down, so that 4.46 is not called 4.5. */
function ratio(hex: string): string {
  const value = contrast(parseColor(hex) ?? [0, 0, 0], [255, 255, 255]);
  return (Math.floor(value * 10) / 10).toFixed(1);
}
