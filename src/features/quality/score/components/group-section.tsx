import { useTranslations } from "next-intl";
import type { QualityView } from "@/features/quality/score/loaders";
import type { Cut } from "@/features/quality/score/read-quality";
import { DotWhisker, type WhiskerRow } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";

/** The number by one dimension. Nothing where no review has a value of it. */
export function GroupSection({ view, cut, rows }: { view: QualityView; cut: Cut; rows: readonly WhiskerRow[] }) {
  const t = useTranslations("quality");
  if (rows.length === 0) return null;
  const few = rows.some(({ value }) => value === null);
  return (
    <Section title={t(`by.${cut}.title`)} dek={t(`by.${cut}.dek`)}>
      <DotWhisker
        caption={t(`by.${cut}.caption`)}
        segmentHead={t(`dimensions.${cut}`)}
        valueHead={t("score")}
        countHead={t("reviewsHead")}
        unit="percent"
        rows={rows}
        min={0}
        max={100}
        note={few ? t("tooFewNote") : undefined}
      />
      {cut === "agent" && view.hidden ? <p className="mt-2 text-muted-foreground text-xs">{t("fine.hidden")}</p> : null}
    </Section>
  );
}
