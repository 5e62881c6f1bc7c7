"use client";

import type { CsatChoice, Kind } from "@/features/surveys/read-form";
import { RadioCards } from "@/ui/radio-cards";
import { RadioSegments } from "@/ui/radio-segments";

const KINDS: readonly { value: Kind; title: string; text: string; note: string }[] = [
  { value: "nps", title: "NPS", text: "Would they recommend us?", note: "0 to 10" },
  { value: "csat", title: "CSAT", text: "Were they satisfied with one thing?", note: "1 to 5, faces or 1 to 10" },
  { value: "ces", title: "CES", text: "Was it easy?", note: "1 to 7" },
];

const SCALES: readonly { value: CsatChoice; label: string }[] = [
  { value: "1-5", label: "1 to 5" },
  { value: "faces-5", label: "Five faces" },
  { value: "1-10", label: "1 to 10" },
];

/** What one wants to know, and for satisfaction on which scale. The scale shows by style alone, so it does without a script. */
export function KindFields({
  kind,
  scale,
  onKind,
  onScale,
  error,
}: {
  kind: Kind;
  scale: CsatChoice;
  onKind: (kind: Kind) => void;
  onScale: (scale: CsatChoice) => void;
  error?: string;
}) {
  const scales = (
    <RadioSegments
      legend="Scale"
      name="scale"
      options={SCALES}
      value={scale}
      onChoose={(chosen) => {
        const found = SCALES.find((one) => one.value === chosen);
        if (found) onScale(found.value);
      }}
    />
  );
  return (
    <div className="group/kind">
      <RadioCards
        legend="Kind of survey"
        hideLegend
        name="kind"
        cards={KINDS}
        value={kind}
        error={error}
        onChoose={(chosen) => {
          const found = KINDS.find((one) => one.value === chosen);
          if (found) onKind(found.value);
        }}
      />
      <div className="mt-4 hidden group-has-[input[value=csat]:checked]/kind:block">{scales}</div>
    </div>
  );
}
