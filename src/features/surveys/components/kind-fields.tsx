"use client";

import { useTranslations } from "next-intl";
import { type CsatChoice, KINDS, type Kind, SCALES_OF_CSAT } from "@/features/surveys/read-form";
import { RadioCards } from "@/ui/radio-cards";
import { RadioSegments } from "@/ui/radio-segments";

const TITLES: Readonly<Record<Kind, string>> = { nps: "NPS", csat: "CSAT", ces: "CES" };

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
  const t = useTranslations("newSurvey");
  const scales = (
    <RadioSegments
      legend={t("scale")}
      name="scale"
      options={SCALES_OF_CSAT.map((value) => ({ value, label: t(`scales.${value}`) }))}
      value={scale}
      onChoose={(chosen) => {
        const found = SCALES_OF_CSAT.find((one) => one === chosen);
        if (found) onScale(found);
      }}
    />
  );
  return (
    <div className="group/kind">
      <RadioCards
        legend={t("kind")}
        hideLegend
        name="kind"
        cards={KINDS.map((value) => ({
          value,
          title: TITLES[value],
          text: t(`kinds.${value}.text`),
          note: t(`kinds.${value}.note`),
        }))}
        value={kind}
        error={error}
        onChoose={(chosen) => {
          const found = KINDS.find((one) => one === chosen);
          if (found) onKind(found);
        }}
      />
      <div className="mt-4 hidden group-has-[input[value=csat]:checked]/kind:block">{scales}</div>
    </div>
  );
}
