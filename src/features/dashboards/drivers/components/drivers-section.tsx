import { useTranslations } from "next-intl";
import type { DriversView } from "@/features/dashboards/drivers/describe-drivers";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";

/** What moves the score: each question's weight beside how it is rated. */
export function DriversSection({ drivers }: { drivers: DriversView }) {
  const t = useTranslations("overview.drivers");
  return (
    <Section id="drivers" title={drivers.title} dek={t("dek")}>
      <DotWhisker
        className="mt-1"
        caption={drivers.caption}
        segmentHead={t("question")}
        valueHead={t("share")}
        countHead={t("average")}
        unit="percent"
        rows={drivers.rows}
        min={0}
        max={100}
      />
    </Section>
  );
}
