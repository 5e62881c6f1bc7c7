import { useTranslations } from "next-intl";
import type { StayView } from "@/features/customers/staying/view";
import { CohortGrid } from "@/ui/charts/cohort-grid";
import { Section } from "@/ui/section";

/** Those who started together, month by month. */
export function CohortSection({ cohorts }: { cohorts: StayView["cohorts"] }) {
  const t = useTranslations("staying.cohorts");
  return (
    <Section id="cohorts" title={t("title")} className="print:mt-6">
      {cohorts.lines.length === 0 ? (
        <p className="mt-2 text-muted-foreground">— {t("none")}</p>
      ) : (
        <CohortGrid caption={t("caption")} head={t("head")} sizeHead={t("size")} {...cohorts} />
      )}
    </Section>
  );
}
